import { describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import {
  bytes,
  date,
  f32,
  f64,
  i64,
  json,
  oneOf,
  optional,
  ref,
  slots,
  Table,
  text,
  u16,
  u8,
  vec,
  withDefault,
} from "./index.ts";

describe.each(variants)("field types in %s", (_, layout, declare) => {
  test("a date is a copy of the moment given", () => {
    const table = declare(() => new Table(class Event extends slots({ at: date }) {}, { layout }));
    const when = new Date("2026-11-23T04:00:00.500Z");
    table.add({ at: when });
    expect(table.get(0).at).toEqual(when);
    table.get(0).at.setFullYear(1999);
    expect(table.get(0).at).toEqual(when);
    expect(JSON.stringify(table)).toBe('[{"at":"2026-11-23T04:00:00.500Z"}]');
    expect(errorOf(() => table.add({ at: new Date(NaN) })).code).toBe("ERR_SLOT_RANGE");
    expect(errorOf(() => table.add({ at: 5 as never })).code).toBe("ERR_SLOT_TYPE");
  });

  test("bytes lie in the row and read as a live view", () => {
    const table = declare(
      () =>
        new Table(class Key extends slots({ tag: u8, key: bytes(3), after: u8 }) {}, { layout }),
    );
    for (let i = 0; i < 3; i++)
      table.add({ tag: 1, key: Uint8Array.of(i, i + 1, i + 2), after: 2 });
    table.get(1).key[0] = 99;
    table.get(2).key = Uint8Array.of(7, 8, 9);
    expect(table.toArray()).toEqual([
      { tag: 1, key: Uint8Array.of(0, 1, 2), after: 2 },
      { tag: 1, key: Uint8Array.of(99, 2, 3), after: 2 },
      { tag: 1, key: Uint8Array.of(7, 8, 9), after: 2 },
    ]);
    expect(JSON.stringify(table.get(0))).toBe('{"tag":1,"key":[0,1,2],"after":2}');
    for (const wrong of [Uint8Array.of(1, 2), [1, 2, 3], "abc", null]) {
      expect(errorOf(() => table.add({ tag: 1, key: wrong as never, after: 2 })).code).toBe(
        "ERR_SLOT_TYPE",
      );
    }
  });

  test("a vec lies in the row, aligned, and takes any list of its numbers", () => {
    const table = declare(
      () =>
        new Table(
          class Body extends slots({ tag: u8, at: vec(f32, 3), ids: optional(vec(i64, 2)) }) {},
          { layout },
        ),
    );
    table.add({ tag: 1, at: [1, 2, 3] });
    table.add({ tag: 2, at: Float64Array.of(4, 5, 6), ids: [7n, 8n] });
    expect(table.get(1).at).toEqual(Float32Array.of(4, 5, 6));
    expect(table.get(1).ids).toEqual(BigInt64Array.of(7n, 8n));
    expect(table.get(0).ids).toBeUndefined();
    table.get(0).at[1] = 9;
    expect(table.get(0).at).toEqual(Float32Array.of(1, 9, 3));
    table.set(1, { ids: undefined, at: [1, 1, 1] });
    expect(JSON.stringify(table)).toBe('[{"tag":1,"at":[1,9,3]},{"tag":2,"at":[1,1,1]}]');
    for (const wrong of [[1, 2], [1, 2, "3"], [1, 2, 1e39], "123", { length: 3 }, null]) {
      expect(errorOf(() => table.add({ tag: 1, at: wrong as never })).code).toBe("ERR_SLOT_TYPE");
    }
  });

  test("json keeps the value itself", () => {
    const table = declare(
      () => new Table(class Any extends slots({ any: json<unknown>(), n: u8 }) {}, { layout }),
    );
    const value = { deep: [1, 2] };
    table.add({ any: value, n: 1 });
    table.add({ any: null, n: 2 });
    expect(table.get(0).any).toBe(value);
    expect(table.get(1).any).toBeNull();
    expect(table.memory().heapBytes).toBe(16);
    expect(table.memory().bytesPerRow).toBe(1);
    expect(errorOf(() => table.add({ any: undefined, n: 1 })).code).toBe("ERR_MISSING_SLOT");
  });

  test("a default stands in only for what was left out", () => {
    const table = declare(
      () =>
        new Table(class D extends slots({ n: withDefault(u8, 7), s: withDefault(text, "x") }) {}, {
          layout,
        }),
    );
    table.add({});
    table.add({ n: 0, s: "" });
    expect(table.toArray()).toEqual([
      { n: 7, s: "x" },
      { n: 0, s: "" },
    ]);
    expect(errorOf(() => ((table.get(0) as { n: unknown }).n = undefined)).code).toBe(
      "ERR_MISSING_SLOT",
    );
  });

  test("a default within a nested class stands in whenever the whole is written", () => {
    const table = declare(() => {
      class Inner extends slots({ a: withDefault(u8, 5), b: withDefault(u8, 6) }) {}
      return new Table(class Outer extends slots({ inner: Inner }) {}, { layout });
    });
    table.add({ inner: { a: 1, b: 2 } });
    table.set(0, { inner: {} });
    expect(table.get(0).toObject()).toEqual({ inner: { a: 5, b: 6 } });
    (table.get(0) as { inner: object }).inner = { b: 7 };
    expect(table.get(0).toObject()).toEqual({ inner: { a: 5, b: 7 } });
  });

  test("standalone objects keep values of their own", () => {
    const { Body, Vec } = declare(() => {
      class Vec extends slots({ x: f64 }) {}
      class Body extends slots({ at: Vec, list: vec(u16, 2), when: date, to: optional(Vec) }) {}
      return { Vec, Body };
    });
    const list = [1, 2];
    const at = new Vec({ x: 1 });
    const body = new Body({ at, list, when: new Date(0) });
    list[0] = 9;
    at.x = 9;
    expect(body.at).toBeInstanceOf(Vec);
    expect([body.at.x, ...body.list, body.when.getTime(), body.to]).toEqual([
      1,
      1,
      2,
      0,
      undefined,
    ]);
    expect(body.toObject()).toEqual({
      at: { x: 1 },
      list: Uint16Array.of(1, 2),
      when: new Date(0),
      to: undefined,
    });
    expect(JSON.stringify(body)).toBe(
      '{"at":{"x":1},"list":[1,2],"when":"1970-01-01T00:00:00.000Z"}',
    );
    expect(structuredClone(body.toObject())).toEqual(body.toObject());
  });
});

describe("declaring a field type", () => {
  test.each([
    ["bytes of no length", () => bytes(0)],
    ["bytes of half a length", () => bytes(1.5)],
    ["a vec of texts", () => vec(text as never, 3)],
    ["a vec of dates", () => vec(date as never, 3)],
    ["a vec of vecs", () => vec(vec(f32, 2) as never, 3)],
    ["a vec of nothing", () => vec(undefined as never, 3)],
    ["a vec of no length", () => vec(f32, -1)],
    ["a ref without a function", () => ref(5 as never)],
    ["oneOf nothing", () => oneOf(...([] as unknown as ["a"]))],
    ["oneOf the same twice", () => oneOf("a", "a")],
    ["oneOf numbers", () => oneOf(...([1, 2] as unknown as ["a"]))],
    [
      "oneOf 257 names",
      () => oneOf(...(Array.from({ length: 257 }, (_, i) => `n${i}`) as unknown as ["a"])),
    ],
    ["optional twice", () => optional(optional(f64) as never)],
    ["optional nothing", () => optional(undefined as never)],
    ["a default for an optional", () => withDefault(optional(f64) as never, 1 as never)],
    ["a doc that is no sentence", () => f64.doc(5 as never)],
  ])("refuses %s", (_, run) => {
    expect(errorOf(run).code).toBe("ERR_FIELD");
  });

  test("refuses a default that its type refuses", () => {
    expect(errorOf(() => withDefault(u8, 300)).code).toBe("ERR_SLOT_RANGE");
    expect(errorOf(() => withDefault(u8, "1" as never)).code).toBe("ERR_SLOT_TYPE");
  });
});
