import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import {
  f64,
  json,
  optional,
  ref,
  type Ref,
  SlotRangeError,
  SlotMap,
  slots,
  StaleRefError,
  text,
} from "./index.ts";

describe.each(variants)("a SlotMap in %s", (_, layout, declare) => {
  const make = () =>
    declare(() => {
      class Node extends slots({
        name: text,
        next: optional(ref<Node>()),
        load: optional(json<object>()),
      }) {}
      return new SlotMap(Node, { layout });
    });

  test("keeps records under references that stay", () => {
    const map = make();
    const a = map.insert({ name: "a" });
    const b = map.insert({ name: "b" });
    const c = map.insert({ name: "c" });
    expect(map.delete(b)).toBe(true);
    expect([map.get(a).name, map.get(c).name, map.size]).toEqual(["a", "c", 2]);
    expect([map.has(a), map.has(b)]).toEqual([true, false]);
    expect([...map].map(([r, row]) => [r, row.name])).toEqual([
      [a, "a"],
      [c, "c"],
    ]);
  });

  test("a stale reference throws, never another's record", () => {
    const map = make();
    const stale = map.insert({ name: "old" });
    map.delete(stale);
    const fresh = map.insert({ name: "new" });
    const error = errorOf(() => map.get(stale));
    expect(error).toBeInstanceOf(StaleRefError);
    expect(error.code).toBe("ERR_STALE_REF");
    expect(map.delete(stale)).toBe(false);
    expect(map.get(fresh).name).toBe("new");
    expect(map.memory().rows).toBe(1);
  });

  test("references are slots like others", () => {
    const map = make();
    const first = map.insert({ name: "first" });
    const second = map.insert({ name: "second", next: first });
    expect(map.get(map.get(second).next as typeof first).name).toBe("first");
    expect(map.get(first).next).toBeUndefined();
    expect(errorOf(() => map.insert({ name: "x", next: 5 as never })).code).toBe("ERR_SLOT_TYPE");
  });

  test("a deleted record lets go of what it held", async () => {
    const map = make();
    const held = new WeakRef({});
    const r = map.insert({ name: "a text of some length", load: held.deref() as object });
    map.delete(r);
    await new Promise((resolve) => setTimeout(resolve, 10));
    (globalThis as unknown as { gc(): void }).gc();
    expect(held.deref()).toBeUndefined();
    expect(map.memory().garbageBytes).toBe(21);
    const kept = map.insert({ name: "kept" });
    expect(map.compact().memory().garbageBytes).toBe(0);
    expect([map.get(kept).name, map.has(r)]).toEqual(["kept", false]);
  });

  test("a refused record leaves the map as it was", () => {
    const map = make();
    map.delete(map.insert({ name: "gone" }));
    expect(() => map.insert({ name: 5 as never })).toThrow("Node.name");
    expect([map.size, [...map]]).toEqual([0, []]);
    expect(map.get(map.insert({ name: "next" })).name).toBe("next");
  });

  test.each([[0], [1], [NaN], [-1], [2 ** 60], ["0"], [undefined]])(
    "refuses %s as a reference",
    (value) => {
      const map = make();
      map.insert({ name: "a" });
      expect(map.has(value as never)).toBe(false);
      expect(errorOf(() => map.get(value as never)).code).toBe("ERR_ARGUMENT");
    },
  );
});

test("a place whose generations are used up is left empty", () => {
  class Point extends slots({ x: f64 }) {}
  const map = new SlotMap(Point);
  const seen = new Set<number>();
  for (let i = 0; i < 2 ** 20 + 5; i++) {
    const r = map.insert({ x: i });
    if (i < 3 || i > 2 ** 20 - 3) seen.add(r);
    map.delete(r);
  }
  expect(seen.size).toBe(3 + 7);
  expect(map.memory().rows).toBe(2);
  expect([...seen].every((r) => Number.isSafeInteger(r) && !map.has(r as never))).toBe(true);
});

describe.each(variants)("a SlotMap in %s", (_, layout, declare) => {
  test("does what a Map does, whatever the order", { timeout: 120_000 }, () => {
    let count = 0;
    const name = fc.string({ unit: "grapheme-ascii", maxLength: 40 });
    const operation = fc.record({
      what: fc.constantFrom("insert", "insert", "insert", "delete", "delete", "write", "refused"),
      at: fc.nat(),
      name,
    });
    fc.assert(
      fc.property(fc.array(operation, { minLength: 100, maxLength: 100 }), (operations) => {
        class Item extends slots({ name: text, load: json<unknown>() }) {}
        const map = declare(() => new SlotMap(Item, { layout }));
        const model = new Map<Ref<Item>, { name: string; load: unknown }>();
        const stale: Ref<Item>[] = [];
        for (const { what, at, name: value } of operations) {
          const ref = [...model.keys()][at % Math.max(1, model.size)];
          const record = { name: value, load: { value } };
          count++;
          if (what === "insert") {
            const added = map.insert(record);
            expect([model.has(added), stale.includes(added)]).toEqual([false, false]);
            model.set(added, record);
          } else if (what === "refused") {
            expect(() => map.insert({ ...record, name: "\ud800" })).toThrow(SlotRangeError);
          } else if (ref === undefined) {
            continue;
          } else if (what === "delete") {
            expect(map.delete(ref)).toBe(true);
            model.delete(ref);
            stale.push(ref);
          } else {
            map.get(ref).name = value;
            model.set(ref, { ...record, load: map.get(ref).load });
          }
          expect(map.size).toBe(model.size);
        }
        const all = [...map].map(([ref, row]) => [ref, row.toObject()] as const);
        expect(new Map(all)).toEqual(model);
        for (const ref of stale) {
          expect(map.has(ref)).toBe(false);
          expect(() => map.get(ref)).toThrow(StaleRefError);
          expect(map.delete(ref)).toBe(false);
        }
      }),
      { numRuns: 100, endOnFailure: true },
    );
    expect(count).toBeGreaterThanOrEqual(10_000);
  });
});
