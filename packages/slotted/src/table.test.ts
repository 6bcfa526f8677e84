import { describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import {
  bool,
  byteLengthOf,
  category,
  f32,
  f64,
  i16,
  i32,
  i64,
  i8,
  isRow,
  oneOf,
  optional,
  slots,
  Table,
  text,
  u16,
  u32,
  u64,
  u8,
  withDefault,
} from "./index.ts";

describe.each(variants)("a table in %s", (_, layout, declare) => {
  const point = () =>
    declare(() => {
      class Point extends slots({ x: f64, y: f64 }) {
        get length() {
          return Math.hypot(this.x, this.y);
        }
      }
      const table = new Table(Point, { layout });
      return { Point, table };
    });

  const sample = () =>
    declare(() => {
      class Sample extends slots({
        id: u32,
        name: text,
        kind: category,
        unit: oneOf("celsius", "kelvin"),
        ok: bool,
        note: optional(text),
        count: withDefault(u8, 7),
        big: optional(i64),
      }) {}
      return { Sample, table: new Table(Sample, { layout }) };
    });

  test("gives back what was added", () => {
    const { table } = sample();
    const full = {
      id: 1,
      name: "näme",
      kind: "a",
      unit: "kelvin",
      ok: true,
      note: "n",
      count: 3,
      big: -5n,
    } as const;
    expect(table.add(full)).toBe(0);
    expect(table.add({ id: 2, name: "", kind: "b", unit: "celsius", ok: false })).toBe(1);
    expect(table.length).toBe(2);
    expect(table.get(0).toObject()).toEqual(full);
    expect(table.get(1).toObject()).toEqual({
      ...{ id: 2, name: "", kind: "b", unit: "celsius", ok: false, note: undefined },
      ...{ count: 7, big: undefined },
    });
  });

  test("rows are instances of the class and run its getters", () => {
    const { Point, table } = point();
    table.add({ x: 3, y: 4 });
    const row = table.get(0);
    expect(row).toBeInstanceOf(Point);
    expect(row.constructor).toBe(Point);
    expect(row.length).toBe(5);
    expect(isRow(row)).toBe(true);
    expect(isRow(new Point({ x: 1, y: 2 }))).toBe(false);
  });

  test("a row is a live view", () => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    const row = table.get(0);
    table.get(0).x = 10;
    expect(row.x).toBe(10);
    for (let i = 0; i < 1000; i++) table.add({ x: i, y: i });
    row.y = 20;
    expect(table.get(0).toObject()).toEqual({ x: 10, y: 20 });
  });

  test("writing one row leaves its neighbours alone", () => {
    const { table } = sample();
    for (let i = 0; i < 20; i++) {
      table.add({
        id: i,
        name: `n${i}`,
        kind: `k${i % 3}`,
        unit: "celsius",
        ok: i % 2 === 0,
        note: `x${i}`,
      });
    }
    const before = table.toArray();
    const row = table.get(9);
    row.name = "a longer name than before";
    row.ok = true;
    row.note = undefined;
    row.kind = "new";
    row.big = 12n;
    row.count = 200;
    expect(table.toArray()).toEqual(
      before.with(9, {
        ...(before[9] as object),
        ...{
          name: "a longer name than before",
          ok: true,
          note: undefined,
          kind: "new",
          big: 12n,
          count: 200,
        },
      } as never),
    );
  });

  test.each([
    [u8, [0, 255], [-1, 256, 1.5, NaN, Infinity, "1", 1n, null, {}]],
    [i8, [-128, 127], [-129, 128, 0.5]],
    [u16, [0, 65535], [-1, 65536]],
    [i16, [-32768, 32767], [-32769, 32768]],
    [u32, [0, 4294967295], [-1, 4294967296, 2 ** 53]],
    [i32, [-2147483648, 2147483647], [-2147483649, 2147483648]],
    [f32, [0.5, -Infinity, NaN], [1e39, "0.5", undefined]],
    [f64, [0.1, -0, NaN, Infinity, 2 ** 53], ["1", 1n, null, true]],
    [i64, [-(2n ** 63n), 2n ** 63n - 1n], [2n ** 63n, 1, "1"]],
    [u64, [0n, 2n ** 64n - 1n], [-1n, 2n ** 64n]],
    [bool, [true, false], [0, 1, "true", undefined]],
    [
      text,
      ["", "a", "äöü€𝄞", "\ufeffbom", "\0", "x".repeat(1000), "é".repeat(100)],
      ["\ud800", "a\udc00", 5, null],
    ],
    [category, ["", "a", "ä"], [5, null]],
    [oneOf("a", "b"), ["a", "b"], ["c", 0, undefined]],
    [optional(u8), [0, 255, undefined], [256, null]],
  ])("keeps the values of a type and refuses the others", (type, good, bad) => {
    const table = declare(() => new Table(class One extends slots({ value: type }) {}, { layout }));
    for (const value of good) {
      table.add({ value } as never);
      expect((table.at(-1) as { value: unknown }).value).toBe(value);
      (table.get(0) as { value: unknown }).value = value;
      expect((table.get(0) as { value: unknown }).value).toBe(value);
    }
    const before = table.toArray();
    for (const value of bad) {
      expect(errorOf(() => table.add({ value } as never)).code).toMatch(
        /^ERR_(SLOT_TYPE|SLOT_RANGE|MISSING_SLOT)$/,
      );
      expect(errorOf(() => ((table.get(0) as { value: unknown }).value = value)).code).toMatch(
        /^ERR_/,
      );
      expect(errorOf(() => table.set(0, { value } as never)).code).toMatch(/^ERR_/);
    }
    expect(table.toArray()).toEqual(before);
  });

  test("an error says where, what was expected, what came, and a way out", () => {
    const { table } = sample();
    expect(errorOf(() => table.add({ id: -1 } as never)).message).toBe(
      "Sample.id: expected u32 (0 to 4294967295), got -1. Correct the value, or widen the slot's type.",
    );
    expect(errorOf(() => table.add({ id: 1, name: 5 } as never)).message).toBe(
      "Sample.name: expected text (a string without lone surrogates), got 5. Convert the value before writing.",
    );
    expect(errorOf(() => table.add({ id: 1 } as never)).message).toBe(
      "Sample: expected a value for slot 'name' (text), got nothing. Give it, or declare it optional(…) or withDefault(…).",
    );
  });

  test.each([
    ["an unknown slot", { x: 1, y: 2, z: 3 }, "ERR_NO_SLOT"],
    ["a missing slot", { x: 1 }, "ERR_MISSING_SLOT"],
    ["a wrong kind", { x: 1, y: "2" }, "ERR_SLOT_TYPE"],
    ["no object", 5, "ERR_ARGUMENT"],
    ["nothing", undefined, "ERR_ARGUMENT"],
    ["null", null, "ERR_ARGUMENT"],
  ])("add refuses %s and stays as it was", (_, init, code) => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    expect(errorOf(() => table.add(init as never)).code).toBe(code);
    expect(table.toArray()).toEqual([{ x: 1, y: 2 }]);
  });

  test("a getter that throws in add leaves the table as it was", () => {
    const { table } = point();
    const init = {
      x: 1,
      get y(): number {
        throw new Error("no y");
      },
    };
    expect(() => table.add(init)).toThrow("no y");
    expect(table.length).toBe(0);
  });

  test("a text refused after others were written leaves no trace", () => {
    const table = declare(
      () => new Table(class Two extends slots({ a: text, b: text }) {}, { layout }),
    );
    table.add({ a: "one", b: "two" });
    const used = table.memory().usedBytes;
    expect(() => table.add({ a: "three", b: "\ud800" })).toThrow("lone surrogates");
    expect(table.memory().usedBytes).toBe(used);
    table.add({ a: "four", b: "five" });
    expect(table.toArray()).toEqual([
      { a: "one", b: "two" },
      { a: "four", b: "five" },
    ]);
  });

  test("addAll packs all or none", () => {
    const { table } = point();
    expect(table.addAll([{ x: 1, y: 2 }])).toBe(1);
    expect(() => table.addAll([{ x: 3, y: 4 }, { x: 5 } as never])).toThrow("slot 'y'");
    expect(table.toArray()).toEqual([{ x: 1, y: 2 }]);
  });

  test("get refuses what is no row index; at answers undefined", () => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    for (const index of [1, -1, 0.5, NaN, Infinity]) {
      expect(errorOf(() => table.get(index)).code).toBe("ERR_ROW_RANGE");
    }
    expect(errorOf(() => table.get("0" as never)).code).toBe("ERR_ARGUMENT");
    expect([table.at(1), table.at(-2), table.at(Infinity)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([table.at(0)?.x, table.at(-1)?.x, table.at(NaN)?.x]).toEqual([1, 1, 1]);
  });

  test("a row past the end after truncate throws, and one before it lives on", () => {
    const { table } = sample();
    for (let i = 0; i < 4; i++)
      table.add({ id: i, name: `n${i}`, kind: "a", unit: "kelvin", ok: true });
    const [first, , third] = table;
    table.truncate(2);
    expect(first?.name).toBe("n0");
    expect(errorOf(() => third?.name).code).toBe("ERR_ROW_RANGE");
    expect(errorOf(() => ((third as { name: string }).name = "x")).code).toBe("ERR_ROW_RANGE");
    table.add({ id: 9, name: "after", kind: "b", unit: "celsius", ok: false });
    expect(table.map((row) => row.name)).toEqual(["n0", "n1", "after"]);
  });

  test("set writes all of its slots or none", () => {
    const { table } = sample();
    table.add({ id: 1, name: "a", kind: "k", unit: "kelvin", ok: true });
    table.set(0, { name: "b", ok: false, note: "n" });
    expect(table.get(0).toObject()).toMatchObject({ id: 1, name: "b", ok: false, note: "n" });
    const before = table.toArray();
    expect(() => table.set(0, { name: "c", id: -1 })).toThrow("Sample.id");
    expect(() => table.set(0, { name: "c", typo: 1 } as never)).toThrow("'typo'");
    expect(() => table.set(1, { name: "c" })).toThrow("row index below 1");
    expect(() => table.set(0, undefined as never)).toThrow("an object");
    expect(table.toArray()).toEqual(before);
  });

  test("loops in all its ways", () => {
    const { table } = point();
    table.addAll([1, 2, 3].map((x) => ({ x, y: 0 })));
    expect([...table].map((row) => row.x)).toEqual([1, 2, 3]);
    const seen = new Set<object>();
    let sum = 0;
    for (const row of table.scan()) {
      seen.add(row);
      sum += row.x;
    }
    expect([seen.size, sum]).toEqual([1, 6]);
    expect([...table.entries()].map(([i, row]) => [i, row.x])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expect(table.map((row, i) => row.x * 10 + i)).toEqual([10, 21, 32]);
    const indices: number[] = [];
    table.forEach((row, i, of) => indices.push(row.x, i, of.length));
    expect(indices).toEqual([1, 0, 3, 2, 1, 3, 3, 2, 3]);
  });

  test("iterators see rows added meanwhile, forEach does not", () => {
    const { table } = point();
    table.add({ x: 1, y: 0 });
    let visits = 0;
    for (const row of table) if (++visits < 3) table.add({ x: row.x, y: 0 });
    expect(visits).toBe(3);
    table.forEach(() => (visits++, table.add({ x: 0, y: 0 })));
    expect([visits, table.length]).toEqual([6, 6]);
  });

  test("filter makes a table of its own", () => {
    const { table } = sample();
    for (let i = 0; i < 10; i++) {
      table.add({
        id: i,
        name: `n${i}`,
        kind: `k${i % 2}`,
        unit: "kelvin",
        ok: i > 4,
        note: i % 3 ? "n" : undefined,
      });
    }
    table.get(7).name = "replaced by something longer";
    const odd = table.filter((row) => row.kind === "k1");
    expect(odd.toArray()).toEqual(table.toArray().filter((row) => row.kind === "k1"));
    expect(odd.memory().garbageBytes).toBe(0);
    odd.get(0).name = "changed";
    expect(table.get(1).name).toBe("n1");
    expect(table.where((row) => row.ok)).toEqual(Uint32Array.of(5, 6, 7, 8, 9));
  });

  test("turns into plain objects", () => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    expect(JSON.stringify(table)).toBe('[{"x":1,"y":2}]');
    expect(table.toArray()).toEqual([{ x: 1, y: 2 }]);
  });

  test("for…in lists a row's slots; Object.keys and spread, which see only own properties, do not", () => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    const row = table.get(0);
    const names: string[] = [];
    for (const name in row) names.push(name);
    expect(names).toEqual(["x", "y"]);
    expect(Object.keys(row)).toEqual([]);
  });

  test("turns into JSON that no longer hangs on the table, nested records included", () => {
    const table = declare(() => {
      class At extends slots({ n: i64 }) {}
      return new Table(class Here extends slots({ at: At }) {}, { layout });
    });
    table.add({ at: { n: 5n } });
    const json = table.toJSON();
    table.clear();
    expect(JSON.stringify(json)).toBe('[{"at":{"n":"5"}}]');
  });

  test("big integers become decimal strings in JSON", () => {
    const table = declare(() => new Table(class Big extends slots({ n: i64 }) {}, { layout }));
    table.add({ n: 2n ** 60n });
    expect(JSON.stringify(table)).toBe('[{"n":"1152921504606846976"}]');
  });

  test("text that is replaced leaves garbage, which compact gives back", () => {
    const table = declare(() => new Table(class Word extends slots({ word: text }) {}, { layout }));
    table.addAll(["alpha", "beta", "gamma"].map((word) => ({ word })));
    table.get(1).word = "a longer word";
    table.get(0).word = "al";
    expect(table.memory().garbageBytes).toBe(4 + 3);
    expect(table.map(byteLengthOf)).toEqual([4 + 2, 4 + 13, 4 + 5]);
    table.add({ word: "delta" });
    table.compact();
    expect(table.memory().garbageBytes).toBe(0);
    expect(table.map((row) => row.word)).toEqual(["al", "a longer word", "gamma", "delta"]);
    expect(table.memory().usedBytes).toBe(4 * 4 + 25);
  });

  test("Table.from reserves what it uses", () => {
    const { Point } = point();
    const table = declare(() =>
      Table.from(
        Point,
        [
          { x: 1, y: 2 },
          { x: 3, y: 4 },
        ],
        { layout },
      ),
    );
    expect(table.length).toBe(2);
    expect(table.memory().reservedBytes).toBe(32);
  });

  test("a category widens its codes as names arrive", () => {
    const table = declare(
      () => new Table(class Named extends slots({ name: category }) {}, { layout }),
    );
    for (let i = 0; i < 70_000; i++) table.add({ name: `name ${i % 66_000}` });
    expect([0, 255, 256, 65_535, 65_536, 69_999].map((i) => table.get(i).name)).toEqual(
      [0, 255, 256, 65_535, 65_536, 3_999].map((i) => `name ${i}`),
    );
    expect(table.memory().usedBytes).toBe(280_000);
  });

  test("nested classes lie flat in the row and read as objects of their class", () => {
    const table = declare(() => {
      class Vec extends slots({ x: f64, y: f64 }) {
        get sum() {
          return this.x + this.y;
        }
      }
      class Body extends slots({ at: Vec, to: optional(Vec), mass: f32 }) {}
      return new Table(Body, { layout });
    });
    table.add({ at: { x: 1, y: 2 }, mass: 3 });
    table.add({ at: { x: 4, y: 5 }, to: { x: 6, y: 7 }, mass: 8 });
    expect(table.get(1).at.sum).toBe(9);
    table.get(0).at.x = 10;
    (table.get(0) as { to: unknown }).to = { x: 1, y: 1 };
    expect(table.toArray()).toEqual([
      { at: { x: 10, y: 2 }, to: { x: 1, y: 1 }, mass: 3 },
      { at: { x: 4, y: 5 }, to: { x: 6, y: 7 }, mass: 8 },
    ]);
    expect(errorOf(() => table.add({ at: { x: 1 } as never, mass: 1 })).message).toContain(
      "'at.y'",
    );
    expect(
      errorOf(() => table.add({ at: { x: 1, y: 1, z: 1 } as never, mass: 1 })).message,
    ).toContain("'z'");
  });

  test("finds and folds as an array does", () => {
    const { table } = point();
    table.addAll([1, 2, 3, 4].map((x) => ({ x, y: 0 })));
    expect(table.find((row) => row.x > 2)?.x).toBe(3);
    expect(table.find((row) => row.x > 9)).toBeUndefined();
    expect([table.findIndex((row) => row.x > 2), table.findIndex((row) => row.x > 9)]).toEqual([
      2, -1,
    ]);
    expect([table.some((row) => row.x > 3), table.some((row) => row.x > 4)]).toEqual([true, false]);
    expect([table.every((row) => row.x > 0), table.every((row) => row.x > 1)]).toEqual([
      true,
      false,
    ]);
    expect(table.reduce((sum, row, i) => sum + row.x * i, 0)).toBe(20);
  });

  test("sorts by a slot or by a function, equal rows in their order", () => {
    const { table } = sample();
    const big = [3n, undefined, 1n, 2n, undefined, 1n];
    big.forEach((n, id) =>
      table.add({
        id,
        name: `n${6 - id}`,
        kind: id % 2 ? "b" : "a",
        unit: "kelvin",
        ok: true,
        big: n,
      }),
    );
    const ids = () => table.map((row) => row.id);
    expect((table.sortBy("big"), ids())).toEqual([2, 5, 3, 0, 1, 4]);
    expect((table.sortBy("name"), ids())).toEqual([5, 4, 3, 2, 1, 0]);
    expect((table.sortBy("kind"), ids())).toEqual([4, 2, 0, 5, 3, 1]);
    expect((table.sortBy((a, b) => b.id - a.id), ids())).toEqual([5, 4, 3, 2, 1, 0]);
    expect(errorOf(() => table.sortBy("typo" as never)).code).toBe("ERR_NO_SLOT");
    expect(() =>
      table.sortBy(() => {
        throw new Error("no order");
      }),
    ).toThrow("no order");
    expect(ids()).toEqual([5, 4, 3, 2, 1, 0]);
  });

  test("sorts numbers with NaN after the others", () => {
    const { table } = point();
    table.addAll([NaN, 2, -Infinity, 1, NaN].map((x, y) => ({ x, y })));
    expect(table.sortBy("x").map((row) => row.y)).toEqual([2, 3, 1, 0, 4]);
  });

  test("swapRemove puts the last row into the place", () => {
    const { table } = sample();
    for (let i = 0; i < 5; i++) {
      table.add({
        id: i,
        name: `name ${i}`.repeat(i),
        kind: `k${i}`,
        unit: "kelvin",
        ok: i > 2,
        note: i % 2 ? `n${i}` : undefined,
      });
    }
    const all = table.toArray();
    table.swapRemove(1);
    expect(table.toArray()).toEqual([all[0], all[4], all[2], all[3]]);
    table.swapRemove(3);
    expect(table.toArray()).toEqual([all[0], all[4], all[2]]);
    table.add(all[1] as never);
    expect(table.toArray()).toEqual([all[0], all[4], all[2], all[1]]);
    expect(errorOf(() => table.swapRemove(4)).code).toBe("ERR_ROW_RANGE");
    table.compact();
    expect(table.memory().garbageBytes).toBe(0);
    expect(table.toArray()).toEqual([all[0], all[4], all[2], all[1]]);
  });

  test("clear forgets all rows and gives their memory back", () => {
    const { table } = sample();
    for (let i = 0; i < 100; i++)
      table.add({ id: i, name: "n", kind: "k", unit: "kelvin", ok: true });
    const row = table.get(0);
    table.clear();
    expect([table.length, table.memory().reservedBytes]).toEqual([0, 0]);
    expect(errorOf(() => row.name).code).toBe("ERR_ROW_RANGE");
    table.add({ id: 1, name: "again", kind: "k", unit: "kelvin", ok: true });
    expect(table.get(0).name).toBe("again");
  });

  test("truncate and reserve refuse what is no number of rows", () => {
    const { table } = point();
    table.add({ x: 1, y: 2 });
    for (const wrong of [2, -1, 0.5, NaN])
      expect(errorOf(() => table.truncate(wrong)).code).toBe("ERR_ROW_RANGE");
    expect(errorOf(() => table.truncate("0" as never)).code).toBe("ERR_ARGUMENT");
    for (const wrong of [-1, 0.5, NaN, "1"])
      expect(errorOf(() => table.reserve(wrong as never)).code).toBe("ERR_ARGUMENT");
    expect(errorOf(() => table.reserve(2 ** 31 + 1)).code).toBe("ERR_CAPACITY");
    expect(table.reserve(1000).toArray()).toEqual([{ x: 1, y: 2 }]);
    expect(table.memory().reservedBytes).toBe(16_000);
  });

  test("relayout keeps every record and every later write", () => {
    const { table } = sample();
    for (let i = 0; i < 20; i++) {
      table.add({
        id: i,
        name: `ñ${i}`,
        kind: `k${i % 3}`,
        unit: "kelvin",
        ok: i % 2 > 0,
        big: i % 4 ? undefined : BigInt(i),
      });
    }
    table.get(3).name = "replaced";
    const before = table.toArray();
    const row = table.get(0);
    const other = layout === "rows" ? "columns" : "rows";
    expect(declare(() => table.relayout(other))).toBe(table);
    expect(table.toArray()).toEqual(before);
    expect(errorOf(() => row.id).code).toBe("ERR_ROW_RANGE");
    table.add({ id: 99, name: "after", kind: "k9", unit: "celsius", ok: false });
    declare(() => table.relayout(layout));
    expect(table.toArray().slice(0, 20)).toEqual(before);
    expect(table.at(-1)?.name).toBe("after");
    expect(errorOf(() => table.relayout("diagonal" as never)).code).toBe("ERR_ARGUMENT");
  });

  test("detach hands a table over, and attach takes it once", () => {
    const { Sample, table } = sample();
    for (let i = 0; i < 20; i++) {
      table.add({
        id: i,
        name: `ñ${i}`,
        kind: `k${i % 3}`,
        unit: "kelvin",
        ok: i % 2 > 0,
        note: i % 4 ? undefined : "x",
      });
    }
    table.get(3).name = "replaced";
    const before = table.toArray();
    const { message, transfer } = table.detach();
    expect([table.length, table.memory().reservedBytes]).toEqual([0, 0]);
    const posted = structuredClone(message, { transfer });
    expect(errorOf(() => declare(() => Table.attach(Sample, message))).code).toBe("ERR_ARGUMENT");
    const attached = declare(() => Table.attach(Sample, posted));
    expect(attached.toArray()).toEqual(before);
    attached.add({ id: 99, name: "after", kind: "k9", unit: "celsius", ok: false });
    expect(attached.at(-1)?.kind).toBe("k9");
    expect(errorOf(() => declare(() => Table.attach(Sample, posted))).code).toBe("ERR_ARGUMENT");
    table.add({ id: 1, name: "reused", kind: "k", unit: "kelvin", ok: true });
    expect(table.get(0).name).toBe("reused");
  });
});

