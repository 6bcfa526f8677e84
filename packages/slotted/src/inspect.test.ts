import { inspect, isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { f64, slots, Table, text } from "./index.ts";

describe("printing", () => {
  class Point extends slots({ x: f64, y: f64 }) {}
  class Line extends slots({ from: Point, name: text }) {}
  const lines = () =>
    Table.from(
      Line,
      [1, 2, 3].map((x) => ({ from: { x, y: 0 }, name: `line ${x}` })),
    );

  test("util.inspect shows a row as its object, to the depth asked for", () => {
    expect(inspect(lines().get(0))).toBe("Line { from: { x: 1, y: 0 }, name: 'line 1' }");
    expect(inspect(lines().get(0), { depth: 0 })).toBe("Line { from: [Object], name: 'line 1' }");
    expect(inspect({ row: lines().get(0) }, { depth: 0 })).toBe("{ row: [Line] }");
  });

  test("util.inspect shows a table as an array of rows", () => {
    expect(inspect(Table.from(Point, [{ x: 1, y: 2 }]))).toBe(
      "Table<Point>(1) [ Point { x: 1, y: 2 } ]",
    );
    expect(inspect(lines(), { depth: -1 })).toBe("[Table<Line>(3)]");
    expect(inspect(lines(), { maxArrayLength: 1, depth: 0 })).toBe(
      "Table<Line>(3) [ [Line], ... 2 more items ]",
    );
  });

  test("a table's own state stays out of keys, spread and console.table", () => {
    expect(Object.keys(lines())).toEqual([]);
    expect(lines().toArray()[1]).toEqual({ from: { x: 2, y: 0 }, name: "line 2" });
  });

  test("rows of different records are not deeply equal", () => {
    const table = Table.from(Point, [
      { x: 1, y: 2 },
      { x: 3, y: 4 },
    ]);
    expect(isDeepStrictEqual(table.get(0), table.get(0))).toBe(true);
    expect(isDeepStrictEqual(table.get(0), table.get(1))).toBe(false);
    expect(table.get(0)).not.toEqual(table.get(1));
    expect(table.get(0).toObject()).toEqual({ x: 1, y: 2 });
  });
});
