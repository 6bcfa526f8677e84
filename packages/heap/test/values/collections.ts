import type { Values } from "../corpus.ts";

/** Maps, sets and their weak kin. */
export function collections(): Values {
  const shrunk = new Map(range(100).map((i) => [i, i]));
  for (let i = 0; i < 98; i++) shrunk.delete(i);
  const cleared = new Set(range(100));
  cleared.clear();
  const keys = range(20).map((i) => ({ i }));
  const values: Values = {
    "Map shrunk": shrunk,
    "Set cleared": cleared,
    "Map of doubles": new Map([
      [1.5, 2.5],
      [3.5, 1],
    ]),
    "Map of strings": new Map([
      ["a", 1],
      ["b", 1.5],
    ]),
    "Set of doubles": new Set([1.5, 2.5, NaN, -0.5]),
    "Map with properties": Object.assign(new Map(), { a: 1.5 }),
    "WeakMap empty": new WeakMap(),
    "WeakSet empty": new WeakSet(),
    "WeakMap of 20": new WeakMap(keys.map((key, i) => [key, i + 0.5])),
    "WeakSet of 20": new WeakSet(keys),
    "WeakMap keys": keys,
    WeakRef: new WeakRef(keys),
    FinalizationRegistry: new FinalizationRegistry(() => undefined),
    "Map iterator": new Map([[1, 2]]).entries(),
    "Set iterator": new Set([1]).values(),
    "array iterator": [1, 2][Symbol.iterator](),
    "string iterator": "ab"[Symbol.iterator](),
  };
  for (const n of [0, 1, 4, 5, 8, 9, 100, 5000]) {
    values[`Map of ${String(n)}`] = new Map(range(n).map((i) => [i, i]));
    values[`Map of ${String(n)} doubles`] = new Map(
      range(n).map((i) => [`k${String(i)}`, i + 0.5]),
    );
    values[`Set of ${String(n)}`] = new Set(range(n));
    values[`Set of ${String(n)} added`] = range(n).reduce(
      (set, i) => set.add(i + 0.5),
      new Set<number>(),
    );
  }
  return values;
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);
