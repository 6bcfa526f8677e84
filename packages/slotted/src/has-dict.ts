import { declarationIn } from "./declaration.ts";
import { isRow } from "./row.ts";

/**
 * Whether a value takes attributes that nobody declared: Python's `hasattr(x, "__dict__")`.
 *
 * False for slotted objects and rows, true for those of a `withDict` class; for anything else, whether
 * the object is extensible.
 */
export function hasDict(value: unknown): boolean {
  if (isRow(value)) return declarationIn((value as object).constructor)?.dict === true;
  // of a primitive, which is not extensible, too
  return Object.isExtensible(value);
}
