import { describe, expect, it } from "vitest";
import { footprint } from "./footprint.ts";

class Vector {
  x: number;
  y: number;
  constructor(x: number, y: number) {
    this.x = x;
    this.y = y;
  }
}

describe("footprint", () => {
  it("answers the bytes of each of many, and of what", () => {
    const { bytesEach, totalBytes, parts } = footprint((i) => new Vector(i + 0.5, i + 0.25), {
      count: 500,
    });
    expect(bytesEach).toBe(40 + 2 * 16);
    expect(totalBytes).toBe(500 * 72);
    expect(parts).toEqual([
      { name: "Vector", count: 500, bytes: 500 * 40 },
      { name: "(number)", count: 1000, bytes: 500 * 32 },
    ]);
  });

  it("divides what is shared among all", () => {
    const shared = { text: Buffer.alloc(984, "x").toString("latin1") };
    expect(footprint(() => ({ shared }), { count: 100 }).bytesEach).toBe(32 + (32 + 1000) / 100);
  });
});