describe("Table", () => {
  class Point extends slots({ x: f64, y: f64, z: f64 }) {}

  test("a million rows of three doubles use 24,000,000 bytes", () => {
    const table = new Table(Point, { capacity: 1_000_000 });
    for (let i = 0; i < 1_000_000; i++) table.add({ x: i, y: i, z: i });
    const { usedBytes, reservedBytes, bytesPerRow } = table.memory();
    expect([usedBytes, reservedBytes, bytesPerRow]).toEqual([24_000_000, 24_000_000, 24]);
  });

  test("an empty table takes nothing", () => {
    const table = new Table(class Doc extends slots({ body: text, kind: category, ok: bool }) {});
    for (const empty of [table, table.compact(), Table.from(Point, []), table.relayout("rows")]) {
      const { rows, usedBytes, reservedBytes, garbageBytes, heapBytes, asObjectsBytes } =
        empty.memory();
      expect([rows, usedBytes, reservedBytes, garbageBytes, heapBytes, asObjectsBytes]).toEqual([
        0, 0, 0, 0, 0, 0,
      ]);
    }
  });

  test("single bits count as bits", () => {
    const table = new Table(class Flags extends slots({ a: bool, b: optional(f64) }) {});
    for (let i = 0; i < 16; i++) table.add({ a: true });
    expect(table.memory().bytesPerRow).toBe(8.25);
    expect(table.memory().usedBytes).toBe(2 + 2 + 128);
  });

  test("column is a live view of a slot's numbers", () => {
    const table = Table.from(Point, [
      { x: 1, y: 2, z: 3 },
      { x: 4, y: 5, z: 6 },
    ]);
    const xs: Float64Array = table.column("x");
    expect(xs).toEqual(Float64Array.of(1, 4));
    table.get(0).x = 9;
    xs[1] = 8;
    expect([xs[0], table.get(1).x]).toEqual([9, 8]);
    expect(errorOf(() => table.column("w" as never)).code).toBe("ERR_NO_SLOT");
    expect(errorOf(() => new Table(Point, { layout: "rows" }).column("x")).message).toContain(
      "relayout",
    );
  });

  test.each([
    ["an unknown layout", { layout: "diagonal" }],
    ["a negative capacity", { capacity: -1 }],
    ["half a row", { capacity: 1.5 }],
    ["no number", { capacity: "3" }],
  ])("refuses %s", (_, options) => {
    expect(errorOf(() => new Table(Point, options as never)).code).toBe("ERR_ARGUMENT");
  });

  test("refuses more bytes than an ArrayBuffer holds", () => {
    expect(errorOf(() => new Table(Point, { capacity: 2 ** 53 - 1 })).message).toContain("rows");
  });

  test("refuses a class without slots", () => {
    expect(errorOf(() => new Table(Map as never)).code).toBe("ERR_NOT_SLOTTED");
  });

  test("unchecked tables take what the buffers take", () => {
    class Small extends slots({ n: u8 }) {}
    const table = new Table(Small, { unchecked: true });
    table.add({ n: 300 });
    expect(table.get(0).n).toBe(44);
  });
});

