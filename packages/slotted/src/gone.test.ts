import { describe, expect, test } from "vitest";
import { refusalOf } from "./fixtures/refusal-of.ts";
import { errorOf, variants } from "./fixtures/variants.ts";
import * as types from "./index.ts";
import { hasDict, isRow, layoutOf, slots, slotsOf, Table, withDict } from "./index.ts";

// Rows whose record is gone, views whose buffer is, messages that are not whole, and classes whose
// constructor fails.

class Inner extends slots({ x: types.f64 }) {}

class Wide extends slots({
  f64: types.f64,
  i64: types.i64,
  bool: types.bool,
  text: types.text,
  category: types.category,
  oneOf: types.oneOf("a", "b"),
  date: types.date,
  bytes: types.bytes(2),
  vec: types.vec(types.f32, 2),
  json: types.json<number>(),
  inner: Inner,
  optional: types.optional(types.u8),
}) {
  get double() {
    return 2 * this.f64;
  }
}

const record = {
  ...{ f64: 1, i64: 2n, bool: true, text: "three", category: "four", oneOf: "a" as const, json: 5 },
  ...{
    date: new Date(6),
    bytes: Uint8Array.of(7, 8),
    vec: [9, 10],
    inner: { x: 11 },
    optional: 12,
  },
} as const;

