import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { variants } from "./fixtures/variants.ts";
import * as types from "./index.ts";
import { planOf, type Cell } from "./layout.ts";
import { VIEWS, type ViewName } from "./views.ts";
import { layoutOf, slots, Table, type AnySlotted, type Slots } from "./index.ts";

// Random classes with random slots and bases, random operations on their tables, and the same on an array
// of plain objects: after each operation both must hold the same. A failure prints its seed and path.

interface Kind {
  readonly type: types.SlotType;
  readonly values: fc.Arbitrary<unknown>;
  /** What stands in for `undefined` in a new record. */
  readonly fallback?: unknown;
  /** Something that the type refuses. */
  readonly wrong: unknown;
}

const short = fc.oneof(fc.string({ maxLength: 6 }), fc.string({ unit: "grapheme", maxLength: 40 }));
const wellFormed = short.filter((text) =>
  (text as unknown as { isWellFormed(): boolean }).isWellFormed(),
);

const plain: fc.Arbitrary<Kind> = fc.oneof(
  ...[
    { type: types.f64, values: fc.double() },
    { type: types.f32, values: fc.float() },
    { type: types.i8, values: fc.integer({ min: -128, max: 127 }) },
    { type: types.u8, values: fc.integer({ min: 0, max: 255 }) },
    { type: types.i16, values: fc.integer({ min: -32768, max: 32767 }) },
    { type: types.u16, values: fc.integer({ min: 0, max: 65535 }) },
    { type: types.i32, values: fc.integer() },
    { type: types.u32, values: fc.integer({ min: 0, max: 2 ** 32 - 1 }) },
    { type: types.i64, values: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }) },
    { type: types.u64, values: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }) },
    { type: types.bool, values: fc.boolean() },
    { type: types.text, values: wellFormed },
    { type: types.category, values: fc.constantFrom("", "a", "b", "ä", "a longer name") },
    { type: types.oneOf("x", "y", "z"), values: fc.constantFrom("x", "y", "z") },
    { type: types.date, values: fc.date({ noInvalidDate: true }) },
    { type: types.bytes(3), values: fc.uint8Array({ minLength: 3, maxLength: 3 }) },
    { type: types.vec(types.f32, 2), values: fc.float32Array({ minLength: 2, maxLength: 2 }) },
    {
      type: types.vec(types.i64, 1),
      values: fc.bigInt({ min: 0n, max: 9n }).map((v) => BigInt64Array.of(v)),
    },
    { type: types.ref(), values: fc.integer({ min: 2 ** 32, max: Number.MAX_SAFE_INTEGER }) },
    {
      type: types.json<unknown>(),
      values: fc.constantFrom(null, 0, "json", [1], { a: 1 }),
      wrong: undefined,
    },
    {
      type: types.withDefault(types.text, "left out"),
      values: fc.option(wellFormed, { nil: undefined }),
      fallback: "left out",
    },
  ].map((kind) => fc.constant<Kind>({ wrong: Symbol("of no type"), ...kind })),
);

class Nested extends slots({ on: types.bool, at: types.f64, name: types.optional(types.text) }) {}

const nested: fc.Arbitrary<Kind> = fc.constant({
  type: Nested,
  wrong: { on: 1, at: 1 },
  values: fc.record(
    { on: fc.boolean(), at: fc.double(), name: fc.option(wellFormed, { nil: undefined }) },
    { noNullPrototype: true },
  ),
});

const kind: fc.Arbitrary<Kind> = fc.oneof(
  { weight: 1, arbitrary: nested },
  { weight: 4, arbitrary: plain },
  {
    weight: 1,
    arbitrary: fc
      .oneof(plain, nested)
      .filter(({ fallback, wrong }) => fallback === undefined && wrong !== undefined)
      .map(({ type, values, wrong }) => ({
        type: types.optional(type),
        values: fc.option(values, { nil: undefined }),
        wrong,
      })),
  },
);

/** Shows a kind by its type alone when a property fails. */
const named = (kinds: readonly Kind[]): readonly Kind[] =>
  kinds.map((one) => ({
    ...one,
    [fc.toStringMethod]: () => (one.type as types.Field).type ?? "Nested",
  }));

/** The slots that each class of a chain adds to its base. */
const chain = fc.array(fc.array(kind, { maxLength: 4 }).map(named), {
  minLength: 1,
  maxLength: 3,
});

interface Model {
  readonly C: AnySlotted;
  readonly init: fc.Arbitrary<Record<string, unknown>>;
  readonly kinds: ReadonlyMap<string, Kind>;
}

