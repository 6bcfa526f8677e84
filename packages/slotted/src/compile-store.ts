import { compile } from "./code-generation.ts";
import { Dictionary } from "./dictionary.ts";
import type { Cell, PlannedSlot, Plan } from "./layout.ts";
import { allSlots, badInit, badRow, badValue, checkNames, gone } from "./refuse.ts";
import { becomeRow, unnamed } from "./row.ts";
import { locateCode, readCode, takeCode, writeCode } from "./slot-code.ts";
import { INDEX, STORE, Store } from "./store.ts";
import { replaceText } from "./text-rows.ts";
import { TextHeap } from "./text.ts";
import { VIEWS } from "./views.ts";

/**
 * One of each object that loops make, kept with the class. Where none is alive, a collection drops their
 * hidden classes and with them the optimised code that makes them: the next scan takes 3x (Node 24).
 */
const KEEP_SHAPES = `
    const empty = new S(), rows = empty.rows(), scan = empty.scan();
    S.kept = [rows, rows.next(), scan, scan.next()];`;

/** The store of one class and layout. */
export type StoreClass = new () => Store;

/**
 * How many records of a class are searched for names that are no slots. To look at every record would
 * double the time of `add` (12 to 22 ns on Node 20 and 24: benchmarks/create.bench.ts), because the
 * engine then has to build the object that it otherwise never makes. A wrong name is a property of the
 * calling line, so the first records show it; and it is looked for whenever a slot was left out.
 */
const WARY_ADDS = 1000;

/** Where an iterator stands once it is done, so that it stays done: with one more still a small integer. */
const PAST_ALL = 2 ** 31 - 2;

/** The index of a row's record, -1 where it is past the end. */
const OWN = "this[INDEX] < t.n ? this[INDEX] : -1";

/**
 * An index given, -1 where it is none of a record. With `| 0` random reads by the integers of a `Uint32Array`
 * would take 0.9x, but loops 1.15x (Node 24): benchmarks/random-reads.bench.mjs, scan.bench.mjs
 */
const GIVEN = "typeof index === 'number' && (index | 0) === index && index < t.n ? index : -1";

/**
 * Compiles the store of a class: its rows, its writer and its iterators, every place a constant in them.
 *
 * A scan takes an eighth of what closures made per slot take (Node 20 and 24), and its row keeps the only
 * count: a second one beside it would take 1.6x (Node 24): benchmarks/scan.bench.mjs
 */
export function compileStore(plan: Plan, unchecked: boolean): StoreClass {
  const constants = constantsOf(plan, unchecked);
  const source = `
    ${rowCode(plan, "Row", plan.slots, "plan.ownerClass")}
    class Rows {
      constructor(t) { this.t = t; this.i = -1; }
      next() {
        const i = this.i + 1, done = i >= this.t.n;
        this.i = done ? ${PAST_ALL} : i;
        return { value: new Row(this.t, i), done };
      }
      [Symbol.iterator]() { return this; }
    }
    class Scan {
      constructor(t) { this.t = t; this.row = new Row(t, -1); }
      next() {
        const { row } = this, i = row[INDEX] + 1, done = i >= this.t.n;
        row[INDEX] = done ? ${PAST_ALL} : i;
        return { value: row, done };
      }
      [Symbol.iterator]() { return this; }
    }
    class Writer extends Store {
      add(init) {
        const t = this;
        ${takeAllCode(plan.slots)}
        if (left) checkNames(plan, init);
        const i = t.n;
        ${growCode(plan)}
        ${plan.slots.map((slot) => writeCode(slot, true)).join("\n")}
        ${plan.dict ? `t.${plan.dict.place.view}[i] = undefined;` : ""}
        t.n = i + 1;
        return i;
      }
    }
    let wary = ${WARY_ADDS};
    class WaryWriter extends Writer {
      add(init) {
        if (--wary === 0) Object.setPrototypeOf(S.prototype, Writer.prototype);
        if (typeof init === "object") checkNames(plan, init);
        return super.add(init);
      }
    }
    class S extends WaryWriter {
      constructor() {
        super(plan, ${unchecked});
        ${plan.cells.map(initialCode).join("\n")}
      }
      row(i) { return new Row(this, i); }
      get(index) {
        const t = this;
        ${locateCode(plan, GIVEN, "badRow(t, index)")}
        return new Row(t, i);
      }
      rows() { return new Rows(this); }
      scan() { return new Scan(this); }
    }
    ${KEEP_SHAPES}
    return S;`;
  return compile(plan.name, source, constants) as StoreClass;
}

