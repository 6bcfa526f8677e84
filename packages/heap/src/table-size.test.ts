import { bool, category, f64, slots, Table, text, withDict } from "slotted";
import { expect, test } from "vitest";
import { sizeof, sizeofMany } from "./sizeof.ts";

class Point extends slots({ x: f64, y: f64, z: f64 }) {}
class Named extends slots({ name: text, on: bool }) {}
class Open extends withDict(Point) {}

const point = { x: 1.5, y: 2.5, z: 3.5 };

test("a row of three doubles takes 24 bytes", () => {
  expect(sizeof(Table.from(Point, [point]).get(0))).toBe(24);
});

test("a row counts its own text, and a bit as an eighth of a byte", () => {
  const table = Table.from(Named, [
    { name: "Ada", on: true },
    { name: "é", on: false },
  ]);
  expect(sizeof(table.get(0))).toBe(4 + 3 + 0.125);
  expect(sizeof(table.get(1))).toBe(4 + 2 + 0.125);
});

test("a row that has a dict counts it", () => {
  const row = Table.from(Open, [point]).get(0);
  expect(sizeof(row)).toBe(24);
  row["label"] = "here";
  expect(sizeof(row)).toBe(24 + sizeof({ ...{}, label: "here" }));
});

test("a table counts its buffers, reserved room included", () => {
  const table = new Table(Point, { capacity: 1000 });
  table.add(point);
  const own = sizeof(table) - table.memory().reservedBytes;
  expect(table.memory().reservedBytes).toBe(24_000);
  expect(own).toBeGreaterThan(0);
  expect(own).toBeLessThan(2000);
});

test("a table counts the names of its categories", () => {
  class Tagged extends slots({ tag: category }) {}
  const table = Table.from(Tagged, [{ tag: "a" }]);
  const before = sizeof(table);
  table.add({ tag: "a name that is new to the table" });
  expect(sizeof(table)).toBeGreaterThan(before + 32);
});

test("a standalone object weighs what V8 takes for it", () => {
  const standalone = Array.from({ length: 12 }, () => new Point(point)).at(-1);
  // header of 24 bytes, three slots of 8, three boxed numbers of 16
  expect(sizeof(standalone)).toBe(96);
});

test("rows, tables and other values may come together", () => {
  const table = Table.from(Point, [point]);
  const [row, number, whole] = sizeofMany([table.get(0), 1.5, table]);
  expect([row, number]).toEqual([24, 16]);
  expect(whole).toBe(sizeof(table));
});
