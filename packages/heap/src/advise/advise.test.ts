import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "../snapshot/fixtures/read-text.ts";
import { writeOrders } from "../snapshot/fixtures/write-orders.ts";
import { readSnapshot } from "../snapshot/read-snapshot.ts";
import { advise, type Advice } from "./advise.ts";

describe("advise on a program of known objects", () => {
  let withValues: Advice[];
  let without: Advice[];

  beforeAll(async () => {
    withValues = advise(await readSnapshot(writeOrders("values")));
    without = advise(await readSnapshot(writeOrders()));
  });

  it("puts the largest saving first", () => {
    expect(withValues.map(({ name }) => name)).toEqual(["Order", "{ x, y, caption }"]);
    expect(withValues[0]?.bytesSaved).toBeGreaterThan(withValues[1]?.bytesSaved as number);
  });

  it("counts what the objects, their boxes and strings take", () => {
    const [order] = withValues;
    expect(order?.count).toBe(1000);
    expect(order?.bytesNow).toMatchObject({
      objects: 56_000,
      stores: 0,
      boxes: 16_000,
      strings: 32_000,
    });
    // an array of 1000 elements, some unused
    expect(order?.bytesNow.lists).toBeGreaterThanOrEqual(32 + 16 + 8000);
  });

  it("declares the class from the values it saw", () => {
    expect(withValues[0]?.declaration)
      .toBe(`import { category, f64, oneOf, slots, u16 } from "slotted";

export class Order extends slots({
  id: u16, // a guess: integers, 0 to 999
  price: f64, // 0.5 to 999.5, with fractions
  customer: category, // 10 different strings of 16.0 bytes on average
  status: oneOf("open", "paid"), // a guess: 2 different strings of 4.0 bytes on average; category if more may come
}) {}
`);
    expect(withValues[0]?.bytesPerRow).toBe(2 + 8 + 1 + 1 + (10 * (16 + 64)) / 1000);
  });

  it("leaves out what never holds a value, and says so", () => {
    const literal = withValues[1];
    expect(literal?.isLiteral).toBe(true);
    expect(literal?.declaration).toContain("class Record1 extends");
    expect(literal?.slots.map(({ name }) => name)).toEqual(["x", "y"]);
    expect(literal?.obstacles).toContain("caption: only ever null or undefined: leave it out.");
  });

  it("names identity and weak references as obstacles", () => {
    expect(withValues[0]?.obstacles).toEqual([
      "20 objects are used as keys of a WeakMap or WeakSet: rows have no identity, use a Ref.",
      "One object is held by a WeakRef: hold a Ref instead.",
    ]);
  });

  it("marks numbers as guesses where the snapshot has no values", () => {
    const order = without.find(({ name }) => name === "Order");
    expect(order?.slots.map(({ name, type, isGuess }) => [name, type, isGuess])).toEqual([
      ["id", "f64", true],
      ["price", "f64", true],
      ["customer", "category", false],
      ["status", 'oneOf("open", "paid")', true],
    ]);
    expect(order?.slots[0]?.reason).toContain("exposeNumericValues");
    const literal = without.find(({ isLiteral }) => isLiteral);
    expect(literal?.slots.map(({ type }) => type)).toEqual(["i32", "i32"]);
  });
});

describe("advise", () => {
  it("names Maps and many references as obstacles", async () => {
    const items = Array.from({ length: 3 }, (_, i) => ({
      name: "Item",
      size: 100,
      edges: [{ name: "next", to: 3 + ((i + 1) % 3) }],
    }));
    const toItems = (type: string) => items.map((_, i) => ({ type, name: i, to: 3 + i }));
    const graph = await graphOf([
      { edges: [{ name: "map", to: 1 }, ...toItems("element"), ...toItems("property")] },
      { name: "Map", edges: [{ type: "internal", name: "table", to: 2 }] },
      { type: "array", edges: toItems("internal") },
      ...items,
    ]);
    const [advice] = advise(graph, { minCount: 3 });
    expect(advice?.obstacles).toEqual([
      "All objects are in a Map or Set: keep row indexes there instead.",
      "3.0 objects refer to each: they will keep row indexes or Refs.",
    ]);
    expect(advice?.slots).toMatchObject([{ name: "next", type: "u32", isGuess: true }]);
  });

  it("leaves out the object that literals are copied from, whoever else holds it", async () => {
    const copies = Array.from({ length: 3 }, () => ({ name: "Object", size: 40 }));
    const graph = await graphOf([
      {
        edges: [
          ...copies.map((_, i) => ({ type: "element", name: i, to: 4 + i })),
          { name: "site", to: 1 },
          { name: "code", to: 2 },
        ],
      },
      {
        name: "system / AllocationSite",
        edges: [{ type: "internal", name: "boilerplate", to: 3 }],
      },
      { type: "code", edges: [{ type: "internal", name: "1", to: 3 }] },
      { name: "Object", size: 40, edges: [{ name: "a", to: 2 }] },
      ...copies.map((copy) => ({ ...copy, edges: [{ name: "a", to: 7 }] })),
      { type: "string", name: "a text of some bytes", size: 48 },
    ]);
    expect(advise(graph, { minCount: 1 }).map(({ name, count }) => [name, count])).toEqual([
      ["{ a }", 3],
    ]);
  });

  it("passes over few objects, built-in ones, and those that would gain nothing", async () => {
    const text = "a text that is held by somebody else";
    const graph = await graphOf([
      { edges: [1, 2, 3, 4].map((to) => ({ name: "held", to })) },
      { name: "Array", size: 1000, edges: [{ name: "length", to: 3 }] },
      { name: "Small", size: 10, edges: [{ name: "text", to: 3 }] },
      { type: "string", name: text, size: 56 },
      { name: "Large", size: 100, edges: [{ name: "text", to: 3 }] },
    ]);
    expect(advise(graph)).toEqual([]);
    expect(advise(graph, { minCount: 1 }).map(({ name }) => name)).toEqual(["Large"]);
  });
});
