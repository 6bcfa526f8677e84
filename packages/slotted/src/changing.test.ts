import { describe, expect, test } from "vitest";
import { refusalOf } from "./fixtures/refusal-of.ts";
import { errorOf, variants } from "./fixtures/variants.ts";
import { bytes, f64, SlotMap, slots, Table, text, u8, vec } from "./index.ts";

// Tables that are changed while they are read or written: by the body of a loop, by a predicate, by a
// getter of the record that is being added.

describe.each(variants)("a table in %s", (_, layout, declare) => {
  const make = () =>
    declare(() => {
      class Item extends slots({ x: f64, name: text }) {}
      return Table.from(
        Item,
        [0, 1, 2].map((x) => ({ x, name: `n${x}` })),
        { layout },
      );
    });
  type Items = ReturnType<typeof make>;
  const used = (table: Items) => {
    const { rows, usedBytes, garbageBytes } = table.memory();
    return { rows, usedBytes, garbageBytes };
  };
  type Change = (table: Items) => unknown;

  const add: Change = (t) => t.add({ x: 9, name: "n9" });
  const changes: [what: string, change: Change, seen: number[], left: number[]][] = [
    ["a row is added", add, [0, 1, 2, 9], [0, 1, 2, 9]],
    ["the table grows", (t) => [t.reserve(1000), add(t)], [0, 1, 2, 9], [0, 1, 2, 9]],
    ["rows are cut off", (t) => t.truncate(2), [0, 1], [0, 1]],
    ["all rows are cut off", (t) => t.truncate(0), [0], []],
    ["the table is cleared", (t) => t.clear(), [0], []],
    ["the table is detached", (t) => t.detach(), [0], []],
    ["a row is replaced by the last", (t) => t.swapRemove(0), [0, 1], [2, 1]],
    ["the rows are turned round", (t) => t.sortBy((a, b) => b.x - a.x), [0, 1, 0], [2, 1, 0]],
    ["the table is compacted", (t) => t.compact(), [0, 1, 2], [0, 1, 2]],
    ["a row ahead is written", (t) => t.set(2, { x: 7, name: "longer" }), [0, 1, 7], [0, 1, 7]],
  ];

  const loops: [what: string, loop: (t: Items, visit: (x: number) => void) => void][] = [
    [
      "for…of",
      (t, visit) => {
        for (const { x } of t) visit(x);
      },
    ],
    [
      "scan()",
      (t, visit) => {
        for (const { x } of t.scan()) visit(x);
      },
    ],
    [
      "entries()",
      (t, visit) => {
        for (const [, { x }] of t.entries()) visit(x);
      },
    ],
  ];

  describe.each(changes)("when %s in a loop", (_, change, seen, left) => {
    const once = (table: Items, visited: number[]) => (x: number) => {
      if (visited.push(x) === 1) declare(() => change(table));
    };

    test.each(loops)("%s goes on with what is there", (_, loop) => {
      const table = make();
      const visited: number[] = [];
      loop(table, once(table, visited));
      expect(visited).toEqual(seen);
      expect(table.map(({ x }) => x)).toEqual(left);
    });

    test("the methods of an array visit no row that was added", () => {
      const methods: ((t: Items, visit: (x: number) => void) => unknown)[] = [
        (t, visit) => {
          t.forEach(({ x }) => {
            visit(x);
          });
        },
        (t, visit) => t.map(({ x }) => visit(x)),
        (t, visit) => t.reduce((_, { x }) => visit(x), undefined as unknown),
        (t, visit) => t.find(({ x }) => visit(x)),
        (t, visit) => t.findIndex(({ x }) => visit(x)),
        (t, visit) => t.some(({ x }) => visit(x)),
        (t, visit) => t.every(({ x }) => [visit(x)]),
        (t, visit) => t.filter(({ x }) => visit(x)),
        (t, visit) => t.where(({ x }) => visit(x)),
      ];
      for (const method of methods) {
        const table = make();
        const visited: number[] = [];
        declare(() => method(table, once(table, visited)));
        expect(visited).toEqual(seen.slice(0, 3));
      }
    });

    test("filter and where answer with rows that are there", () => {
      for (const first of [0, 2]) {
        const table = make();
        const [rows, others] = [make(), make()];
        const visited: number[] = [];
        const holds = (t: Items) => (_: unknown, i: number) => {
          if (i === first) declare(() => change(t));
          return true;
        };
        declare(() => visited.push(...table.where(holds(table))));
        expect(visited.every((row) => row < table.length)).toBe(true);
        const filtered = declare(() => rows.filter(holds(rows)));
        others.forEach(holds(others));
        expect(filtered.toArray()).toEqual(others.toArray().slice(0, filtered.length));
      }
    });
  });

  test("relayout ends iterators that are under way; rows of before refuse", () => {
    const other = layout === "rows" ? "columns" : "rows";
    for (const [what, loop] of loops.slice(0, 2)) {
      const table = make();
      const visited: number[] = [];
      loop(table, (x) => {
        visited.push(x);
        declare(() => table.relayout(other));
      });
      expect([what, visited]).toEqual([what, [0]]);
      expect(table.length).toBe(3);
    }
  });

  test("an iterator that has ended stays so", () => {
    const table = make();
    for (const iterator of [table[Symbol.iterator](), table.scan(), table.entries()]) {
      while (!iterator.next().done);
      add(table);
      expect(iterator.next().done).toBe(true);
    }
  });

  test("a table can be added to itself", () => {
    const table = make();
    expect(table.addAll(table)).toBe(6);
    expect(table.map(({ name }) => name)).toEqual(["n0", "n1", "n2", "n0", "n1", "n2"]);
    table.clear();
    expect(table.addAll(table)).toBe(0);
  });

  test("sortBy refuses a function that changes the table", () => {
    for (const [change, left] of [
      [add, 4],
      [(t: Items) => t.truncate(1), 1],
      [(t: Items) => t.clear(), 0],
      [(t: Items) => t.relayout(layout === "rows" ? "columns" : "rows"), 3],
    ] as const) {
      const table = make();
      let done = false;
      const order = () => {
        if (!done) declare(() => change(table));
        done = true;
        return 0;
      };
      expect(refusalOf(() => table.sortBy(order))).toMatch(/^ERR_(ARGUMENT|ROW_RANGE)$/);
      expect(table.length).toBe(left);
      expect(table.map(({ x }) => x)).toEqual([0, 1, 2, 9].slice(0, left));
    }
  });

  test("what a function throws comes through, and the table is as it was", () => {
    const table = make();
    const before = [table.toArray(), used(table)];
    const fail = (): never => {
      throw new Error("no");
    };
    for (const run of [
      () => table.forEach(fail),
      () => table.map(fail),
      () => table.find(fail),
      () => table.filter(fail),
      () => table.where(fail),
      () => table.reduce(fail, 0),
      () => table.sortBy(fail),
      () =>
        table.addAll(
          (function* () {
            yield { x: 3, name: "n3" };
            fail();
          })(),
        ),
    ])
      expect(run).toThrow("no");
    expect([table.toArray(), used(table)]).toEqual(before);
  });

  describe("when a getter of the record being added", () => {
    const record = (run: () => unknown) => ({
      x: 5,
      get name() {
        declare(run);
        return "n5";
      },
    });

    test("throws, nothing is added, and nothing is set", () => {
      const table = make();
      const before = [table.toArray(), used(table)];
      const bad = record(() => {
        throw new Error("no name");
      });
      expect(() => table.add(bad)).toThrow("no name");
      expect(() => table.addAll([{ x: 4, name: "n4" }, bad])).toThrow("no name");
      expect(() => table.set(0, bad)).toThrow("no name");
      const C = table.get(0).constructor as new (init: unknown) => unknown;
      expect(() => declare(() => new C(bad))).toThrow("no name");
      expect([table.toArray(), used(table)]).toEqual(before);
    });

    test.each([
      ["adds another, both are there", add, [0, 1, 2, 9, 5]],
      ["makes room, it is there", (t: Items) => t.reserve(1000), [0, 1, 2, 5]],
      ["cuts rows off, it is the last", (t: Items) => t.truncate(1), [0, 5]],
      ["clears the table, it is the only one", (t: Items) => t.clear(), [5]],
      ["detaches the table, it is the only one", (t: Items) => t.detach(), [5]],
    ])("%s", (_, change, left) => {
      const table = make();
      table.add(record(() => change(table)));
      expect(table.map(({ x }) => x)).toEqual(left);
      expect(table.at(-1)?.name).toBe("n5");
    });

    test("lays the table out anew, it is refused", () => {
      const table = make();
      const other = layout === "rows" ? "columns" : "rows";
      expect(refusalOf(() => table.add(record(() => table.relayout(other))))).toBe("ERR_ARGUMENT");
      expect(table.map(({ x }) => x)).toEqual([0, 1, 2]);
      expect(table.add({ x: 6, name: "n6" })).toBe(3);
    });
  });

  test("a list of the table itself is added whole, also where the table grows", () => {
    const table = declare(
      () =>
        new Table(class Body extends slots({ at: vec(f64, 2), key: bytes(3), n: u8 }) {}, {
          layout,
        }),
    );
    table.add({ at: [1, 2], key: Uint8Array.of(3, 4, 5), n: 6 });
    for (let i = 1; i < 200; i++) {
      const { at, key } = table.get(0);
      table.add(i % 2 ? table.get(i - 1) : { at, key, n: 6 });
    }
    expect(new Set(table.map((row) => JSON.stringify(row)))).toEqual(
      new Set(['{"at":[1,2],"key":[3,4,5],"n":6}']),
    );
  });

  test("a SlotMap goes on with what is there", () => {
    const map = declare(() => new SlotMap(class Item extends slots({ x: f64 }) {}, { layout }));
    const refs = [0, 1, 2].map((x) => map.insert({ x }));
    const seen: number[] = [];
    for (const [ref, { x }] of map) {
      seen.push(x);
      if (x === 0) {
        map.delete(ref);
        map.delete(refs[1] as (typeof refs)[0]);
        map.insert({ x: 8 });
        map.insert({ x: 9 });
        map.insert({ x: 10 });
      }
    }
    // 8 took the place of 1, ahead of the loop; 9 that of 0, behind it
    expect(seen).toEqual([0, 8, 2, 10]);
    expect(errorOf(() => map.get(refs[0] as (typeof refs)[0])).code).toBe("ERR_STALE_REF");
  });
});
