import { natives } from "./natives.ts";

/** True where V8 keeps an object's properties at fixed places, false for dictionary mode. */
export function hasFastProperties(object: object): boolean {
  return natives().hasFastProperties(object);
}

/** True for two objects of one hidden class, which V8's optimised code treats alike. */
export function sameShape(a: object, b: object): boolean {
  return natives().haveSameMap(a, b);
}
