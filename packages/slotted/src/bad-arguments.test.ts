import { describe, expect, test } from "vitest";
import { refusalOf } from "./fixtures/refusal-of.ts";
import { variants } from "./fixtures/variants.ts";
import * as slotted from "./index.ts";
import { f64, json, SlotMap, slots, Table, text, withDict } from "./index.ts";

// Every public function against arguments that are no such thing: a refusal in the house's form, and
// nothing changed.

const revoked = Object.create(null) as unknown;
const things = {
  undefined: undefined,
  null: null,
  true: true,
  "0": 0,
  NaN: NaN,
  "1n": 1n,
  "2n^1000000": 2n ** 1_000_000n,
  text: "text",
  "a lone surrogate": "\ud800",
  symbol: Symbol("s"),
  "arrow function": () => 1,
  object: {},
  array: [1],
  Map: new Map(),
  Date: new Date(0),
  class: class Plain {},
  "no prototype": revoked,
};
type Thing = keyof typeof things;
const all = Object.keys(things) as Thing[];
const but = (...fine: Thing[]) => all.filter((name) => !fine.includes(name));

class Point extends slots({ x: f64, y: f64 }) {}

const functions: [what: string, call: (thing: never) => unknown, wrong: Thing[], code: RegExp][] = [
  ["slots(fields)", (t) => slots(t), but("object", "no prototype"), /^ERR_(FIELD|NOT_SLOTTED)$/],
  ["slots(base, …)", (t) => slots(t, { z: f64 } as never), all, /^ERR_NOT_SLOTTED$/],
  ["slots(…, fields)", (t) => slots(Point, t), but("object", "no prototype"), /^ERR_FIELD$/],
  ["a slot's type", (t) => slots({ x: t }), all, /^ERR_FIELD$/],
  ["withDict", (t) => withDict(t), all, /^ERR_NOT_SLOTTED$/],
  ["layoutOf", (t) => slotted.layoutOf(t), all, /^ERR_NOT_SLOTTED$/],
  ["layoutOf(…, layout)", (t) => slotted.layoutOf(Point, t), but("undefined"), /^ERR_ARGUMENT$/],
  ["slotsOf", (t) => slotted.slotsOf(t), all, /^ERR_NOT_SLOTTED$/],
  ["byteLengthOf", (t) => slotted.byteLengthOf(t), all, /^ERR_ARGUMENT$/],
  ["oneOf", (t) => slotted.oneOf(t), but("text", "a lone surrogate"), /^ERR_FIELD$/],
  ["bytes", (t) => slotted.bytes(t), all, /^ERR_FIELD$/],
  ["vec(type, …)", (t) => slotted.vec(t, 2), all, /^ERR_FIELD$/],
  ["vec(…, length)", (t) => slotted.vec(f64, t), all, /^ERR_FIELD$/],
  ["ref", (t) => slotted.ref(t), but("undefined", "arrow function", "class"), /^ERR_FIELD$/],
  ["optional", (t) => slotted.optional(t), all, /^ERR_FIELD$/],
  ["withDefault(type, …)", (t) => slotted.withDefault(t, 1 as never), all, /^ERR_FIELD$/],
  ["withDefault(…, value)", (t) => slotted.withDefault(f64, t), but("0", "NaN"), /^ERR_SLOT_TYPE$/],
  ["doc", (t) => f64.doc(t), but("text", "a lone surrogate"), /^ERR_FIELD$/],
  ["new of a class", (t) => new Point(t), all, /^ERR_(ARGUMENT|MISSING_SLOT)$/],
  ["new Table(class)", (t) => new Table(t), all, /^ERR_NOT_SLOTTED$/],
  ["new SlotMap(class)", (t) => new SlotMap(t), all, /^ERR_NOT_SLOTTED$/],
  [
    "Table's options",
    (t) => new Table(Point, t),
    but("undefined", "object", "Map", "Date", "no prototype"),
    /^ERR_ARGUMENT$/,
  ],
  ["SlotMap's options", (t) => new SlotMap(Point, t), ["null", "0", "text", "array"], /^ERR_ARG/],
  ["layout", (t) => new Table(Point, { layout: t }), but("undefined"), /^ERR_ARGUMENT$/],
  ["capacity", (t) => new Table(Point, { capacity: t }), but("undefined", "0"), /^ERR_ARGUMENT$/],
  [
    "unchecked",
    (t) => new Table(Point, { unchecked: t }),
    but("undefined", "true"),
    /^ERR_ARGUMENT$/,
  ],
  ["Table.from(class, …)", (t) => Table.from(t, []), all, /^ERR_NOT_SLOTTED$/],
  ["Table.from(…, records)", (t) => Table.from(Point, t), but("Map"), /^ERR_(ARGUMENT)$/],
  ["Table.attach(class, …)", (t) => Table.attach(t, detached()), all, /^ERR_NOT_SLOTTED$/],
  ["Table.attach(…, message)", (t) => Table.attach(Point, t), all, /^ERR_ARGUMENT$/],
];

