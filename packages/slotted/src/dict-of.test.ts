import { expect, test } from "vitest";
import { errorOf } from "./fixtures/variants.ts";
import { dictOf, f64, layoutOf, slots, Table, withDict } from "./index.ts";

class Point extends slots({ x: f64 }) {}
class Open extends withDict(Point) {}

test("answers what a withDict row keeps beside its slots", () => {
  const row = Table.from(Open, [{ x: 1 }]).get(0);
  expect(dictOf(row)).toBeUndefined();
  row["label"] = "here";
  expect(dictOf(row)).toEqual({ label: "here" });
});

test("a row of a table made by filter has a dict of its own", () => {
  const table = Table.from(Open, [{ x: 1 }]);
  table.get(0)["label"] = "here";
  const filtered = table.filter(() => true);
  filtered.get(0)["label"] = "there";
  expect([dictOf(table.get(0)), dictOf(filtered.get(0))]).toEqual([
    { label: "here" },
    { label: "there" },
  ]);
});

test("takes names that every object has", () => {
  const row = Table.from(Open, [{ x: 1 }]).get(0);
  const open = new Open({ x: 1 });
  for (const each of [row, open]) {
    each["valueOf"] = () => 7;
    expect(Number(each)).toBe(7);
  }
});

test("a table with dicts is not handed to a class without", () => {
  const { message } = Table.from(Open, [{ x: 1 }]).detach();
  const Closed = { Open: class Open extends slots({ x: f64 }) {} }.Open;
  expect(errorOf(() => Table.attach(Closed, message)).message).toContain(
    "expected no more slots, got a dict",
  );
});

test("answers nothing for a nested row, whose outer one has a dict", () => {
  class Outer extends withDict(class Whole extends slots({ at: Point }) {}) {}
  const row = Table.from(Outer, [{ at: { x: 1 } }]).get(0);
  row["label"] = "here";
  expect(dictOf(row.at)).toBeUndefined();
  expect(layoutOf(row.at as object).name).toBe("Point");
});

test("answers nothing for other rows, objects and values", () => {
  expect(dictOf(Table.from(Point, [{ x: 1 }]).get(0))).toBeUndefined();
  expect(dictOf(new Open({ x: 1 }))).toBeUndefined();
  expect(dictOf(7)).toBeUndefined();
});
