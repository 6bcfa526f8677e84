/** Why a class is left as it is; each a sentence *where: expected X, got Y. Way out.* */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly line: number;
  readonly message: string;
}

export type ObstacleCode = keyof typeof obstacles;

/** The obstacle of a code, from the table below. */
export function obstacle(code: ObstacleCode, line: number, what: string): Obstacle {
  return { code, line, message: obstacles[code](what) };
}

const obstacles = {
  "private-field": (name: string) =>
    `${name}: expected a field that rows can have, got a private one. ` +
    `Rename it to ${name.slice(1)}, or _${name.slice(1)}, first.`,
  "no-type": (name: string) =>
    `${name}: expected a field whose type can be read, got none. Declare its type.`,
  "no-value": (name: string) =>
    `${name}: expected a value when an object is made, got a field that is set later or under a condition. ` +
    `Give it an initialiser, assign it once at the start of the constructor, or make it optional with ?.`,
  "this-too-early": (name: string) =>
    `${name}: expected a value that can be computed before the object exists, got one that needs this. ` +
    `Make it a method or a getter, or compute it from the constructor's parameters.`,
  "reassigned-parameter": (name: string) =>
    `${name}: expected a parameter that keeps its value, got one that is assigned again. ` +
    `Use a variable of another name.`,
  "private-method": (name: string) =>
    `${name}: expected methods that rows can run, got a private one. ` +
    `Rename it to ${name.slice(1)}, or _${name.slice(1)}, first.`,
  "name-taken": (name: string) =>
    `${name}: expected the name to be free in the constructor, got a variable of that name. ` +
    `Rename the variable.`,
  "undeclared-assignment": (name: string) =>
    `this.${name}: expected an assignment to a declared field, got another. ` +
    `Declare the field, with a value or as optional.`,
  "deleted-field": (name: string) =>
    `delete this.${name}: expected fields to stay, got one that is removed. Assign undefined instead.`,
  "unsupported-member": (what: string) =>
    `${what}: expected plain fields, got what slots cannot say. Replace it by a plain field first.`,
  "taken-name": (name: string) =>
    `${name}: expected a name that is free on every slotted object, got one that is not. Rename it.`,
  "static-conflict": (name: string) =>
    `${name}: expected slots and statics to have different names, got both. Rename one of them.`,
  "unknown-base": (name: string) =>
    `extends ${name}: expected no base, or a slotted one in the same file, got another. ` +
    `Migrate ${name} first, or hold it in a field.`,
  "no-fields": (name: string) =>
    `${name}: expected a class with fields, got one without. There is nothing to pack.`,
  "base-constructor": (what: string) =>
    `${what}: expected a call of a base's constructor that only passes slots on, got more. ` +
    `Pass the base's slots to super({…}) by hand.`,
} satisfies Record<string, (what: string) => string>;
