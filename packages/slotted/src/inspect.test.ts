import { Console } from "node:console";
import { Writable } from "node:stream";
import { inspect, isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { f64, isRow, slots, Table, text, withDict } from "./index.ts";

describe("printing", () => {
  class Point extends slots({ x: f64, y: f64 }) {}
  class Line extends slots({ from: Point, name: text }) {}
  const lines = () =>
    Table.from(
      Line,
      [1, 2, 3].map((x) => ({ from: { x, y: 0 }, name: `line ${x}` })),
    );

  test("util.inspect shows a row as its object, to the depth asked for", () => {
    expect(inspect(lines().get(0))).toBe("Line { from: Point { x: 1, y: 0 }, name: 'line 1' }");
    expect(inspect(lines().get(0), { depth: 0 })).toBe("Line { from: [Point], name: 'line 1' }");
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

  test("util.inspect says that a row's record was removed, and runs nothing", () => {
    const table = lines();
    const row = table.get(2);
    table.truncate(1);
    expect(inspect(row)).toBe("[Line, removed]");
    expect(inspect({ row, first: table.get(0) }, { depth: 1 })).toBe(
      "{ row: [Line, removed], first: Line { from: [Point], name: 'line 1' } }",
    );
    expect(inspect(Object.getPrototypeOf(row))).toBe("[Line.prototype]");
  });

  test("util.inspect shows undeclared attributes of a row with a dict, and no getters", () => {
    class Open extends withDict(Point) {
      get sum() {
        return this.x + this.y;
      }
    }
    const row = Table.from(Open, [{ x: 1, y: 2 }]).get(0);
    row["more"] = "three";
    expect(inspect(row)).toBe("Open { x: 1, y: 2, more: 'three' }");
  });

  test("console.log and console.table show rows as objects, tables through toArray", () => {
    const chunks: string[] = [];
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk.toString());
        done();
      },
    });
    const terminal = new Console({ stdout, colorMode: false });
    const table = Table.from(Point, [{ x: 1, y: 2 }]);
    terminal.log(table.get(0));
    terminal.table(table.toArray());
    expect(chunks).toEqual([
      "Point { x: 1, y: 2 }\n",
      [
        "┌─────────┬───┬───┐",
        "│ (index) │ x │ y │",
        "├─────────┼───┼───┤",
        "│ 0       │ 1 │ 2 │",
        "└─────────┴───┴───┘\n",
      ].join("\n"),
    ]);
  });

  test("JSON.stringify shows rows, objects and tables alike", () => {
    const [row] = lines();
    const json = '{"from":{"x":1,"y":0},"name":"line 1"}';
    expect(JSON.stringify(row)).toBe(json);
    expect(JSON.stringify(new Line({ from: { x: 1, y: 0 }, name: "line 1" }))).toBe(json);
    expect(JSON.stringify({ table: Table.from(Point, [{ x: 1, y: 2 }]) })).toBe(
      '{"table":[{"x":1,"y":2}]}',
    );
  });

  test("a test runner shows a row's slots in messages and snapshots", () => {
    const row = Table.from(Point, [{ x: 1, y: 2 }]).get(0);
    expect(() => {
      expect(row).toEqual({ x: 1, y: 3 });
    }).toThrow("expected Point{ x: 1, y: 2 } to deeply equal { x: 1, y: 3 }");
    expect(row).toMatchInlineSnapshot(`
      {
        "x": 1,
        "y": 2,
      }
    `);
    expect(row).toMatchObject({ x: 1, y: 2 });
    expect(row.toObject()).toEqual(new Point({ x: 1, y: 2 }).toObject());
  });

  test("for…in lists the slots of a row; keys and spread see none of them", () => {
    class Named extends slots(Point, { name: text }) {
      shout() {
        return this.name.toUpperCase();
      }
    }
    const row = Table.from(Named, [{ x: 1, y: 2, name: "n" }]).get(0);
    const seen: string[] = [];
    for (const name in row) seen.push(name);
    expect(seen.sort()).toEqual(["name", "x", "y"]);
    expect([Object.keys(row), { ...row }.x, isRow({ ...row })]).toEqual([[], undefined, false]);
    expect({ ...row.toObject() }).toEqual({ x: 1, y: 2, name: "n" });
    expect(["x" in row, Object.hasOwn(row, "x")]).toEqual([true, false]);
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
