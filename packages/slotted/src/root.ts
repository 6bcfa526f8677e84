import { declarationIn, nameOf, type Class } from "./declaration.ts";
import { errors } from "./errors.ts";
import type { FieldType } from "./field-types.ts";
import { INDEX, STORE, type Store } from "./store.ts";

/**
 * Ends the prototype chain of every slotted object and row: an assignment that found no slot on its way
 * arrives here. Declared slots are found earlier and pay nothing.
 */
const guard = new Proxy(Object.create(Object.prototype) as object, {
  set(_target, key, _value, receiver: object) {
    const C = receiver.constructor as Class;
    throw errors.noSlot(nameOf(C), key, declarationIn(C)?.byName.keys() ?? []);
  },
});

/** What every slotted object and row can do; the start of each slotted class's prototype chain. */
export const root: object = Object.create(guard, {
  toObject: method(function (this: object) {
    return valuesOf(this, ({ spec: { own } }, value) =>
      isSlotted(value)
        ? value.toObject()
        : own && value !== undefined
          ? own(value as never)
          : value,
    );
  }),
  toJSON: method(function (this: object) {
    return valuesOf(this, ({ spec: { toJson } }, value) =>
      isSlotted(value)
        ? value.toJSON()
        : toJson && value !== undefined
          ? toJson(value as never)
          : value,
    );
  }),
});

function method(value: (this: object) => object): PropertyDescriptor {
  return { value, writable: true, configurable: true };
}

/** Whether a value is a slotted object or row. */
export const isSlotted = (value: unknown): value is { toObject(): object; toJSON(): object } =>
  typeof value === "object" && value !== null && Object.prototype.isPrototypeOf.call(root, value);

/** The values of a slotted object as they are, rows of nested classes included. */
export const partsOf = (object: object): object => valuesOf(object, (_, value) => value);

/** Each slot's value through `turn`, then what a `withDict` object has besides. */
function valuesOf(
  object: object,
  turn: (type: FieldType, value: unknown) => unknown,
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const { slots, dict } = declarationIn(object.constructor) ?? { slots: [], dict: false };
  for (const { name, type } of slots)
    values[name] = turn(type, (object as Record<string, unknown>)[name]);
  return dict ? { ...values, ...extrasOf(object, values) } : values;
}

/** The undeclared attributes of a `withDict` object or row. */
function extrasOf(object: object, values: object): object {
  const row = object as { [STORE]?: Store; [INDEX]: number };
  const { [STORE]: store } = row;
  if (store?.plan.dict) return (store.list(store.plan.dict)[row[INDEX]] ?? {}) as object;
  return Object.fromEntries(Object.entries(object).filter(([name]) => !(name in values)));
}
