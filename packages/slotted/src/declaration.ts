import { errors } from "./errors.ts";
import type { FieldType } from "./field-types.ts";
import type { AnySlotted, SlotType } from "./infer.ts";

/** Marks the classes made by `slots` and `withDict`; inherited by the classes that extend them. */
export const DECLARATION = Symbol("slotted.declaration");

/** One slot as it was declared. */
export interface DeclaredSlot {
  readonly name: string;
  readonly type: FieldType;
  /** What the class wrote: the field type itself, or a slotted class. */
  readonly given: SlotType;
  /** The declaration that brought it. */
  readonly owner: Declaration;
}

/** All that `slots` was told, by this class and its bases. */
export interface Declaration {
  readonly slots: readonly DeclaredSlot[];
  readonly byName: ReadonlyMap<string, DeclaredSlot>;
  /** Objects take undeclared attributes: `withDict` is in the chain. */
  readonly dict: boolean;
}

/** Any class or function, seen only as an object of the language. */
export type Class = abstract new (...args: never[]) => object;

/** What a slotted class declares, or undefined for anything else. */
export function declarationIn(value: unknown): Declaration | undefined {
  return typeof value === "function"
    ? (value as unknown as { [DECLARATION]?: Declaration })[DECLARATION]
    : undefined;
}

/** What a slotted class declares. @throws SlotError when the class was not made with `slots`. */
export function declarationOf(where: string, C: unknown): Declaration {
  const declaration = declarationIn(C);
  if (!declaration) throw errors.notSlotted(where, C);
  return declaration;
}

/** Whether a class came out of `slots` or `withDict` itself, not out of a user's `class … extends`. */
export const isDeclaring = (C: object): boolean => Object.hasOwn(C, DECLARATION);

/** The classes of a chain from `C` down to, and without, the first that is not slotted. */
export function* chainOf(C: AnySlotted | Class): Generator<Class> {
  for (let c: unknown = C; declarationIn(c); c = Object.getPrototypeOf(c)) yield c as Class;
}

/** The name that errors and layouts use for a class. */
export const nameOf = ({ name }: { readonly name: unknown }): string =>
  typeof name === "string" && name !== "" ? name : "Slotted";

/** For each declaration of a chain, the name of the user's class that extends it. */
export function ownersOf(C: AnySlotted | Class): Map<Declaration, string> {
  const owners = new Map<Declaration, string>();
  let child = C as Class;
  for (const c of chainOf(C)) {
    if (isDeclaring(c))
      owners.set(declarationOf("slots", c), nameOf(isDeclaring(child) ? c : child));
    child = c;
  }
  return owners;
}
