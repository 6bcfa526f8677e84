import { describe, expect, test } from "vitest";
import { refusalOf } from "./fixtures/refusal-of.ts";
import { variants } from "./fixtures/variants.ts";
import * as types from "./index.ts";
import { slots, Table, type AnySlotted, type SlotType } from "./index.ts";

// Every field type against everything that a careless program may write into it.

class Inner extends slots({ x: types.f64 }) {}

const detached = Uint8Array.of(1, 2);
structuredClone(detached, { transfer: [detached.buffer] });

const hostile = {
  undefined: undefined,
  null: null,
  true: true,
  "0": 0,
  "-0": -0,
  "1": 1,
  "-1": -1,
  "1.5": 1.5,
  "200": 200,
  "1e39": 1e39,
  "2^32": 2 ** 32,
  "2^53": 2 ** 53,
  NaN: NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
  "1n": 1n,
  "-1n": -1n,
  "2n^64": 2n ** 64n,
  "2n^1000000": 2n ** 1_000_000n,
  "a boxed number": Object(1) as unknown,
  "no text": "",
  "a text": "a",
  "a lone surrogate": "\ud800",
  "a symbol": Symbol("s"),
  "a function": () => 1,
  "an object": {},
  "an object with x": { x: 1 },
  "an object with a wrong x": { x: "1" },
  "an object with more": { x: 1, y: 2 },
  "an object that throws": {
    valueOf() {
      throw new Error("valueOf was called");
    },
  },
  "an object without prototype": Object.create(null) as unknown,
  "an empty list": [],
  "a list": [1, 2],
  "a list with a hole": [1, , 2].slice(1), // eslint-disable-line no-sparse-arrays -- that is the point
  "a list of texts": ["1", "2"],
  "a list of big integers": [1n, 2n],
  "a date": new Date(5),
  "an invalid date": new Date(NaN),
  "a false date": Object.create(Date.prototype) as unknown,
  "two bytes": Uint8Array.of(1, 2),
  "two detached bytes": detached,
  "two doubles": Float64Array.of(1, 2),
  "a view of two bytes": new DataView(new ArrayBuffer(2)),
  "a buffer of two bytes": new ArrayBuffer(2),
  "a class": Inner,
  "a promise": Promise.resolve(1),
};

type Name = keyof typeof hostile;
const numbers = ["-Infinity", "-0", "-1", "0", "1", "1.5", "200", "1e39"] as const;
const everything = Object.keys(hostile) as Name[];

const accepting: [what: string, type: SlotType, accepted: readonly Name[]][] = [
  ["f64", types.f64, [...numbers, "2^32", "2^53", "NaN", "Infinity"]],
  ["f32", types.f32, [...numbers.filter((n) => n !== "1e39"), "2^32", "2^53", "NaN", "Infinity"]],
  ["i8", types.i8, ["-0", "-1", "0", "1"]],
  ["u8", types.u8, ["-0", "0", "1", "200"]],
  ["i16", types.i16, ["-0", "-1", "0", "1", "200"]],
  ["u16", types.u16, ["-0", "0", "1", "200"]],
  ["i32", types.i32, ["-0", "-1", "0", "1", "200"]],
  ["u32", types.u32, ["-0", "0", "1", "200"]],
  ["i64", types.i64, ["-1n", "1n"]],
  ["u64", types.u64, ["1n"]],
  ["bool", types.bool, ["true"]],
  ["text", types.text, ["no text", "a text"]],
  ["category", types.category, ["no text", "a text", "a lone surrogate"]],
  ["oneOf", types.oneOf("a", "\ud800"), ["a text", "a lone surrogate"]],
  ["date", types.date, ["a date"]],
  ["bytes", types.bytes(2), ["two bytes"]],
  ["vec", types.vec(types.u8, 2), ["a list", "two bytes", "two doubles"]],
  ["vec of i64", types.vec(types.i64, 2), ["a list of big integers"]],
  ["ref", types.ref(), ["2^32"]],
  ["json", types.json(), everything.filter((name) => name !== "undefined")],
  ["optional", types.optional(types.bool), ["true", "undefined"]],
  ["withDefault", types.withDefault(types.bool, true), ["true"]],
  ["a class", Inner, ["an object with x"]],
];

const stored = (what: string, value: unknown): unknown => {
  if (Object.is(value, -0) && !/^(f32|f64|json)$/.test(what)) return 0;
  if (what === "f32") return Math.fround(value as number);
  if (what === "vec") return Uint8Array.from(value as number[]);
  if (what === "vec of i64") return BigInt64Array.from(value as bigint[]);
  return value;
};

const CODES = /^ERR_(SLOT_TYPE|SLOT_RANGE|MISSING_SLOT|NO_SLOT)$/;

describe.each(variants)("a table in %s", (_, layout, declare) => {
  describe.each(accepting)("with a slot of %s", (what, type, accepted) => {
    const make = () =>
      declare(() => {
        class One extends slots({ before: types.text, value: type, after: types.u8 }) {}
        return new Table(One as unknown as AnySlotted, { layout });
      });
    const record = (name: Name) => ({ before: "before", value: hostile[name], after: 1 });
    const valueOf = (row: unknown) => (row as { value: unknown }).value;

    test.each(accepted)("keeps %s", (name) => {
      const table = make();
      table.add(record(name));
      const expected = stored(what, hostile[name]);
      if (what === "json") expect(valueOf(table.get(0))).toBe(expected);
      else expect(table.toArray()).toStrictEqual([{ ...record(name), value: expected }]);
    });

    test("refuses everything else, wherever it is written", () => {
      const table = make();
      const good = record(accepted[0] as Name);
      table.add(good);
      const before = [table.toArray(), table.memory()];
      const C = table.get(0).constructor as new (init: unknown) => object;
      for (const name of everything.filter((n) => !accepted.includes(n))) {
        const bad = record(name);
        const left = what === "withDefault" && name === "undefined";
        if (!left) {
          expect([name, refusalOf(() => table.add(bad))]).toEqual([
            name,
            expect.stringMatching(CODES),
          ]);
          expect([name, refusalOf(() => declare(() => new C(bad)))]).toEqual([
            name,
            expect.stringMatching(CODES),
          ]);
          refusalOf(() => table.addAll([good, bad]));
          refusalOf(() => declare(() => Table.from(C as never, [bad as never], { layout })));
        }
        refusalOf(() => table.set(0, { before: "changed", value: bad.value }));
        refusalOf(() => ((table.get(0) as typeof bad).value = bad.value));
      }
      expect([table.toArray(), table.memory()]).toEqual(before);
    });
  });
});