const detached = () => Table.from(Point, [{ x: 1, y: 2 }]).detach().message;

describe("a function", () => {
  test.each(functions)("%s refuses what it cannot use", (_, call, wrong, code) => {
    for (const name of wrong) {
      expect([name, refusalOf(() => call(things[name] as never))]).toEqual([
        name,
        expect.stringMatching(code),
      ]);
    }
  });

  test.each(all)("isRow, hasDict and dictOf answer for %s", (name) => {
    const thing = things[name];
    const isObject = (typeof thing === "object" && thing !== null) || typeof thing === "function";
    expect(slotted.isRow(thing)).toBe(false);
    expect(slotted.hasDict(thing)).toBe(isObject);
    expect(slotted.dictOf(thing)).toBeUndefined();
  });

  test.each([
    ["more than 2^31 values", () => slotted.vec(f64, 2 ** 31 + 1), "ERR_FIELD"],
    ["2^53 bytes", () => slotted.bytes(2 ** 53), "ERR_FIELD"],
    ["Infinity bytes", () => slotted.bytes(Infinity), "ERR_FIELD"],
    ["2^53 rows", () => new Table(Point, { capacity: 2 ** 53 }), "ERR_ARGUMENT"],
    ["Infinity rows", () => new Table(Point, { capacity: Infinity }), "ERR_ARGUMENT"],
    ["-1 rows", () => new Table(Point, { capacity: -1 }), "ERR_ARGUMENT"],
    ["2^31 + 1 rows", () => new Table(Point, { capacity: 2 ** 31 + 1 }), "ERR_CAPACITY"],
    ["a misspelt option", () => new Table(Point, { capasity: 1 } as never), "ERR_ARGUMENT"],
    ["no names", () => (slotted.oneOf as () => unknown)(), "ERR_FIELD"],
    ["null for a base", () => slots(null as never, { x: f64 } as never), "ERR_NOT_SLOTTED"],
    [
      "a class with a dict as a type",
      () => slots({ x: class A extends withDict(Point) {} }),
      "ERR_FIELD",
    ],
  ])("refuses %s", (_, run, code) => {
    expect(refusalOf(run)).toBe(code);
  });

  test("-0 is a capacity of none", () => {
    expect(new Table(Point, { capacity: -0 }).memory().reservedBytes).toBe(0);
  });
});