function declareChain(levels: readonly (readonly Kind[])[]): Model {
  let C: AnySlotted | undefined;
  const values: Record<string, fc.Arbitrary<unknown>> = {};
  const byName = new Map<string, Kind>();
  for (const [depth, kinds] of levels.entries()) {
    const fields: Record<string, types.SlotType> = {};
    for (const [k, one] of kinds.entries()) {
      const name = `s${depth}_${k}`;
      byName.set(name, one);
      fields[name] = one.type;
      values[name] = one.values;
    }
    const Base = (C ? slots(C, fields as never) : slots(fields as Slots)) as unknown as new (
      init: object,
    ) => object;
    C = { [`Level${depth}`]: class extends Base {} }[`Level${depth}`] as unknown as AnySlotted;
  }
  return { C: C as AnySlotted, init: fc.record(values, { noNullPrototype: true }), kinds: byName };
}

type Records = Record<string, unknown>[];

interface Operation {
  readonly name: string;
  /** Does it to both; a table that is answered takes the place of the first. */
  run(table: Table<AnySlotted>, model: Records): Table<AnySlotted> | undefined | void; // eslint-disable-line @typescript-eslint/no-invalid-void-type -- most answer nothing
}

/** What a table makes of a record: what was left out has its default. */
const filled = (kinds: Model["kinds"], record: Records[number]): Records[number] =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      value ?? kinds.get(name)?.fallback ?? value,
    ]),
  );

/** Ascending, NaN after the other numbers, undefined last. */
function ascending(a: unknown, b: unknown): number {
  const rank = (value: unknown) => (value === undefined ? 2 : Number.isNaN(value) ? 1 : 0);
  const [low, high] = [a as number, b as number];
  return rank(a) - rank(b) || (low < high ? -1 : Number(low > high));
}

