import { describe, expect, it } from "vitest";
import { explainShape } from "./explain-shape.ts";
import { sameShape } from "./shape.ts";

class Point {
  x: unknown;
  y: unknown;
  constructor(x: unknown, y: unknown) {
    this.x = x;
    this.y = y;
  }
}

const reasons = (a: object, b: object): readonly string[] => {
  const { same, reasons } = explainShape(a, b);
  expect(same).toBe(sameShape(a, b));
  return reasons;
};

describe("explainShape", () => {
  it("finds nothing between objects made the same way", () => {
    expect(reasons(new Point(1, 2), new Point(3, 4))).toEqual([]);
    expect(String(explainShape(new Point(1, 2), new Point(3, 4)))).toBe(
      "The objects have one hidden class.",
    );
  });

  it("names properties that only one has", () => {
    const named = Object.assign(new Point(1, 2), { label: "x" });
    expect(reasons(named, new Point(1, 2))[0]).toBe("Only the first has label.");
  });

  it("names the orders in which properties were added", () => {
    expect(reasons({ first: 1, second: 2 }, { second: 2, first: 1 })).toEqual([
      "Their properties were added in different orders: first, second, and second, first.",
    ]);
  });

  it("tells an object in dictionary mode", () => {
    const deleted: Partial<Point> = new Point(1, 2);
    delete deleted.x;
    expect(reasons(deleted, new Point(1, 2))[0]).toBe(
      "The first is in dictionary mode, with a hidden class of its own.",
    );
  });

  it("tells different prototypes", () => {
    class Other {
      x = 1;
    }
    expect(reasons(new Point(1, 2), new Other())[0]).toBe(
      "They have different prototypes: Point and Other.",
    );
  });

  it("tells a field that once was a small integer and then a double", () => {
    const make = (ratio: number): object => ({ ratioSeen: ratio });
    const before = make(1);
    const after = make(0.5);
    expect(reasons(before, after)).toEqual([
      "V8 has seen different values: ratioSeen was of kind small integer and of kind double.",
      "The first has an outdated hidden class, and takes on the new one when it is next written to or read by warm code.",
    ]);
  });

  it("tells frozen from open objects", () => {
    expect(reasons(Object.freeze(new Point(1, 2)), new Point(1, 2))).toContain(
      "The first is frozen, the second open.",
    );
  });

  it("tells objects with more room inside from others", () => {
    const grown: Record<string, number> = {};
    grown["width"] = 1;
    expect(reasons(grown, { width: 1 })).toContain(
      "They were made in different places: one has room for 4 properties inside, the other for 1.",
    );
  });

  it("tells arrays with elements of different kinds", () => {
    expect(reasons([1, 2], [1.5])).toEqual([
      "Their elements are of different kinds: small integers, doubles or any values, with or without holes.",
    ]);
  });
});
