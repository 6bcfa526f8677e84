import { afterEach, describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import { bytes, category, f64, slots, Table, u8, vec } from "./index.ts";
import type { Store } from "./store.ts";

// What fails half-way: for want of memory, for names past all codes, or by code of the program's own.

const RealBuffer = ArrayBuffer;

afterEach(() => {
  globalThis.ArrayBuffer = RealBuffer;
});

/** Lets the engine make some more buffers, and then no more. */
function allowBuffers(count: number): void {
  let left = count;
  globalThis.ArrayBuffer = new Proxy(RealBuffer, {
    construct(target, args) {
      if (left-- === 0) throw new RangeError("Array buffer allocation failed");
      return Reflect.construct(target, args) as ArrayBuffer;
    },
  });
}

describe.each(variants)("a table in %s", (_, layout, declare) => {
  test("loses no record when compact finds no memory half-way", () => {
    const table = declare(
      () => new Table(class P extends slots({ a: f64, b: f64 }) {}, { layout, capacity: 100 }),
    );
    for (let i = 0; i < 10; i++) table.add({ a: i, b: -i });
    allowBuffers(layout === "columns" ? 1 : 0);
    expect(errorOf(() => table.compact()).code).toBe("ERR_CAPACITY");
    globalThis.ArrayBuffer = RealBuffer;
    table.add({ a: 99, b: 98 });
    expect(table.get(10).toObject()).toEqual({ a: 99, b: 98 });
    expect(table.get(9).toObject()).toEqual({ a: 9, b: -9 });
  });

  test("keeps no room of a reserve that failed half-way", () => {
    const table = declare(
      () => new Table(class P extends slots({ a: f64, b: f64 }) {}, { layout, capacity: 8 }),
    );
    table.add({ a: 1, b: 2 });
    const before = table.memory();
    let made = 0;
    globalThis.ArrayBuffer = new Proxy(RealBuffer, {
      construct(target, args) {
        if (args[0] > 1000 && (layout === "rows" || ++made === 2))
          throw new RangeError("none left");
        return Reflect.construct(target, args) as ArrayBuffer;
      },
    });
    expect(errorOf(() => table.reserve(1000)).code).toBe("ERR_CAPACITY");
    globalThis.ArrayBuffer = RealBuffer;
    expect(table.memory()).toEqual(before);
    expect(table.get(0).toObject()).toEqual({ a: 1, b: 2 });
  });

  test("writes no slot of a set that meets one category name too many", () => {
    const table = declare(
      () => new Table(class P extends slots({ x: f64, c: category }) {}, { layout }),
    );
    table.add({ x: 1, c: "known" });
    const { store } = table as unknown as { store: Store };
    const cell = store.plan.cells.find((each) => each.store === "category");
    if (!cell) throw new Error("no category");
    store.dictionary(cell).names.length = 2 ** 24;
    expect(errorOf(() => table.set(0, { x: 77, c: "new" }))).toMatchObject({
      code: "ERR_CAPACITY",
      message:
        "category: expected at most 16777216 different names, got one more. Declare the slot as text.",
    });
    expect(errorOf(() => table.add({ x: 2, c: "new" })).code).toBe("ERR_CAPACITY");
    table.set(0, { x: 3, c: "known" });
    expect(table.toArray()).toEqual([{ x: 3, c: "known" }]);
  });

  test("reads each element of a list once, before anything is written", () => {
    const table = declare(
      () => new Table(class P extends slots({ n: u8, v: vec(u8, 2) }) {}, { layout }),
    );
    let reads = 0;
    const list = [1, 2];
    Object.defineProperty(list, 1, {
      get() {
        if (reads++ === 0) table.add({ n: 7, v: [3, 4] });
        return reads === 1 ? 5 : 300;
      },
    });
    table.add({ n: 8, v: list });
    expect(table.map(({ n, v }) => [n, ...v])).toEqual([
      [7, 3, 4],
      [8, 1, 5],
    ]);
  });

  test("goes by the length that a typed array has, not by the one it claims", () => {
    class Liar extends Uint8Array {
      override get length() {
        return 3;
      }
    }
    const table = declare(
      () => new Table(class P extends slots({ b: bytes(3), v: vec(u8, 3) }) {}, { layout }),
    );
    const three = Uint8Array.of(1, 2, 3);
    for (const init of [
      { b: new Liar(5), v: three },
      { b: three, v: new Liar(5) },
    ])
      expect(errorOf(() => table.add(init)).code).toBe("ERR_SLOT_TYPE");
    expect(table.length).toBe(0);
  });
});
