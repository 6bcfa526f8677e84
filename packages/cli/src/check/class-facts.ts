import { classBodyOf, type ClassBody } from "./class-body.ts";

/** A class as a value. */
export type AnyClass = (abstract new (...args: never[]) => object) & { readonly name: string };

/** What a slotted class has that the audit asks for; any copy of the library has it. */
export interface SlottedStatics {
  readonly slots: Readonly<Record<string, unknown>>;
  readonly layout: unknown;
}

/** A class seen at run time, and in its own source. */
export interface ClassFacts {
  readonly C: AnyClass;
  readonly name: string;
  /** The names of all slots, or undefined where the class is not slotted. */
  readonly slots: ReadonlySet<string> | undefined;
  /** Objects take undeclared attributes: `withDict` is in the chain. */
  readonly dict: boolean;
  readonly body: ClassBody;
}

/** Looks at one class. */
export function classFactsOf(C: AnyClass, name = C.name || "(anonymous)"): ClassFacts {
  const slots = isSlottedClass(C) ? new Set(Object.keys(C.slots)) : undefined;
  return {
    C,
    name,
    slots,
    dict: slots !== undefined && takesAnything(C),
    body: classBodyOf(C),
  };
}

/** Whether a class came from `slots(…)`, by this copy of the library or by another. */
export function isSlottedClass(C: unknown): C is AnyClass & SlottedStatics {
  return typeof C === "function" && chainOf(C as AnyClass).some(isDeclaring);
}

/** Whether a class is what `slots(…)` or `withDict(…)` returned, not the user's own. */
export function isDeclaring(C: object): C is AnyClass & SlottedStatics {
  return (
    Object.hasOwn(C, "slots") &&
    typeof Object.getOwnPropertyDescriptor(C, "layout")?.get === "function"
  );
}

/** Whether a value is a class by its syntax. */
export function isClass(value: unknown): value is AnyClass {
  return typeof value === "function" && /^class\b/.test(Function.prototype.toString.call(value));
}

/** A class and its bases, itself first. */
export function chainOf(C: AnyClass): AnyClass[] {
  const chain: AnyClass[] = [];
  for (let c: unknown = C; isClass(c); c = Object.getPrototypeOf(c)) chain.push(c);
  return chain;
}

/** An undeclared assignment is refused at the root of the prototype chain, unless a dict takes it. */
function takesAnything(C: AnyClass): boolean {
  try {
    return Reflect.set(Object.create(C.prototype as object) as object, Symbol("probe"), 1);
  } catch {
    return false;
  }
}
