import { expect, test } from "vitest";
import { f64, slots, Table, text, u8 } from "./index.ts";
import { variants } from "./fixtures/variants.ts";

const ROWS = 300_000;

class Large extends slots({ n: f64 }) {}

test.each(variants)(
  "a large table in %s keeps its records while it grows",
  (_, layout, declare) => {
    const table = declare(() => new Table(class P extends slots({ n: f64, k: u8 }) {}, { layout }));
    for (let i = 0; i < ROWS; i++) table.add({ n: i + 0.5, k: i % 256 });
    let wrong = 0;
    for (let i = 0; i < ROWS; i++) {
      const { n, k } = table.get(i);
      if (n !== i + 0.5 || k !== i % 256) wrong++;
    }
    expect(wrong).toBe(0);
    const { usedBytes, reservedBytes } = table.memory();
    // a quarter of room to grow, and the rest of a page
    expect(reservedBytes).toBeLessThan(usedBytes * 1.25 + 2 * 65_536);
    table.compact();
    expect(table.memory().reservedBytes).toBe(usedBytes);
    expect(table.at(-1)?.n).toBe(ROWS - 0.5);
  },
);

test("a large table of texts keeps them while it grows", () => {
  const table = new Table(class P extends slots({ name: text }) {});
  for (let i = 0; i < ROWS; i++) table.add({ name: `item ${i}` });
  table.get(0).name = "replaced by a longer text";
  expect([table.get(0).name, table.get(ROWS - 1).name]).toEqual([
    "replaced by a longer text",
    `item ${ROWS - 1}`,
  ]);
});

test("a view of a column that has grown is empty, large or small", () => {
  const table = new Table(class P extends slots({ n: f64 }) {});
  table.add({ n: 1 });
  const small = table.column("n");
  while (table.length < ROWS) table.add({ n: 2 });
  const large = table.column("n");
  while (table.length < 2 * ROWS) table.add({ n: 3 });
  expect([small.length, large.length]).toEqual([0, 0]);
});

test.each([
  ["compact", (table) => table.compact()],
  ["clear", (table) => table.clear()],
  ["sortBy", (table) => table.sortBy("n")],
  ["reserve", (table) => table.reserve(3 * ROWS)],
  ["relayout", (table) => table.relayout("rows")],
  [
    "being handed over",
    (table) => {
      const { message, transfer } = table.detach();
      structuredClone(message, { transfer });
    },
  ],
] as [string, (table: Table<typeof Large>) => unknown][])(
  "a view of a column of a large table is empty after %s",
  (_, change) => {
    const table = new Table(Large);
    while (table.length < ROWS) table.add({ n: 1 });
    const column = table.column("n");
    change(table);
    expect(column).toHaveLength(0);
  },
);

test.each(["columns", "rows"] as const)("a large table in %s is handed over", (layout) => {
  class P extends slots({ n: f64, k: u8, name: text }) {}
  const table = new Table(P, { layout });
  for (let i = 0; i < ROWS; i++) table.add({ n: i, k: 7, name: `item ${i}` });
  const { message, transfer } = table.detach();
  const attached = Table.attach(P, structuredClone(message, { transfer }));
  expect(attached.length).toBe(ROWS);
  expect(attached.get(ROWS - 1).toObject()).toEqual({
    n: ROWS - 1,
    k: 7,
    name: `item ${ROWS - 1}`,
  });
  attached.add({ n: 1, k: 8, name: "more" });
  expect(attached.get(ROWS).k).toBe(8);
});