describe.each(variants)("in %s", (_, layout, declare) => {
  const wide = () =>
    declare(() => {
      class Here extends slots(Wide, {}) {}
      return Table.from(Here, [record, record, record], { layout });
    });

  describe("a row after truncate", () => {
    test.each(slotsOf(Wide))("neither reads nor writes its %s", (slot) => {
      const table = wide();
      const row = table.get(2) as unknown as Record<string, unknown>;
      const value = record[slot as keyof typeof record];
      table.truncate(2);
      const before = [table.toArray(), table.memory()];
      expect(refusalOf(() => row[slot])).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => (row[slot] = value))).toBe("ERR_ROW_RANGE");
      expect([table.toArray(), table.memory()]).toEqual(before);
    });

    test("runs no getter, turns into nothing, and still says what it was", () => {
      const table = wide();
      const row = table.get(2);
      const { inner, bytes } = row;
      table.truncate(2);
      expect(refusalOf(() => row.double)).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => row.toObject())).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => JSON.stringify(row))).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => types.byteLengthOf(row))).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => inner.x)).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => table.add(row))).toBe("ERR_ROW_RANGE");
      expect([isRow(row), hasDict(row), row instanceof Wide]).toEqual([true, false, true]);
      expect([layoutOf(row).name, slotsOf(row).length]).toEqual(["Here", 12]);
      expect(bytes).toEqual(Uint8Array.of(7, 8));
      expect(table.length).toBe(2);
    });

    test("shows the record that takes its place", () => {
      const table = wide();
      const row = table.get(2);
      table.truncate(2);
      table.add({ ...record, text: "new" });
      expect(row.text).toBe("new");
    });

    test("of a class with a dict keeps no attribute either", () => {
      const table = declare(() => {
        class Open extends withDict(Inner) {}
        return Table.from(Open, [{ x: 1 }, { x: 2 }], { layout });
      });
      const row = table.get(1);
      row["more"] = 1;
      table.truncate(1);
      expect(refusalOf(() => row["more"])).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => (row["more"] = 2))).toBe("ERR_ROW_RANGE");
      table.add({ x: 3 });
      expect(row["more"]).toBeUndefined();
    });
  });

  test("views of before a table grew are empty, and the table is whole", () => {
    const table = wide();
    const { vec, bytes } = table.get(1);
    const column = layout === "columns" ? table.column("f64") : undefined;
    table.reserve(100_000);
    expect([vec.length, bytes.length, column?.length ?? 0]).toEqual([0, 0, 0]);
    vec[0] = 99;
    expect(table.toArray()).toEqual(wide().toArray());
    expect(refusalOf(() => table.add({ ...record, bytes }))).toBe("ERR_SLOT_TYPE");
    expect(refusalOf(() => (table.get(0).vec = vec))).toBe("ERR_SLOT_TYPE");
    expect(table.toArray()).toEqual(wide().toArray());
  });

  test("a table whose buffer was transferred away says so", () => {
    const table = declare(() =>
      Table.from(class One extends slots({ x: types.f64 }) {}, [{ x: 1 }], {
        layout: "columns",
      }),
    );
    const { buffer } = table.column("x");
    structuredClone(buffer, { transfer: [buffer] });
    expect(errorOf(() => table.get(0).x).code).toBe("ERR_DETACHED");
    expect(refusalOf(() => table.get(0).x)).toBe("ERR_DETACHED");
    expect(refusalOf(() => (table.get(0).x = 2))).toBe("ERR_DETACHED");
    expect(refusalOf(() => table.add({ x: 2 }))).toBe("ERR_DETACHED");
    table.clear();
    table.add({ x: 3 });
    expect(table.toArray()).toEqual([{ x: 3 }]);
  });

  describe("attach refuses a message", () => {
    const posted = () => {
      const { message, transfer } = wide().detach();
      return structuredClone(message, { transfer }) as unknown as Record<string, unknown>;
    };
    const Here = declare(() => {
      class Here extends slots(Wide, {}) {}
      new Table(Here, { layout });
      return Here;
    });
    const attach = (message: unknown) =>
      declare(() => Table.attach(Here, message as types.TableMessage));

    const wrongs: [what: string, field: string, values: unknown[]][] = [
      ["of another kind", "slotted", [undefined, 2, "1"]],
      ["of another class", "name", [undefined, "There", 5]],
      ["of another layout", "layout", [undefined, "diagonal", 5]],
      ["of other slots", "slots", [undefined, null, [], "f64: f64", 5]],
      ["of no number of rows", "rows", [undefined, -1, 0.5, NaN, "3", 3n, 4, 2 ** 53]],
      ["of no capacity", "capacity", [undefined, -1, 2.5, NaN, "3", 2, 4, 2 ** 53]],
      ["without its fields", "fields", [undefined, null, {}, 5, []]],
    ];

    test.each(wrongs)("%s", (_, field, values) => {
      for (const value of values) {
        expect([value, refusalOf(() => attach({ ...posted(), [field]: value }))]).toEqual([
          value,
          expect.stringMatching(/^ERR_(ARGUMENT|LAYOUT_MISMATCH)$/),
        ]);
      }
    });

    test("whose fields are of another kind", () => {
      const names = Object.keys(posted()["fields"] as object);
      const wrong = [undefined, null, 5, "view", {}, new Map(), new DataView(new ArrayBuffer(64))];
      for (const name of names) {
        for (const value of [...wrong, new Float64Array(0), new Int8Array(1000)]) {
          const message = posted();
          message["fields"] = { ...(message["fields"] as object), [name]: value };
          expect([name, value, refusalOf(() => attach(message))]).toEqual([
            name,
            value,
            "ERR_ARGUMENT",
          ]);
        }
      }
    });

    test("whose texts lie outside its bytes", () => {
      const message = posted();
      const fields = message["fields"] as Record<string, { bytes?: Uint8Array }>;
      const heap = Object.values(fields).find((field) => field.bytes);
      (heap as { bytes: Uint8Array }).bytes = new Uint8Array(3);
      expect(refusalOf(() => attach(message))).toBe("ERR_ARGUMENT");
    });

    test("of a class whose parts are laid out differently", () => {
      const outer = (inner: types.Slots) =>
        declare(() => {
          class Part extends slots(inner) {}
          class Outer extends slots({ part: Part }) {}
          return new Table(Outer, { layout });
        });
      const table = outer({ y: types.f64, x: types.f64 });
      table.add({ part: { x: 1, y: 2 } });
      const Other = outer({ x: types.f64, y: types.f64 }).filter(() => false);
      Other.add({ part: { x: 1, y: 2 } });
      const C = Other.get(0).constructor as types.AnySlotted;
      const error = errorOf(() => declare(() => Table.attach(C, table.detach().message)));
      expect(error.code).toBe("ERR_LAYOUT_MISMATCH");
      expect(error.message).toContain("expected part.x: f64, got part.y: f64");
    });

    test("but takes the one that was right all along", () => {
      const message = posted();
      expect(refusalOf(() => attach({ ...message, rows: -1 }))).toBe("ERR_ARGUMENT");
      expect(attach(message).toArray()).toEqual(wide().toArray());
    });
  });

  test("a class whose constructor throws makes rows, parts and no objects", () => {
    const { Throwing, Outer } = declare(() => {
      class Throwing extends slots({ x: types.f64 }) {
        constructor() {
          super({ x: 1 });
          throw new Error("no object of mine");
        }
        get twice() {
          return 2 * this.x;
        }
      }
      class Outer extends slots({ inner: Throwing }) {}
      return { Throwing, Outer };
    });
    const table = declare(() => new Table(Throwing, { layout }));
    table.add({ x: 4 });
    expect(() => new Throwing()).toThrow("no object of mine");
    expect([table.get(0).twice, table.toArray()]).toEqual([8, [{ x: 4 }]]);
    const outer = declare(() => new Table(Outer, { layout }));
    outer.add({ inner: { x: 5 } });
    expect(outer.get(0).inner.twice).toBe(10);
    expect(new Outer({ inner: { x: 6 } }).inner.twice).toBe(12);
  });
});
