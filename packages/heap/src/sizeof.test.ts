import fc from "fast-check";
import { bool, byteLengthOf, category, f64, slots, Table, text } from "slotted";
import { describe, expect, it } from "vitest";
import { corpus } from "../test/corpus.ts";
import { snapshotSizes } from "../test/oracle.ts";
import { privateParts, sizeof, sizeofMany } from "./sizeof.ts";
import { sizesBySnapshot } from "./sizes-by-snapshot.ts";

const node = Number(process.versions.node.split(".")[0]);
const sinceNode24 = node >= 24;

describe("sizeof", () => {
  it("equals V8's heap snapshot to the byte for every value of the corpus", () => {
    const values = corpus();
    const sizes = sizeofMany([...values.values()]);
    const expected = snapshotSizes([...values.values()]);
    expect(named(values, sizes)).toEqual(named(values, expected));
    expect(named(values, sizeofMany([...values.values()]))).toEqual(named(values, expected));
    expect(values.size).toBeGreaterThan(350);
  });

  it("reads memory wherever Linux lets it", () => {
    expect(privateParts() === undefined).toBe(process.platform !== "linux");
  });

  it("answers the same by one heap snapshot where memory cannot be read", () => {
    const values = corpus();
    const expected = snapshotSizes([...values.values()]);
    expect(named(values, sizesBySnapshot([...values.values()]))).toEqual(named(values, expected));
  });

  it("equals V8's heap snapshot for random data", () => {
    const values = fc.sample(
      fc.anything({ withMap: true, withSet: true, withTypedArray: true, withBigInt: true }),
      {
        numRuns: 500,
        seed: 17,
      },
    );
    expect(sizeofMany(values)).toEqual(snapshotSizes(values));
  });

  it("counts an object and the boxes of its doubles, not what it references", () => {
    const text = { long: "x".repeat(1000) };
    expect(sizeof({})).toBe(56);
    expect(sizeof({ left: 1, right: 2 })).toBe(40);
    expect(sizeof({ x: Math.random(), y: Math.random() })).toBe(40 + 2 * 16);
    expect(sizeof({ text, more: text })).toBe(40);
  });

  it("counts the store of an object in dictionary mode", () => {
    const point: Record<string, number> = { x: 1, y: 2, z: 3 };
    delete point["x"];
    expect(sizeof(point)).toBe(24 + 256);
    expect(sizeof(Object.create(null))).toBe(24 + 160);
  });

  it("counts the elements of an array, and its capacity rather than its length", () => {
    const pushed: number[] = [];
    expect(sizeof(pushed)).toBe(32);
    pushed.push(1);
    expect(sizeof(pushed)).toBe(32 + 16 + 17 * 8);
    expect(sizeof(Array.from({ length: 10 }, () => Math.random()))).toBe(32 + 16 + 10 * 8);
    expect(sizeof([{}, 1.5, 2.5])).toBe(32 + 16 + 3 * 8 + 2 * 16);
  });

  it("counts elements that arrays of one literal share as each array's own", () => {
    const literal = (): number[] => [1, 2, 3];
    expect(sizeof(literal())).toBe(32 + 40);
  });

  it("counts the tables of collections", () => {
    expect(sizeof(new Map())).toBe(32 + 152);
    expect(sizeof(new Map(Array.from({ length: 1000 }, (_, i) => [i, i])))).toBe(32 + 28_712);
    expect(sizeof(new Set())).toBe(32 + 120);
    expect(sizeof(new WeakMap())).toBe(32 + 104);
  });

  it("counts a typed array with its buffer, and a part of a buffer without", () => {
    const view = sinceNode24 ? 104 : 96;
    const buffer = sinceNode24 ? 96 : 88;
    const data = new Float64Array(1000);
    expect(sizeof(data)).toBe(view + buffer + 8000);
    expect(sizeof(data.subarray(10, 20))).toBe(view);
    expect(sizeof(Buffer.from("slice of the pool"))).toBe(view);
    expect(sizeof(data.buffer)).toBe(buffer + 8000);
    expect(sizeof(new SharedArrayBuffer(1000))).toBe(buffer + 1000);
  });

  it("counts a growable shared buffer, which V8's snapshot leaves out", () => {
    const growable: unknown = Reflect.construct(SharedArrayBuffer, [1000, { maxByteLength: 4000 }]);
    expect(sizeof(growable)).toBe((sinceNode24 ? 96 : 88) + 1000);
  });

  it("leaves a small typed array where it is", () => {
    const small = new Uint8Array(10);
    const size = (sinceNode24 ? 104 + 96 : 96 + 88) + 32;
    expect(sizeof(small)).toBe(size);
    expect(sizeof(small)).toBe(size);
  });

  it("answers the bytes of primitives", () => {
    expect(sizeof(7)).toBe(0);
    expect(sizeof(Math.random())).toBe(16);
    expect(sizeof(undefined)).toBe(0);
    expect(sizeof(null)).toBe(0);
    expect(sizeof(true)).toBe(0);
    expect(sizeof("item_12345")).toBe(32);
    expect(sizeof(Buffer.from("ж".repeat(10)).toString())).toBe(40);
    expect(sizeof(2n ** 64n)).toBe(32);
    expect(sizeof(Symbol("q"))).toBe(24);
  });

  it("says 0 for what V8 ships ready-made where V8 says so", () => {
    expect(sizeof("a")).toBe(sinceNode24 ? 0 : 24);
    expect(sizeof(NaN)).toBe(sinceNode24 ? 0 : 16);
  });

  it("follows an object that shrinks once V8 knows how many fields its class needs", () => {
    class Point {
      x = 1;
      y = 2;
    }
    const first = new Point();
    expect(sizeof(first)).toBe(24 + 10 * 8);
    for (let i = 0; i < 10; i++) new Point();
    expect(sizeof(first)).toBe(24 + 2 * 8);
  });

  it("does not run getters, traps or a class's own members", () => {
    const forbidden = (): never => {
      throw new Error("the value was asked");
    };
    class Guarded extends Uint8Array {
      override get buffer(): never {
        return forbidden();
      }
    }
    const handler = new Proxy({}, { get: forbidden });
    expect(sizeof(new Proxy({}, handler))).toBe(node >= 26 ? 40 : 32);
    expect(sizeof(Object.defineProperty({}, "x", { get: forbidden, enumerable: true }))).toBe(56);
    // a class of one instance still has room for ten fields
    expect(sizeof(new Guarded(1000))).toBe((sinceNode24 ? 104 + 96 : 96 + 88) + 10 * 8 + 1000);
  });

  it("is exact while the program allocates", () => {
    const sizes = new Set<number>();
    for (let i = 0; i < 50_000; i++) sizes.add(sizeof({ x: i + 0.5, y: [String(i)], z: i }));
    expect([...sizes]).toEqual([48 + 16]);
  });

  it("leaves an object with an outdated hidden class as it is", () => {
    const make = (value: number): object => ({ outdatedOnce: value, outdatedTwice: 1 });
    const before = make(1);
    make(0.5);
    expect([sizeof(before), sizeof(before)]).toEqual([40, 40]);
    expect("outdatedOnce" in before).toBe(true);
    expect(sizeof(before)).toBe(40 + 16);
  });

  it("counts the pointers of an array, not what they point to", () => {
    const million = Array.from({ length: 1_000_000 }, (_, id) => ({ id }));
    expect(sizeof(million)).toBe(32 + 16 + 1_000_000 * 8);
  });

  it("lets go of the value", async () => {
    const ref = new WeakRef(measured());
    await new Promise((resolve) => setTimeout(resolve));
    gc?.();
    expect(ref.deref()).toBeUndefined();
  });
});

