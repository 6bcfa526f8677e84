import { describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import { SlotMap, slots, Table, text, u8 } from "./index.ts";
import { TextHeap } from "./text.ts";

const LONG = "long".repeat(2500);

describe.each(variants)("texts of a table in %s", (_, layout, declare) => {
  const make = (options = {}) =>
    declare(() => new Table(class T extends slots({ n: u8, t: text }) {}, { layout, ...options }));

  test("may be replaced for ever: their garbage is reclaimed on the way", () => {
    const table = make();
    for (const t of ["first", "", "last"]) table.add({ n: 1, t });
    for (let round = 0; round < 1000; round++) {
      table.set(1, { t: LONG });
      table.get(1).t = `round ${round}`;
    }
    expect(table.map(({ t }) => t)).toEqual(["first", "round 999", "last"]);
    expect(table.memory().reservedBytes).toBeLessThan(8 * LONG.length);
  });

  test("may come and go for ever at the end of a queue", () => {
    const table = make();
    for (const t of ["a", "b"]) table.add({ n: 1, t });
    for (let round = 0; round < 1000; round++) {
      table.add({ n: 2, t: LONG });
      table.swapRemove(0);
      table.add({ n: 3, t: `round ${round}` });
      table.swapRemove(0);
    }
    expect(table.map(({ n, t }) => `${n} ${t.length}`)).toEqual(["3 9", "1 1"]);
    expect(table.memory().reservedBytes).toBeLessThan(8 * LONG.length);
  });

  test("may be inserted and deleted for ever", () => {
    const map = declare(() => new SlotMap(class T extends slots({ t: text }) {}, { layout }));
    const kept = map.insert({ t: "kept" });
    for (let round = 0; round < 1000; round++) map.delete(map.insert({ t: LONG }));
    expect(map.get(kept).t).toBe("kept");
    expect(map.memory().reservedBytes).toBeLessThan(8 * LONG.length);
  });

  test("leave nothing behind once all rows are cut off", () => {
    const table = make();
    for (let i = 0; i < 100; i++) table.add({ n: 1, t: LONG });
    table.set(7, { t: "short" });
    table.truncate(0);
    expect(table.memory().garbageBytes).toBe(0);
  });

  test.each([10, 52, 300])(
    "of about %i characters reserve at most 1.05 of what they use, where the rows are known",
    (length) => {
      const rows = 5000;
      const table = make({ capacity: rows });
      for (let i = 0; i < rows; i++) table.add({ n: 1, t: `${i}`.padEnd(length + (i % 7), "-") });
      const { usedBytes, reservedBytes } = table.memory();
      expect(reservedBytes / usedBytes).toBeLessThan(1.05);
    },
  );

  test("that grow longer and longer come back as they were", () => {
    const table = make({ capacity: 1000 });
    for (let i = 0; i < 1000; i++) table.add({ n: 1, t: "é".repeat(i) });
    expect(table.every(({ t }, i) => t === "é".repeat(i))).toBe(true);
  });

  test("of one byte a character reserve one byte a character", () => {
    const table = make({ capacity: 1 });
    table.add({ n: 1, t: "x".repeat(1_000_000) });
    expect(table.memory().reservedBytes).toBeLessThan(1_001_000);
    expect(table.get(0).t).toHaveLength(1_000_000);
  });
});

test("no text ends where an offset of 32 bits would begin anew", () => {
  const heap = new TextHeap();
  // as long as a memory of 65,536 pages; no page of it is touched
  heap.bytes = new Uint8Array(2 ** 32);
  expect(heap.append("abc", 2 ** 32 - 4, 0)).toBe(2 ** 32 - 1);
  // characters of two bytes, for which one byte each was reserved
  expect(errorOf(() => heap.append("é".repeat(20), 2 ** 32 - 40, 0)).code).toBe("ERR_CAPACITY");
  const { code, message } = errorOf(() => heap.append("abcd", 2 ** 32 - 4, 0));
  expect(code).toBe("ERR_CAPACITY");
  expect(message).toBe(
    "text: expected at most 4294967295 bytes in one slot of a table, got 4294967296. " +
      "Call compact() if texts were replaced, or split the table.",
  );
});