const SORTABLE = /^(?:optional\()?(?:[fiu]\d+|bool|text|category|oneOf|date)/;

function operationsOn({ C, init, kinds }: Model): fc.Arbitrary<Operation> {
  const index = fc.nat({ max: 1000 });
  const pick = (model: Records, n: number) => (model.length === 0 ? -1 : n % model.length);
  const operation = (name: string, run: Operation["run"]): Operation =>
    ({ name, run, [fc.toStringMethod]: () => name }) as Operation;
  return fc.oneof(
    {
      weight: 8,
      arbitrary: init.map((value) =>
        operation("add", (table, model) => {
          expect(table.add(value)).toBe(model.push(filled(kinds, value)) - 1);
        }),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(index, init, index).map(([n, value, slot]) =>
        operation("set", (table, model) => {
          const i = pick(model, n);
          const key = Object.keys(value)[slot % Math.max(1, Object.keys(value).length)];
          if (i < 0 || key === undefined) return;
          const one = filled(kinds, value)[key];
          table.set(i, { [key]: one });
          model[i] = { ...model[i], [key]: one };
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(index, init).map(([n, value]) =>
        operation("set all", (table, model) => {
          const i = pick(model, n);
          if (i < 0) return;
          model[i] = filled(kinds, value);
          table.set(i, model[i]);
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(index, init).map(([n, value]) =>
        operation("assign", (table, model) => {
          const i = pick(model, n);
          if (i < 0) return;
          model[i] = filled(kinds, value);
          Object.assign(table.get(i) as object, model[i]);
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: index.map((n) =>
        operation("swapRemove", (table, model) => {
          const i = pick(model, n);
          if (i < 0) return;
          table.swapRemove(i);
          const last = model.pop() as Records[number];
          if (i < model.length) model[i] = last;
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: index.map((n) =>
        operation("truncate", (table, model) => {
          const length = model.length - (n % 3 === 0 ? Math.min(model.length, n % 5) : 0);
          table.truncate(length);
          model.length = length;
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.array(init, { maxLength: 20 }).map((values) =>
        operation("addAll", (table, model) => {
          model.push(...values.map((value) => filled(kinds, value)));
          expect(table.addAll(values)).toBe(model.length);
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(index, init, index).map(([n, value, slot]) =>
        operation("refused", (table, model) => {
          const i = pick(model, n);
          const name = [...kinds.keys()][slot % Math.max(1, kinds.size)];
          if (name === undefined) return;
          const bad = { ...value, [name]: kinds.get(name)?.wrong };
          expect(() => table.add(bad)).toThrow(Error);
          expect(() => table.addAll([value, value, bad])).toThrow(Error);
          if (i >= 0)
            expect(() => table.set(i, { ...filled(kinds, value), ...bad })).toThrow(Error);
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: index.map((n) =>
        operation("sortBy", (table, model) => {
          const sortable = [...kinds.entries()].filter(([, { type }]) =>
            SORTABLE.test((type as types.Field).type),
          );
          const name = sortable[n % Math.max(1, sortable.length)]?.[0];
          if (name === undefined) return;
          table.sortBy(name);
          model.sort((a, b) => ascending(a[name], b[name]));
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        operation("clear", (table, model) => {
          if (model.length > 30) table.clear();
          if (model.length > 30) model.length = 0;
        }),
        operation("compact", (table) => void table.compact()),
        operation("to rows", (table) => void table.relayout("rows")),
        operation("to columns", (table) => void table.relayout("columns")),
        operation("reserve", (table) => void table.reserve(table.length + 10)),
        operation("sort", (table, model) => {
          const key = Object.keys(model[0] ?? {})[0];
          if (key === undefined) return;
          const text = ({ [key]: value }: Records[number]) =>
            typeof value === "object" ? "" : String(value);
          const order = (a: Records[number], b: Records[number]) =>
            text(a) < text(b) ? -1 : Number(text(a) > text(b));
          table.sortBy(order as never);
          model.sort(order);
        }),
        operation("filter", (table, model) => {
          const filtered = table.filter((_, i) => i % 3 > 0);
          expect(table.toArray()).toEqual(model);
          model.splice(0, model.length, ...model.filter((_, i) => i % 3 > 0));
          return filtered;
        }),
        operation("double", (table, model) => {
          if (model.length > 30) return;
          model.push(...model);
          expect(table.addAll(table as never)).toBe(model.length);
        }),
        operation("detach", (table, model) => {
          const { message, transfer } = table.detach();
          expect(table.length).toBe(0);
          const other = Table.attach(C, structuredClone(message, { transfer }));
          expect(other.length).toBe(model.length);
          return other;
        }),
      ),
    },
  );
}

describe.each(variants)("a table in %s", (_, layout, declare) => {
  test("does what an array of objects does", { timeout: 120_000 }, () => {
    let count = 0;
    fc.assert(
      fc.property(chain, fc.gen(), (levels, generate) => {
        const model = declare(() => declareChain(levels));
        let table = declare(() => new Table(model.C, { layout }));
        const records: Records = [];
        const operations = operationsOn(model);
        for (let k = 1; k <= 60; k++) {
          const { run } = generate(() => operations);
          table = declare(() => run(table, records)) ?? table;
          count++;
          expect(table.length).toBe(records.length);
          if (k % 6 === 0) expect(table.toArray()).toEqual(records);
        }
        for (const record of records.slice(0, 3)) {
          const object = declare(() => new model.C(record) as types.Slotted<types.Slots>);
          expect(object.toObject()).toEqual(record);
        }
        const { usedBytes, reservedBytes, garbageBytes } = table.memory();
        expect(usedBytes + garbageBytes).toBeLessThanOrEqual(reservedBytes + 8);
      }),
      { numRuns: 170, endOnFailure: true },
    );
    expect(count).toBeGreaterThanOrEqual(10_000);
  });
});

describe("a layout", () => {
  /** The bits that each cell of a row takes, `[first, past the last]`. */
  const bitsOf = ({ store, count, place }: Cell): [number, number] => {
    if (store === "bit") return [place.off * 8 + place.bit, place.off * 8 + place.bit + 1];
    const bits = VIEWS[place.view as ViewName].BYTES_PER_ELEMENT * 8;
    return [place.off * bits, (place.off + count) * bits];
  };

  test("of rows overlaps no slots and covers them all", () => {
    fc.assert(
      fc.property(chain, (levels) => {
        const { cells, bytesPerRow, align } = planOf(declareChain(levels).C, "rows");
        const taken = cells
          .filter(({ store }) => store !== "json")
          .map(bitsOf)
          .sort(([a], [b]) => a - b);
        for (const [k, [, end]] of taken.entries()) {
          expect(end).toBeLessThanOrEqual(taken[k + 1]?.[0] ?? bytesPerRow * 8);
        }
        expect(bytesPerRow % align).toBe(0);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  test("of columns has no padding and adds up", () => {
    fc.assert(
      fc.property(chain, (levels) => {
        const { slots: all, bytesPerRow, padding } = layoutOf(declareChain(levels).C);
        expect(padding).toBe(0);
        expect(all.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(bytesPerRow);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  test("of a child begins with its base's", () => {
    fc.assert(
      fc.property(chain, (levels) => {
        const { C } = declareChain(levels);
        const Base = Object.getPrototypeOf(Object.getPrototypeOf(C) as object) as AnySlotted;
        if (levels.length === 1) return;
        for (const kind of ["columns", "rows"] as const) {
          const own = layoutOf(Base, kind).slots.map(({ name, offset, bytes }) => [
            name,
            offset,
            bytes,
          ]);
          const first = layoutOf(C, kind).slots.slice(0, own.length);
          expect(first.map(({ name, offset, bytes }) => [name, offset, bytes])).toEqual(own);
        }
      }),
      { numRuns: 300, endOnFailure: true },
    );
  });
});