describe("sizeof of slotted things", () => {
  class Point extends slots({ x: f64, y: f64, z: f64 }) {}
  class Reading extends slots({ id: text, sensor: category, on: bool, value: f64 }) {}

  it("counts a standalone object as V8 does", () => {
    const points = Array.from(
      { length: 20 },
      (_, i) => new Point({ x: i + 0.5, y: 0.25, z: 0.125 }),
    );
    expect(sizeof(points[7])).toBe(24 + 3 * 8 + 3 * 16);
    expect(sizeofMany(points)).toEqual(snapshotSizes(points));
  });

  it("counts a row as its record in the table", () => {
    const points = Table.from(Point, [{ x: 1, y: 2, z: 3 }]);
    expect(sizeof(points.get(0))).toBe(24);
    const readings = Table.from(Reading, [{ id: "abc", sensor: "s1", on: true, value: 1 }]);
    expect(sizeof(readings.get(0))).toBe(byteLengthOf(readings.get(0)));
  });

  it.each(["columns", "rows"] as const)(
    "counts a table in %s as its buffers and few objects",
    (layout) => {
      const points = new Table(Point, { layout, capacity: 1_000_000 });
      for (let i = 0; i < 1_000_000; i++) points.add({ x: i, y: i, z: i });
      const { reservedBytes } = points.memory();
      expect(reservedBytes).toBe(24_000_000);
      expect(sizeof(points)).toBeGreaterThan(reservedBytes);
      expect(sizeof(points) - reservedBytes).toBeLessThan(1500);
    },
  );

  it("counts the names of categories and the bytes of texts", () => {
    const records = Array.from({ length: 1000 }, (_, i) => ({
      ...{ id: `id-${String(i)}`, sensor: `sensor ${String(i % 100)}`, on: true, value: i },
    }));
    const readings = Table.from(Reading, records);
    const names = sizeofMany(records.slice(0, 100).map(({ sensor }) => sensor));
    const least = readings.memory().reservedBytes + names.reduce((sum, size) => sum + size, 0);
    expect(sizeof(readings)).toBeGreaterThan(least);
    expect(sizeof(readings)).toBeLessThan(least + 10_000);
  });
});

function named(
  values: Map<string, unknown>,
  sizes: readonly number[],
): Record<string, number | undefined> {
  return Object.fromEntries([...values.keys()].map((name, i) => [name, sizes[i]]));
}

function measured(): object {
  const object = { a: 1 };
  sizeof(object);
  return object;
}
