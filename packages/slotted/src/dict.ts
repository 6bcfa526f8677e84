import { gone } from "./refuse.ts";
import { isRow, type Row } from "./row.ts";
import { INDEX, STORE } from "./store.ts";

/**
 * The link that `withDict` puts into a prototype chain: what is not found before it is looked up, and kept,
 * in the object itself, or for a row in a list beside the packed slots.
 */
export function dictPrototype(base: object): object {
  return new Proxy(Object.create(base) as object, {
    get(target, key, receiver: object) {
      const dict = isRow(receiver) ? listOf(receiver as Row)[(receiver as Row)[INDEX]] : undefined;
      return dict && Object.hasOwn(dict, key)
        ? dict[key]
        : (Reflect.get(target, key, receiver) as unknown);
    },
    set(target, key, value, receiver: object) {
      // toString and the like belong to every object, not to the class
      if (key in target && !Object.hasOwn(Object.prototype, key))
        return Reflect.set(target, key, value, receiver);
      if (isRow(receiver)) {
        const row = receiver as Row;
        (listOf(row)[row[INDEX]] ??= {})[key] = value;
        return true;
      }
      return Reflect.defineProperty(receiver, key, {
        ...{ value: value as unknown, writable: true, enumerable: true, configurable: true },
      });
    },
  });
}

function listOf({
  [STORE]: store,
  [INDEX]: index,
}: Row): (Record<PropertyKey, unknown> | undefined)[] {
  if (index >= store.n) throw gone(store, index);
  return (store.plan.dict ? store.list(store.plan.dict) : []) as (
    Record<PropertyKey, unknown> | undefined
  )[];
}
