import { describe, expect, it } from "vitest";
import { sizeofDeep } from "./sizeof-deep.ts";

const chars = (n: number): string => Buffer.alloc(n, "x").toString("latin1");

describe("sizeofDeep", () => {
  it("counts what a value leads to, each thing once", () => {
    const shared = { text: chars(100) };
    expect(sizeofDeep({ a: shared, b: shared })).toBe(40 + 32 + 120);
    expect(sizeofDeep([{ v: 0.5 + Math.random() }, { v: 0.5 + Math.random() }])).toBe(
      32 + 32 + 2 * (32 + 16),
    );
  });

  it("ends on cycles", () => {
    const ring: { self?: unknown; next: unknown } = { self: undefined, next: undefined };
    ring.next = { back: ring };
    ring.self = ring;
    expect(sizeofDeep(ring)).toBe(40 + 32);
  });

  it("counts entries of maps and sets, and what weak maps hold only through keys", () => {
    const key = { k: 1 };
    expect(sizeofDeep(new Map([[key, { v: 1 }]]))).toBe(32 + 152 + 32 + 32);
    expect(sizeofDeep(new WeakMap([[key, { v: 1 }]]))).toBe(32 + 104);
  });

  it("counts buffers once, whoever views them", () => {
    const view = new Float64Array(1000);
    const one = sizeofDeep([view]);
    expect(sizeofDeep([view, view.subarray(10)]) - one).toBe(
      8 + (one - 32 - 24 - 8000 - bufferObject),
    );
  });

  it("counts variables that a function captured, but not those of its module", () => {
    const counter = (): (() => number) => {
      const big = new Uint8Array(10_000);
      return () => big.length;
    };
    const size = sizeofDeep(counter());
    expect(size).toBeGreaterThan(10_000);
    expect(size).toBeLessThan(10_600);
    expect(sizeofDeep(sizeofDeep)).toBeLessThan(500);
  });

  it("leaves out what is excluded, and what only that leads to", () => {
    const cache = { text: chars(1000) };
    expect(sizeofDeep({ cache, n: 1 })).toBe(40 + 32 + 1016);
    expect(sizeofDeep({ cache, n: 1 }, { exclude: [cache] })).toBe(40);
  });

  it("answers the size of a primitive", () => {
    expect(sizeofDeep(7)).toBe(0);
    expect(sizeofDeep(undefined)).toBe(0);
    expect(sizeofDeep(chars(100))).toBe(120);
  });
});

const bufferObject = Number(process.versions.node.split(".")[0]) >= 24 ? 96 : 88;
