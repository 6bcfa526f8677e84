import { describe, expect, it } from "vitest";
import { retainedSize } from "./retained-size.ts";
import { sizeof } from "./sizeof.ts";

const chars = (n: number): string => Buffer.alloc(n, "x").toString("latin1");

describe("retainedSize", () => {
  it("counts what only the value holds", () => {
    const shared = { text: chars(1000) };
    const holder = { shared, own: { text: chars(100) } };
    expect(retainedSize(holder)).toBe(40 + 32 + 120);
    expect(retainedSize(shared)).toBe(32 + 1016);
  });

  it("counts what a weak map holds for a key as the key's", () => {
    const key = { k: 1 };
    const map = new WeakMap<object, object>();
    set(map, key);
    expect(retainedSize(key)).toBe(32 + 32 + 1016);
    expect(map.has(key)).toBe(true);
  });

  it("counts cycles that lead back to the value", () => {
    const parent: { children: unknown[] } = { children: [] };
    for (let i = 0; i < 10; i++) parent.children.push({ parent, i });
    expect(retainedSize(parent)).toBe(32 + sizeof(parent.children) + 10 * 40);
  });
});

/** In a function of its own, whose registers do not hold the entry any more. */
function set(map: WeakMap<object, object>, key: object): void {
  map.set(key, { text: chars(1000) });
}
