import type { Values } from "../corpus.ts";

/** Numbers, symbols, bigints and constants. */
export function primitives(): Values {
  const values: Values = {
    undefined: undefined,
    null: null,
    true: true,
    "small integer": 7,
    "smallest small integer": -(2 ** 31),
    "integer beyond 32 bits": 2 ** 40,
    double: Math.random() + 0.5,
    "minus zero": -0,
    NaN: NaN,
    Infinity: Infinity,
    symbol: Symbol("q"),
    "symbol without a description": Symbol(),
    "registered symbol": Symbol.for("slotted.heap"),
    "well-known symbol": Symbol.iterator,
    "bigint 0": 0n,
  };
  for (const bits of [1, 63, 64, 65, 200, 5000])
    values[`bigint of ${String(bits)} bits`] = 2n ** BigInt(bits - 1);
  return values;
}
