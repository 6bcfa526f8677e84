import type { AnySlotted } from "./infer.ts";
import { INSPECT, inspectRow } from "./inspect.ts";
import { INDEX, STORE, type Store } from "./store.ts";

/** A live view of one record; its class has the accessors of the slots in front of the user's prototype. */
export interface Row {
  readonly [STORE]: Store;
  readonly [INDEX]: number;
}

/** Whether a value is a row of a table, not a standalone object. */
export function isRow(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, STORE);
}

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
    constructor: { value: C },
    [INSPECT]: { value: inspectRow },
    // found here, the two fields of a new row are not taken for undeclared attributes
    [STORE]: { value: undefined, writable: true },
    [INDEX]: { value: 0, writable: true },
  });
}
