import { describe, expect, it } from "vitest";
import { StringPages } from "../snapshot/string-pages.ts";
import { inferSlot } from "./infer-slots.ts";
import { SeenField } from "./seen-field.ts";
import type { SeenValue } from "./seen-values.ts";

const pages = new StringPages();

/** What a field held that had these values, one an object. */
function seen(values: unknown[], name = "field"): SeenField {
  const field = new SeenField(name);
  for (const value of values) field.add(asSeen(value), pages);
  return field;
}

function asSeen(value: unknown): SeenValue {
  if (value === null) return { kind: "null" };
  if (typeof value === "number") return { kind: "number", isBoxed: true, value };
  if (typeof value === "bigint") return { kind: "bigint", bytes: value > 2n ** 64n ? 32 : 24 };
  if (typeof value === "string") return { kind: "string", content: value };
  if (typeof value === "object") return { kind: "object", name: value.constructor.name };
  return { kind: typeof value } as SeenValue;
}

const typeOf = (values: unknown[]) => {
  const slot = inferSlot(seen(values), values.length);
  return "type" in slot ? slot.type : slot.why;
};

describe("inferSlot", () => {
  it.each([
    [[0, 127], "u8"],
    [[0, 128], "u16"],
    [[0, 40_000], "u32"],
    [[-1, 5], "i8"],
    [[-100, 5], "i16"],
    [[-40_000, 5], "i32"],
    [[1.7e12], "f64"],
    [[1, 2.5], "f64"],
    [[-0, 1], "f64"],
    [[NaN], "f64"],
    [[Infinity], "f64"],
  ])("takes %j for %s, with room to grow to twice the range", (values, type) => {
    expect(typeOf(values)).toBe(type);
  });

  it.each<[unknown[], string]>([
    [[true, false], "bool"],
    [[1n, 2n], "i64"],
    [[new Date(0)], "date"],
    [["a", "b"], "text"],
    [[{}], "u32"],
    [Array<string>(1000).fill("a name that repeats"), "category"],
    [[1, undefined], "optional(u8)"],
    [[true, null], "optional(bool)"],
  ])("takes %s for %s", (values, type) => {
    // a literal counts as an object of some class of the program
    const named = values.map((value) =>
      value && Object.getPrototypeOf(value) === Object.prototype ? new (class Node {})() : value,
    );
    expect(typeOf(named)).toBe(type);
  });

  it.each<[unknown[], string]>([
    [[1, "a"], "holds numbers and strings: one slot has one type, make it two"],
    [[null, undefined], "only ever null or undefined: leave it out"],
    [[2n ** 70n], "holds bigints of more than 64 bits"],
    [[() => 1], "holds functions: make it a method, which costs nothing an object"],
    [[[1]], "holds Array: keep these beside the table, by row index"],
    [[new Map()], "holds Map: keep these beside the table, by row index"],
  ])("refuses %s: %s", (values, why) => {
    expect(typeOf(values)).toBe(why);
  });

  it("refuses names that cannot be slots", () => {
    expect(inferSlot(seen([1], "content-type"), 1)).toMatchObject({
      why: expect.stringContaining("not a name for a slot"),
    });
    expect(inferSlot(seen([1], "#size"), 1)).toMatchObject({
      why: expect.stringContaining("private fields"),
    });
  });

  it("gives its reason: the range, the different strings, what is missing", () => {
    expect(inferSlot(seen([3, 12_000, null, undefined]), 4)).toMatchObject({
      type: "optional(u16)",
      isGuess: true,
      reason: "integers, 3 to 12,000; none in 2 objects (null becomes undefined)",
    });
    expect(inferSlot(seen(["a", "bcd", "é"]), 3)).toMatchObject({
      reason: "3 different strings of 2.0 bytes on average",
      textBytes: 2,
    });
  });

  it("marks what it does not see as a guess", () => {
    const boxed = new SeenField("x");
    boxed.addUnknownNumber(true);
    expect(inferSlot(boxed, 1)).toMatchObject({ type: "f64", isGuess: true });
    const small = new SeenField("x");
    small.addUnknownNumber(false);
    expect(inferSlot(small, 1)).toMatchObject({ type: "i32", isGuess: true });
    const part = new SeenField("x");
    part.add({ kind: "string", content: undefined }, pages);
    expect(inferSlot(part, 1)).toMatchObject({ type: "text", isGuess: true, textBytes: 16 });
  });

  it("counts text by what the objects hold on average, missing ones included", () => {
    expect(inferSlot(seen(["abcd", undefined]), 2)).toMatchObject({ textBytes: 2 });
  });
});
