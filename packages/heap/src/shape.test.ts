import { types } from "node:util";
import { describe, expect, it } from "vitest";
import { corpus } from "../test/corpus.ts";
import { natives } from "./natives.ts";
import { hasFastProperties, sameShape } from "./shape.ts";

describe("hasFastProperties", () => {
  it("is false once a property was deleted from the middle", () => {
    const point: Record<string, number> = { x: 1, y: 2, z: 3 };
    expect(hasFastProperties(point)).toBe(true);
    delete point["x"];
    expect(hasFastProperties(point)).toBe(false);
  });

  it("is false for objects without a prototype", () => {
    expect(hasFastProperties(Object.create(null) as object)).toBe(false);
  });
});

describe("sameShape", () => {
  it("tells objects made the same way from others", () => {
    expect(sameShape({ a: 1, b: 2 }, { a: 3, b: 4 })).toBe(true);
    expect(sameShape({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false);
    expect(sameShape([1], [1.5])).toBe(false);
  });

  it("agrees with V8's own predicates", () => {
    for (const value of corpus().values()) {
      if ((typeof value !== "object" && typeof value !== "function") || types.isProxy(value))
        continue;
      if (value === null) continue;
      expect(hasFastProperties(value)).toBe(natives.hasFastProperties(value));
      expect(sameShape(value, {})).toBe(natives.haveSameMap(value, {}));
    }
  });

  it("answers false for a proxy, which keeps no properties", () => {
    expect(hasFastProperties(new Proxy({}, {}))).toBe(false);
  });

  it("leaves natives syntax switched off", () => {
    natives.hasFastProperties({});
    expect(() => new Function("return %GetOptimizationStatus")).toThrow(SyntaxError);
  });
});
