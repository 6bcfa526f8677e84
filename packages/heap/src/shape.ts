import { types } from "node:util";
import { natives } from "./natives.ts";
import { shapeOf } from "./shape-of.ts";
import { privateParts } from "./sizeof.ts";

/**
 * True where V8 keeps an object's properties at fixed places, false for dictionary mode; a
 * proxy keeps none.
 */
export function hasFastProperties(object: object): boolean {
  if (types.isProxy(object)) return false;
  const reader = privateParts()?.reader;
  if (!reader) return natives.hasFastProperties(object);
  return !reader.still(object, (word) => shapeOf(reader, reader.word(word - 1) - 1).isDictionary);
}

/** True for two objects of one hidden class, which V8's optimised code treats alike. */
export function sameShape(a: object, b: object): boolean {
  const reader = privateParts()?.reader;
  if (!reader) return natives.haveSameMap(a, b);
  const [left, right] = [a, b].map((object) =>
    reader.still(object, (word) => reader.word(word - 1)),
  );
  return left === right;
}
