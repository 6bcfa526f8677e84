// What is as large as the engine makes it. In Node only: a browser's tab has less memory.
import { constants } from "node:buffer";
import { describe, expect, test } from "vitest";
import { refusalOf } from "./fixtures/refusal-of.ts";
import { variants } from "./fixtures/variants.ts";
import {
  bool,
  category,
  f64,
  json,
  oneOf,
  slots,
  Table,
  text,
  u8,
  vec,
  withDefault,
} from "./index.ts";
import type { Store } from "./store.ts";
import { TextHeap } from "./text.ts";

/** As many characters as a string may have; with umlauts 1 GB in the engine and as UTF-8. */
const longest = (character: string) => character.repeat(constants.MAX_STRING_LENGTH);

describe.each([variants[0], variants[3]] as typeof variants)("in %s", (_, layout, declare) => {
  test("a text of 1 GB comes back as it went in, and can be replaced", { timeout: 240_000 }, () => {
    const table = declare(
      () => new Table(class Doc extends slots({ body: text }) {}, { layout, capacity: 1 }),
    );
    const huge = longest("ä");
    table.add({ body: huge });
    expect(table.get(0).body === huge).toBe(true);
    expect(table.memory().usedBytes).toBe(4 + 2 * huge.length);
    table.get(0).body = "short";
    expect(table.get(0).body).toBe("short");
    expect(table.compact().memory().reservedBytes).toBeLessThan(100);
  });

  test("a name of 1 GB is kept once by a category, and by json as it is", () => {
    const table = declare(
      () =>
        new Table(class Doc extends slots({ name: category, any: json<string>() }) {}, { layout }),
    );
    const huge = longest("n");
    for (let i = 0; i < 3; i++) table.add({ name: huge, any: huge });
    expect(table.get(2).name === huge && table.get(2).any === huge).toBe(true);
    expect(table.memory().heapBytes).toBeLessThan(1.01 * huge.length);
  });

  test("an error shows the beginning of 1 GB", () => {
    class Doc extends slots({ n: f64, b: u8, one: withDefault(oneOf("a"), "a") }) {}
    const table = declare(() => new Table(class Here extends slots(Doc, {}) {}, { layout }));
    const huge = longest("x") as never;
    for (const run of [
      () => table.add({ n: huge, b: 1 }),
      () => table.add({ n: 1, b: 1, one: huge }),
      () => table.add(huge),
      () => table.addAll(huge),
      () => Table.from(Doc, huge),
      () => table.get(huge),
      () => table.column(huge),
      () => table.sortBy(huge),
      () => table.relayout(huge),
      () => new Table(Doc, { layout: huge }),
      () => new Doc(huge),
      () => slots({ x: huge }),
      () => slots({ [huge]: f64 }),
      () => vec(f64, huge),
      () => withDefault(u8, huge),
    ])
      expect(refusalOf(run)).toMatch(/^ERR_/);
    expect(table.length).toBe(0);
  });
});

test("a type may have a doc and a name of 1 GB", () => {
  const huge = longest("x");
  expect(f64.doc(huge).docs === huge).toBe(true);
  class One extends slots({ one: oneOf(huge, "a") }) {}
  expect(One.layout.slots[0]?.type).toMatch(/^oneOf\("x{40}"… \(\d+ characters\), "a"\)$/);
  expect(Table.from(One, [{ one: huge }]).get(0).one === huge).toBe(true);
});

test("all texts of a column have room in 4 GiB, and then are refused", () => {
  const heap = new TextHeap();
  expect(refusalOf(() => heap.reserve(0xffff_fff0, 16))).toBe("ERR_CAPACITY");
  expect(heap.reservedBytes).toBe(0);
});

test("a table of more than the engine's buffers is refused, and says what to do", () => {
  class Wide extends slots({ list: vec(f64, 2 ** 20) }) {}
  for (const layout of ["columns", "rows"] as const) {
    const table = new Table(Wide, { layout });
    expect(refusalOf(() => table.reserve(2 ** 31))).toBe("ERR_CAPACITY");
    expect(() => table.reserve(2 ** 31)).toThrow("Split the table, or use narrower types.");
    expect(() => table.reserve(2 ** 31)).toThrow(RangeError);
    expect(() => new Table(Wide, { layout, capacity: 2 ** 31 })).toThrow(RangeError);
    expect([table.length, table.memory().reservedBytes]).toEqual([0, 0]);
  }
});

test("a table grows to 2^31 rows, and no further", () => {
  const table = new Table(class Small extends slots({ b: bool }) {});
  const { store } = table as unknown as { store: Store };
  table.add({ b: true });
  // as if so many had been added: a quarter more would be too many
  for (const rows of [1.8e9, 2 ** 31 - 1]) {
    store.n = store.cap = rows;
    expect(table.add({ b: true })).toBe(rows);
    expect(table.get(rows).b).toBe(true);
  }
  store.cap = 2 ** 31;
  expect(refusalOf(() => table.add({ b: true }))).toBe("ERR_CAPACITY");
});

test("2^31 rows of one byte fit, one more does not", () => {
  class Small extends slots({ b: u8 }) {}
  const table = new Table(Small, { capacity: 2 ** 31 });
  expect(table.memory().reservedBytes).toBe(2 ** 31);
  expect(refusalOf(() => table.reserve(2 ** 31 + 1))).toBe("ERR_CAPACITY");
  table.add({ b: 1 });
  expect(table.get(0).b).toBe(1);
});
