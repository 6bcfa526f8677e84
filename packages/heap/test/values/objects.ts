import { evaluated, names } from "./source.ts";
import type { Values } from "../corpus.ts";

/** Plain objects, in fast and in dictionary mode. */
export function objects(): Values {
  const values: Values = {
    "{}": {},
    "{a}": { a: 1 },
    "{a, b}": { a: 1, b: 2 },
    "{a, b, c, d}": { a: 1, b: 2, c: 3, d: 4 },
    "two doubles": { x: Math.random(), y: Math.random() },
    "doubles, integers and strings": { x: Math.random(), n: 1, s: "text", m: Math.random() },
    "double NaN": { x: NaN, y: 1 },
    "nested object": { inner: { deep: 1.5 } },
    "named and numbered": { a: 1, 0: 1, 1: 2 },
    "numbered doubles": { 0: 1.5, 1: 2.5 },
    "object with a far index": { 100000: 1 },
    "object with a getter": Object.defineProperty({}, "g", { get: () => 1 }),
    "literal getter": {
      get g() {
        return 1;
      },
    },
    "symbol keys": { [Symbol("k")]: 1.5, a: 1 },
    "object without a prototype": Object.create(null),
    "literal with null prototype": { __proto__: null, a: 1.5 },
    "object with a prototype": Object.create({ inherited: 1 }),
    frozen: Object.freeze({ a: 1, b: 1.5 }),
    sealed: Object.seal({ a: 1, b: 1.5 }),
    "closed to additions": Object.preventExtensions({ a: 1, b: 1.5 }),
    "JSON object": JSON.parse('{"a":1,"b":2.5,"c":"x"}'),
    "JSON array of objects": JSON.parse('[{"a":1.5},{"a":2.5}]'),
    "spread copy": { ...{ a: 1, b: 1.5 }, c: 2.5 },
    assigned: Object.assign({}, { a: 1, b: 1.5, c: 2 }),
    "from entries": Object.fromEntries([
      ["a", 1.5],
      ["b", 2],
    ]),
    "structured clone": structuredClone({ a: 1.5, b: [1, 2.5], c: "x" }),
    "deleted first": without({ a: 1, b: 2.5, c: 3 }, "a"),
    "deleted last": without({ a: 1, b: 2, c: 3.5 }, "c"),
    "number then string in one slot": changed({ v: 1.5 as unknown }),
    "wrapper of a number": Object(1.5),
    "wrapper of a string": Object("text"),
    "wrapper of a symbol": Object(Symbol("w")),
    "wrapper of a bigint": Object(2n ** 70n),
  };
  for (const n of [4, 5, 8, 12, 19, 20, 21, 40, 127, 130, 1000, 1030]) {
    values[`${String(n)} keys added`] = keyed(n, (i) => i);
    values[`${String(n)} doubles added`] = keyed(n, (i) => i + 0.5);
    values[`literal of ${String(n)}`] = evaluated(`({${names(n, (name) => `${name}:1.5`)}})`);
  }
  return values;
}

function without<T extends object>(object: T, key: keyof T): T {
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete
  delete object[key];
  return object;
}

function changed(object: { v: unknown }): object {
  object.v = "text";
  object.v = Math.random();
  return object;
}

function keyed(n: number, value: (i: number) => unknown): object {
  const object: Record<string, unknown> = {};
  for (let i = 0; i < n; i++) object[`k${String(i)}`] = value(i);
  return object;
}
