import type { Accepted } from "./test-rule.ts";

/** Puts the import of the library before a source, on its first line so that line numbers stay. */
export function lib(code: string): string {
  return `import { slots, withDict, f64, text } from "slotted"; ${code}`;
}

/** Every form of instance member TypeScript has, by what it is called. */
export const memberForms = {
  "a field with a type": "z: number;",
  "an optional field": "z?: number;",
  "a definite field": "z!: number;",
  "an initialised field": "z = 1;",
  "a readonly field": "readonly z: number = 1;",
  "a field with an access modifier": "protected z: number = 1;",
  "a field private to the compiler": "private z = 1;",
  "a decorated field": "@((_value, _context) => {}) z = 1;",
  "a field with a quoted name": '"z": number;',
  "a field with a computed name": '["z"] = 1;',
  "an override field": "override z = 1;",
  "an arrow-function field": "z = () => 1;",
  "a private field": "#z = 1;",
  "an accessor field": "accessor z = 1;",
  "a decorated accessor field": "@((_value, _context) => {}) accessor z = 1;",
  "a private accessor field": "accessor #z = 1;",
  "a parameter property": "constructor(public z: number) { super({ x: 1 }); }",
  "a readonly parameter property": "constructor(readonly z = 1) { super({ x: 1 }); }",
  "an overriding parameter property":
    "constructor(protected override readonly z: number) { super({ x: 1 }); }",
  "a declared field": "declare z: number;",
  "a declared readonly field": "declare readonly z: number;",
  "a static field": "static z = 1;",
  "a static private field": "static #z = 1;",
  "a declared static field": "declare static z: number;",
  "a static accessor field": "static accessor z = 1;",
  "a static block": "static { this.name; }",
  "a method": "z() { return 1; }",
  "a method with an overload": "z(): number; z(by?: number): number { return by ?? 1; }",
  "a private method": "#z() { return 1; }",
  "a getter": "get z() { return 1; }",
  "a setter": "set z(value: number) { value; }",
  "a decorated method": "@((_value, _context) => {}) z() { return 1; }",
  "a method with a computed name": '["z"]() { return 1; }',
  "an override method": "override z() { return 1; }",
  "a generator method": "*z() { yield 1; }",
  "an index signature": "[name: string]: unknown;",
  "a static index signature": "static [name: string]: unknown;",
  "an abstract field": "abstract z: number;",
  "an abstract accessor field": "abstract accessor z: number;",
  "an abstract method": "abstract z(): number;",
} as const;

/** The name of a form of instance member. */
export type MemberForm = keyof typeof memberForms;

/** Makes one case of each form of member, in a class that the last line of `opening` begins. */
export function inEachForm(opening: string, except: readonly MemberForm[] = []): Accepted[] {
  return formNames
    .filter((form) => !except.includes(form))
    .map((form) => ({ name: form, code: inForm(opening, form) }));
}

/** Makes a class with one member of a form. */
export function inForm(opening: string, form: MemberForm): string {
  const lines = opening.split("\n");
  const head = lines.pop() ?? "";
  const modifier = form.startsWith("an abstract") ? "abstract " : "";
  const member = head.includes("extends")
    ? memberForms[form]
    : memberForms[form].replace(" super({ x: 1 });", "");
  return lib([...lines, `${modifier}${head} { ${member} }`].join("\n"));
}

const formNames = Object.keys(memberForms) as MemberForm[];