/**
 * Makes room, once the lists taken are copied, which may lie in the very buffers that end when the table
 * grows. `while`, though once is enough: a loop within keeps V8 from peeling the loop around `add`, where it
 * then fails to see that the record never has to be made, 17 ms for 10 (1M adds, Node 24): benchmarks/create.bench.mjs
 */
function growCode(plan: Plan): string {
  const lists = allSlots(plan.slots).filter(({ field }) => field.spec.list);
  const keep = lists.map(({ id }) => `if (v${id} !== undefined) v${id} = own${id}(v${id});`);
  return `while (i === t.cap) { ${keep.join(" ")} t.grow(); }`;
}

/** The statements that take all of a record's values, from `init`, before anything is written. */
export function takeAllCode(slots: readonly PlannedSlot[]): string {
  return `
    if (typeof init !== "object" || init === null) throw badInit(plan, init);
    let left = false${variables(slots)};
    ${slots.map((slot) => takeCode(slot, `init.${slot.key}`, true)).join("\n")}`;
}

/** What compiled code refers to by name: the functions of each slot's type, and those that refuse. */
export function constantsOf(plan: Plan, unchecked = false): Record<string, unknown> {
  const slots = allSlots(plan.slots);
  const constants: Record<string, unknown> = {
    ...{ plan, Store, STORE, INDEX, TextHeap, Dictionary, becomeRow, unnamed },
    ...{ gone, badInit, badRow, checkNames, replaceText },
    bad: (of: Plan, id: number, value: unknown) => badValue(of, slots[id] as PlannedSlot, value),
  };
  for (const { id, field, cell, parts } of slots) {
    const { take, encode, decode, own, fallback, nested } = field.spec;
    const accepts = unchecked ? acceptsAny : field.spec.accepts;
    const named = { accepts, take, encode, decode, own, fallback, nested, cell, parts };
    for (const [name, value] of Object.entries(named))
      if (value !== undefined) constants[name + id] = value;
  }
  return constants;
}

const acceptsAny = (): boolean => true;

/** A row class: accessors in front of the user's own prototype, one class more for each nested slot. */
function rowCode(plan: Plan, name: string, slots: readonly PlannedSlot[], C: string): string {
  const parts = slots.filter((slot) => slot.parts);
  return `
    ${parts.map(({ id, parts = [] }) => rowCode(plan, `Part${id}`, parts, `nested${id}`)).join("\n")}
    const ${name} = unnamed(class {
      constructor(t, i) { this[STORE] = t; this[INDEX] = i; }
      ${slots.map((slot) => accessorCode(plan, slot)).join("\n")}
    });
    becomeRow(${name}, ${C});`;
}

function accessorCode(plan: Plan, slot: PlannedSlot): string {
  const locate = `const t = this[STORE]; ${locateCode(plan, OWN, "gone(t, this[INDEX])", slot)}`;
  return `
      get ${slot.key}() { ${locate} return ${readCode(slot)}; }
      set ${slot.key}(value) {
        let left${variables([slot])};
        ${takeCode(slot, "value", false)}
        ${slot.parts ? `if (v${slot.id} !== undefined) checkNames(plan, v${slot.id}, parts${slot.id});` : ""}
        ${locate}
        ${writeCode(slot, false)}
      }`;
}

const variables = (slots: readonly PlannedSlot[]): string =>
  allSlots(slots)
    .map(({ id }) => `, v${id}`)
    .join("");

/** Gives a store a field, of its final kind at once. */
function initialCode({ id, store, place: { view, element } }: Cell): string {
  const heap = { text: "TextHeap", category: "Dictionary" }[store as string];
  const value = element ? `new ${VIEWS[element].name}(0)` : "[]";
  return `this.${view} = ${value}; ${heap ? `this.h${id} = new ${heap}();` : ""}`;
}