describe.each(variants)("a table in %s", (_, layout, declare) => {
  class Item extends slots({ x: f64, name: text, any: json<unknown>(), at: Point }) {}
  const make = () =>
    declare(() => {
      class One extends slots(Item, {}) {}
      const table = new Table(One, { layout });
      table.add({ x: 1, name: "one", any: 1, at: { x: 1, y: 2 } });
      table.add({ x: 2, name: "two", any: 2, at: { x: 3, y: 4 } });
      return table;
    });
  type Made = ReturnType<typeof make>;

  const methods: [what: string, call: (t: Made, thing: never) => unknown, wrong: Thing[]][] = [
    ["add", (t, thing) => t.add(thing), all],
    ["addAll", (t, thing) => t.addAll(thing), but("Map")],
    ["get", (t, thing) => t.get(thing), but("0")],
    ["set(index, …)", (t, thing) => t.set(thing, { x: 3 }), but("0")],
    ["set(…, values)", (t, thing) => t.set(0, thing), but("object", "no prototype", "Map", "Date")],
    ["forEach", (t, thing) => t.forEach(thing), but("arrow function", "class")],
    ["map", (t, thing) => t.map(thing), but("arrow function", "class")],
    ["find", (t, thing) => t.find(thing), but("arrow function", "class")],
    ["findIndex", (t, thing) => t.findIndex(thing), but("arrow function", "class")],
    ["some", (t, thing) => t.some(thing), but("arrow function", "class")],
    ["every", (t, thing) => t.every(thing), but("arrow function", "class")],
    ["reduce", (t, thing) => t.reduce(thing, 0), but("arrow function", "class")],
    ["filter", (t, thing) => t.filter(thing), but("arrow function", "class")],
    ["where", (t, thing) => t.where(thing), but("arrow function", "class")],
    ["column", (t, thing) => t.column(thing), all],
    ["sortBy", (t, thing) => t.sortBy(thing), but("arrow function", "class")],
    ["swapRemove", (t, thing) => t.swapRemove(thing), but("0")],
    ["truncate", (t, thing) => t.truncate(thing), but("0")],
    ["reserve", (t, thing) => t.reserve(thing), but("0")],
    ["relayout", (t, thing) => t.relayout(thing), all],
  ];

  test.each(methods)("%s refuses what it cannot use and changes nothing", (_, call, wrong) => {
    const table = make();
    const before = [table.toArray(), table.memory()];
    for (const name of wrong) {
      expect([name, refusalOf(() => call(table, things[name] as never))]).toEqual([
        name,
        expect.stringMatching(/^ERR_(ARGUMENT|ROW_RANGE|NO_SLOT|MISSING_SLOT)$/),
      ]);
    }
    expect([table.toArray(), table.memory()]).toEqual(before);
  });

  test("an empty table refuses a bad function as well", () => {
    const table = make();
    table.clear();
    for (const [what, call, wrong] of methods.slice(5, 14))
      expect([what, refusalOf(() => call(table, things[wrong[0] as Thing] as never))]).toEqual([
        what,
        "ERR_ARGUMENT",
      ]);
  });

  test.each([-1, 2, 0.5, NaN, Infinity, -Infinity, 2 ** 31, 2 ** 32, 2 ** 53])(
    "%d is no row",
    (index) => {
      const table = make();
      const before = table.toArray();
      expect(refusalOf(() => table.get(index))).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => table.set(index, { x: 3 }))).toBe("ERR_ROW_RANGE");
      expect(refusalOf(() => table.swapRemove(index))).toBe("ERR_ROW_RANGE");
      if (index !== 2) expect(refusalOf(() => table.truncate(index))).toBe("ERR_ROW_RANGE");
      expect(table.toArray()).toEqual(before);
    },
  );

  test("-0 is the first row", () => {
    const table = make();
    expect([table.get(-0).name, table.at(-0)?.name]).toEqual(["one", "one"]);
    table.set(-0, { x: 9 });
    table.swapRemove(-0);
    expect(table.map((row) => row.x)).toEqual([2]);
    table.truncate(-0);
    expect(table.length).toBe(0);
  });

  test("at turns what it is given into a number, as an array's does", () => {
    const table = make();
    const array = table.toArray();
    for (const index of [
      "1",
      "x",
      null,
      undefined,
      true,
      1.9,
      -1.9,
      -(2 ** 53),
      Infinity,
      {},
      [1],
    ]) {
      expect(table.at(index as never)?.toObject()).toEqual(array.at(index as never));
    }
    expect(() => table.at(1n as never)).toThrow(TypeError);
    expect(() => table.at(Symbol("s") as never)).toThrow(TypeError);
  });

  test("column refuses every slot that is not one number a row", () => {
    const table = make();
    for (const name of ["name", "any", "at", "at.x"]) refusalOf(() => table.column(name as never));
    const codes = declare(
      () => new Table(class Kind extends slots({ kind: slotted.category }) {}, { layout }),
    );
    expect(refusalOf(() => codes.column("kind" as never))).toBe("ERR_ARGUMENT");
  });

  test("sortBy refuses slots without an order, whatever their names", () => {
    const table = make();
    expect(refusalOf(() => table.sortBy("at"))).toBe("ERR_ARGUMENT");
    expect(refusalOf(() => table.sortBy("at.x" as never))).toBe("ERR_NO_SLOT");
    expect(refusalOf(() => table.sortBy("constructor" as never))).toBe("ERR_NO_SLOT");
  });

  test("reduce wants a value to begin with", () => {
    expect(refusalOf(() => (make().reduce as (f: unknown) => unknown)(() => 1))).toBe(
      "ERR_ARGUMENT",
    );
  });

  test("a SlotMap refuses what is no reference and changes nothing", () => {
    const map = declare(() => new SlotMap(class One extends slots({ x: f64 }) {}, { layout }));
    const ref = map.insert({ x: 1 });
    for (const name of all) {
      expect([name, refusalOf(() => map.get(things[name] as never))]).toEqual([
        name,
        "ERR_ARGUMENT",
      ]);
      expect([name, refusalOf(() => map.insert(things[name] as never))]).toEqual([
        name,
        expect.stringMatching(/^ERR_(ARGUMENT|MISSING_SLOT|NO_SLOT)$/),
      ]);
      expect(map.has(things[name] as never)).toBe(false);
      expect(map.delete(things[name] as never)).toBe(false);
    }
    for (const near of [ref + 1, ref + 0.5, -ref, String(ref), BigInt(ref), Object(ref)]) {
      expect(map.has(near as never)).toBe(false);
      expect(map.delete(near as never)).toBe(false);
    }
    expect([map.size, map.get(ref).x]).toEqual([1, 1]);
  });
});
