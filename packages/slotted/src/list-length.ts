// What a typed array is, asked of the engine: a class of the program's may claim anything.
const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;
const getter = (key: PropertyKey): ((this: unknown) => unknown) =>
  Object.getOwnPropertyDescriptor(typedArray, key)?.get as () => unknown;
const tag = getter(Symbol.toStringTag);
const typedLength = getter("length");

/** The kind of a typed array of any realm, whatever its class says; undefined for anything else. */
export const kindOf = (value: unknown): unknown => tag.call(value);

/** How many elements an array or a typed array has; undefined for anything else. */
export const lengthOf = (value: unknown): unknown =>
  Array.isArray(value) ? value.length : kindOf(value) && typedLength.call(value);
