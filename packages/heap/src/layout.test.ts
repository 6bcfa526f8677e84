import { types } from "node:util";
import { describe, expect, it } from "vitest";
import { corpus } from "../test/corpus.ts";
import { layout } from "./layout.ts";
import { natives } from "./natives.ts";
import { sizeof } from "./sizeof.ts";

const node = Number(process.versions.node.split(".")[0]);

class Vector {
  #length = 1.5;
  x: unknown;
  y: unknown;
  constructor(x: unknown, y: unknown) {
    this.x = x;
    this.y = y;
  }
  get length(): number {
    return this.#length;
  }
}

describe("layout", () => {
  it("comes to the size of each value of the corpus", () => {
    const different: string[] = [];
    for (const [name, value] of corpus()) {
      const { bytes } = layout(value);
      const size = sizeof(value);
      // what V8 ships ready-made has a layout, though it counts nothing
      if (bytes !== size && size !== 0)
        different.push(`${name}: ${String(bytes)}, not ${String(size)}`);
    }
    expect(different).toEqual([]);
  });

  it("leaves no gap and no overlap between rows", () => {
    for (const value of corpus().values()) {
      let end = 0;
      for (const { offset, bytes } of layout(value).rows) {
        expect(offset === end || offset === 0).toBe(true);
        expect(bytes).toBeGreaterThan(0);
        end = offset + bytes;
      }
    }
  });

  it("agrees with V8 on the mode of each object of the corpus", () => {
    const different: string[] = [];
    for (const [name, value] of corpus()) {
      if ((typeof value !== "object" && typeof value !== "function") || value === null) continue;
      if (types.isProxy(value)) continue;
      if ((layout(value).mode === "fast") !== natives.hasFastProperties(value))
        different.push(name);
    }
    expect(different).toEqual([]);
  });

  it("prints where each byte of an instance goes", () => {
    for (let i = 0; i < 20; i++) new Vector(0.5, "x");
    expect(tableOf(new Vector(0.5, "text"))).toMatchInlineSnapshot(`
      "Vector, fast properties
      OFFSET  SIZE  WHAT          VALUE
           0     8  hidden class  Vector
           8     8  properties    none
          16     8  elements      none
          24     8  #length       boxed, below
          32     8  x             boxed, below
          40     8  y             'text'
      number of #length:
           0     8  hidden class  boxed number
           8     8  value         1.5
      number of x:
           0     8  hidden class  boxed number
           8     8  value         0.5
      80 bytes, 32 of them lost: 32 to boxes of numbers."
    `);
  });

  it("names the room that V8 keeps while it watches a class", () => {
    class Fresh {
      a = 1;
    }
    const { rows, losses } = layout(new Fresh());
    expect(rows.at(-1)).toMatchObject({
      offset: 32,
      bytes: 64,
      what: "unused (6 more objects to be seen)",
    });
    expect(losses).toEqual([{ cause: "slots kept free while V8 watches the class", bytes: 64 }]);
  });

  it("tells how an object got into dictionary mode", () => {
    const deleted: Record<string, unknown> = { first: 1, second: 2.5, third: "three" };
    delete deleted["first"];
    expect(layout(deleted)).toMatchObject({
      mode: "dictionary",
      because: "a property was deleted",
    });
    expect(layout(Object.create(null)).because).toBe("it was made without a prototype");
    const wide = Object.fromEntries(
      Array.from({ length: 1021 }, (_, i) => [`wide${String(i)}`, i]),
    );
    expect(layout(wide).mode).toBe("dictionary");
    expect(tableOf(deleted)).toMatchInlineSnapshot(`
      "Object, dictionary properties: a property was deleted
      OFFSET  SIZE  WHAT                  VALUE
           0     8  hidden class          Object
           8     8  properties            below
          16     8  elements              none
      properties:
           0    16  hidden class, length
          16    48  counts
          64    48  used entries: 2
         112    24  deleted entries: 1
         136   120  free entries: 5
      numbers:
           0    16  1 boxed number
      296 bytes, 160 of them lost: 120 to free entries of a hash table, 24 to deleted entries, 16 to boxes of numbers."
    `);
  });

  it("prints elements, the room to grow and the holes", () => {
    const grown: unknown[] = [];
    grown.push(1, "two");
    expect(tableOf(grown)).toMatchInlineSnapshot(`
      "Array, fast properties
      OFFSET  SIZE  WHAT                  VALUE
           0     8  hidden class          Array
           8     8  properties            none
          16     8  elements              below
          24     8  length                2
      elements:
           0    16  hidden class, length
          16    16  2 elements
          32   136  room to grow
      200 bytes, 136 of them lost: 136 to room to grow of the elements."
    `);
    // eslint-disable-next-line no-sparse-arrays
    expect(layout([1.5, , 2.5]).losses).toEqual([{ cause: "holes", bytes: 8 }]);
    expect(layout([1, 2, 3]).rows.at(-1)?.value).toBe(
      "shared with the literal until first written",
    );
  });

  it("prints strings with their padding", () => {
    expect(tableOf(Buffer.from("hello world").toString())).toMatchInlineSnapshot(`
      "flat one-byte string
      OFFSET  SIZE  WHAT           VALUE
           0     8  hidden class   flat one-byte string
           8     4  hash
          12     4  length         11
          16    11  11 characters  "hello world"
          27     5  padding
      32 bytes, 5 of them lost: 5 to padding to 8 bytes."
    `);
  });

  it("says that a small Buffer is a slice of a pool, which does not count", () => {
    const internal = (view: unknown) => layout(view).rows.find(({ what }) => what === "internal");
    expect(internal(Buffer.from("slice of the pool"))?.value).toMatch(
      /^a part of a buffer of \d+ bytes, which is not counted$/,
    );
    expect(internal(new DataView(new ArrayBuffer(100), 10, 20))?.value).toBe(
      "a part of a buffer of 100 bytes, which is not counted",
    );
    expect(internal(new Uint8Array(100))?.value).toBe("");
  });

  it("gives a proxy no mode, for it has no properties, and does not ask its target", () => {
    class Target {}
    const proxy = new Proxy(new Target(), {
      getPrototypeOf: () => {
        throw new Error("the value was asked");
      },
    });
    expect(layout(proxy)).toMatchObject({ name: "Proxy", mode: undefined });
    expect(
      layout(proxy)
        .rows.map(({ what }) => what)
        .slice(2, 4),
    ).toEqual(["target", "handler"]);
  });

  it("says nothing of a small integer", () => {
    expect(layout(7)).toMatchObject({ bytes: 0, rows: [], mode: undefined });
  });
});

