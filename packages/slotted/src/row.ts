import { codeGeneration, compile } from "./code-generation.ts";
import { nameOf } from "./declaration.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import { INSPECT, inspectRow } from "./inspect.ts";
import { isSlotted } from "./root.ts";
import { INDEX, STORE, type Store } from "./store.ts";

/** A live view of one record; its class has the accessors of the slots in front of the user's prototype. */
export interface Row {
  readonly [STORE]: Store;
  readonly [INDEX]: number;
}

/** Whether a value is a row of a table, not a standalone object. */
export function isRow(value: unknown): boolean {
  // a copy made by spread has the row's own keys as well
  return isSlotted(value) && Object.hasOwn(value, STORE);
}

/**
 * A class that is made as the argument of a call has no name, not even one that V8 infers from where it is
 * kept: Chrome's console and heap snapshots then ask a row's `constructor`, which is the user's class.
 */
export const unnamed = <T>(Class: T): T => Class;

/** Makes a class of rows look like the class whose records they show. */
export function becomeRow(Row: new (store: Store, index: number) => object, C: AnySlotted): void {
  const prototype = Row.prototype as object;
  const accessors = Object.getOwnPropertyDescriptors(prototype) as Record<
    string,
    PropertyDescriptor
  >;
  for (const [name, accessor] of Object.entries(accessors)) {
    // for…in lists the slots of a row, as it does those of a standalone object
    if (name !== "constructor")
      Object.defineProperty(prototype, name, { ...accessor, enumerable: true });
  }
  Object.setPrototypeOf(prototype, C.prototype as object);
  Object.defineProperties(prototype, {
    constructor: { value: C, writable: false },
    [INSPECT]: { value: inspectRow },
    // found here, the two fields of a new row are not taken for undeclared attributes
    [STORE]: { value: undefined, writable: true },
    [INDEX]: { value: 0, writable: true },
  });
  for (const name of membersOf(C.prototype as object))
    Object.defineProperty(prototype, name, readOnly(C, name));
}

/** What the prototypes of a class hold besides accessors: methods, in front of all. */
function membersOf(prototype: object): string[] {
  const nearest = new Map<string, PropertyDescriptor>();
  for (let p: object | null = prototype; p !== null && p !== Object.prototype;) {
    const own = Object.getOwnPropertyDescriptors(p) as Record<string, PropertyDescriptor>;
    for (const [name, member] of Object.entries(own))
      if (!nearest.has(name)) nearest.set(name, member);
    p = Object.getPrototypeOf(p) as object | null;
  }
  return [...nearest].filter(([name, m]) => name !== "constructor" && "value" in m).map(([n]) => n);
}

/**
 * A member as it is, but not to be assigned: the value would be kept by the view, and lost with it. A getter
 * whose name is a constant costs a call nothing, one that looks it up 8x, on Node 20.
 */
function readOnly(C: AnySlotted, name: string): PropertyDescriptor {
  const members = C.prototype as Record<string, unknown>;
  const code = `return () => members[${JSON.stringify(name)}];`;
  return {
    get: codeGeneration.allowed
      ? (compile(`${nameOf(C as never)}.${name}`, code, { members }) as () => unknown)
      : () => members[name],
    set() {
      throw errors.readOnly(nameOf(C as never), name);
    },
    configurable: true,
  };
}
