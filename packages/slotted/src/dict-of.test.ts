import { expect, test } from "vitest";
import { dictOf, f64, slots, Table, withDict } from "./index.ts";

class Point extends slots({ x: f64 }) {}
class Open extends withDict(Point) {}

test("answers what a withDict row keeps beside its slots", () => {
  const row = Table.from(Open, [{ x: 1 }]).get(0);
  expect(dictOf(row)).toBeUndefined();
  row["label"] = "here";
  expect(dictOf(row)).toEqual({ label: "here" });
});

test("answers nothing for other rows, objects and values", () => {
  expect(dictOf(Table.from(Point, [{ x: 1 }]).get(0))).toBeUndefined();
  expect(dictOf(new Open({ x: 1 }))).toBeUndefined();
  expect(dictOf(7)).toBeUndefined();
});