test.each(["compact", "clear", "relayout", "sortBy", "reserve"] as const)(
  "%s gives the buffers of before back at once",
  (what) => {
    class Doc extends slots({ x: f64, body: text }) {}
    const table = new Table(Doc, { capacity: 100 });
    table.add({ x: 2, body: "two" });
    table.add({ x: 1, body: "one" });
    const { buffer } = table.column("x");
    expect(buffer.byteLength).toBe(800);
    const change = {
      compact: () => table.compact(),
      clear: () => table.clear(),
      relayout: () => table.relayout("rows"),
      sortBy: () => table.sortBy("x"),
      reserve: () => table.reserve(1000),
    };
    change[what]();
    expect(buffer.byteLength).toBe(0);
  },
);

describe("attach", () => {
  const detached = () => {
    class Point extends slots({ x: f64, y: f64 }) {}
    return Table.from(Point, [{ x: 1, y: 2 }]).detach().message;
  };

  test("names the difference between the two classes", () => {
    class Pixel extends slots({ x: f64, y: f64 }) {}
    expect(errorOf(() => Table.attach(Pixel, detached())).message).toBe(
      "attach Pixel: expected the class Pixel, got the class Point. Declare the class alike at both ends.",
    );
    const attachTo = (types: Record<string, typeof f64>) => {
      class Point extends slots(types) {}
      return errorOf(() => Table.attach(Point, detached()));
    };
    expect(attachTo({ x: f64, z: f64 }).message).toContain("expected z: f64, got y: f64");
    expect(attachTo({ x: f64, y: f32 as never }).message).toContain("expected y: f32, got y: f64");
    expect(attachTo({ x: f64 }).message).toContain("expected no more slots, got y: f64");
    expect(attachTo({ x: f64, y: f64, z: f64 }).message).toContain(
      "expected z: f64, got no more slots",
    );
    expect(attachTo({ x: f64 }).code).toBe("ERR_LAYOUT_MISMATCH");
  });

  test.each([[undefined], [null], [5], [{}], [{ slotted: 2 }]])("refuses %s", (message) => {
    class Point extends slots({ x: f64, y: f64 }) {}
    expect(errorOf(() => Table.attach(Point, message as never)).code).toBe("ERR_ARGUMENT");
  });
});