describe("layout as Chrome", () => {
  it("answers what was found in Chrome 147", () => {
    const deleted: Record<string, number> = { chromeA: 1, chromeB: 2, chromeC: 3 };
    delete deleted["chromeA"];
    const added: Record<string, number> = {};
    for (const name of "vwxyz") added[`chrome${name}`] = 1;
    const pushed: number[] = [];
    pushed.push(1);
    for (let i = 0; i < 20; i++) new Vector(1, 2);
    const found: [value: unknown, bytes: number][] = [
      [{}, 28],
      [{ chromeOnly: 1 }, 16],
      [{ chromeBox: 0.5 }, 16 + 12],
      [added, 28 + 20],
      [deleted, 12 + 128],
      [Object.create(null), 12 + 80],
      [[], 16],
      [[1, 2, 3], 16 + 20],
      [[1.5, 2.5], 16 + 24],
      [new Array(10), 16 + 48],
      [pushed, 16 + 76],
      [Array.from({ length: 10 }, () => Math.random()), 16 + 88],
      [new Map(), 16 + 76],
      [new Set(), 16 + 60],
      [new WeakMap(), 16 + 52],
      [new Promise(() => undefined), 20],
      [new Proxy({}, {}), node >= 26 ? 20 : 16],
      [/a/g, 28],
      [Symbol("q"), 16],
      [2n ** 60n, 16],
      [new ArrayBuffer(1000), 52 + 1000],
      [new Uint8Array(10), 60 + 52 + 20],
      [Buffer.alloc(10, "x").toString("latin1"), 24],
      [Buffer.alloc(100, "x").toString("latin1"), 112],
    ];
    for (const [value, bytes] of found)
      expect([value, layout(value, { as: "chrome" }).bytes]).toEqual([value, bytes]);
  });
});

/** The table without the line of the engine, which differs between versions. */
const tableOf = (value: unknown): string => String(layout(value)).split("\n").slice(1).join("\n");
