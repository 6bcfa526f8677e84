import type { StoreClass } from "./compile-store.ts";
import { Dictionary } from "./dictionary.ts";
import { elementAt, type Cell, type PlannedSlot, type Plan } from "./layout.ts";
import { allSlots, badRow, checkNames, gone } from "./refuse.ts";
import { becomeRow, unnamed, type Row } from "./row.ts";
import { INDEX, STORE, Store } from "./store.ts";
import { takeValue, takeValues } from "./take-values.ts";
import { replaceText } from "./text-rows.ts";
import { TextHeap } from "./text.ts";
import { VIEWS } from "./views.ts";

type RowClass = new (store: Store, index: number) => object;

/** The store of a class where code generation is forbidden: what `compileStore` makes, with closures. */
export function closureStore(plan: Plan, unchecked: boolean): StoreClass {
  const Row = rowClass(plan, plan.slots, unchecked, plan.ownerClass);

  return class extends Store {
    constructor() {
      super(plan, unchecked);
      for (const cell of plan.cells) initialise(this, cell);
    }

    row(i: number): object {
      return new Row(this, i);
    }

    get(i: number): object {
      if (!(Number.isInteger(i) && i >= 0 && i < this.n)) throw badRow(this, i);
      return new Row(this, i);
    }

    add(init: object): number {
      const values = takeValues(plan, init, unchecked);
      const i = this.n;
      if (i === this.cap) {
        keepLists(plan, values);
        this.grow();
      }
      for (const slot of plan.slots) writeSlot(this, i, slot, values, true);
      if (plan.dict) this.list(plan.dict)[i] = undefined;
      this.n = i + 1;
      return i;
    }

    *rows(): Generator<object, undefined> {
      for (let i = 0; i < this.n; i++) yield new Row(this, i);
    }

    *scan(): Generator<object, undefined> {
      const row = new Row(this, 0) as { [INDEX]: number };
      for (let i = 0; i < this.n; i++) {
        row[INDEX] = i;
        yield row;
      }
    }
  };
}

/** Copies the lists taken, which may lie in the very buffers that end when the table grows. */
function keepLists(plan: Plan, values: unknown[]): void {
  for (const { id, field } of allSlots(plan.slots)) {
    const { list, own } = field.spec;
    if (list && own && values[id] !== undefined) values[id] = own(values[id] as never);
  }
}

function rowClass(
  plan: Plan,
  slots: readonly PlannedSlot[],
  unchecked: boolean,
  C: Plan["ownerClass"],
): RowClass {
  const ClosureRow = unnamed(
    class {
      constructor(store: Store, index: number) {
        const row = this as unknown as { [STORE]: Store; [INDEX]: number };
        row[STORE] = store;
        row[INDEX] = index;
      }
    },
  );
  const locate = (row: Row, cell?: Cell) => {
    const { [STORE]: store, [INDEX]: index } = row;
    const isThere = !cell || cell.store === "json" || store.view(cell.place.view).length > 0;
    if (index >= store.n || !isThere) throw gone(store, index);
    return store;
  };
  for (const slot of slots) {
    const read = reader(plan, slot, unchecked);
    Object.defineProperty(ClosureRow.prototype, slot.key, {
      get(this: Row) {
        return read(locate(this, slot.cell), this[INDEX]);
      },
      set(this: Row, value: unknown) {
        const values: unknown[] = [];
        takeValue({ plan, unchecked, isNew: false, values }, slot, value);
        if (slot.parts && value !== undefined) checkNames(plan, value as object, slot.parts);
        // only now: taking a value may run a getter that removes the row
        const store = locate(this, slot.cell);
        writeSlot(store, this[INDEX], slot, values, false);
      },
      configurable: true,
    });
  }
  becomeRow(ClosureRow, C);
  return ClosureRow;
}

/** The function that reads a slot of row `i`. */
function reader(
  plan: Plan,
  slot: PlannedSlot,
  unchecked: boolean,
): (store: Store, i: number) => unknown {
  const read = slot.cell ? cellReader(slot, slot.cell) : partReader(plan, slot, unchecked);
  const { presence } = slot;
  return presence ? (store, i) => (store.readBit(presence, i) ? read(store, i) : undefined) : read;
}

function partReader(
  plan: Plan,
  slot: PlannedSlot,
  unchecked: boolean,
): (store: Store, i: number) => unknown {
  const Part = rowClass(
    plan,
    slot.parts ?? [],
    unchecked,
    slot.field.spec.nested as Plan["ownerClass"],
  );
  return (store, i) => new Part(store, i);
}

function cellReader(slot: PlannedSlot, cell: Cell): (store: Store, i: number) => unknown {
  const { place, count } = cell;
  const { list, decode } = slot.field.spec;
  const at = (store: Store, i: number) => store.view(place.view)[elementAt(place, i)];
  switch (cell.store) {
    case "bit":
      return (store, i) => store.readBit(cell, i);
    case "text":
      return (store, i) =>
        store.textHeap(cell).read(at(store, i) as number, at(store, i + 1) as number, i);
    case "category":
      return (store, i) => store.dictionary(cell).names[at(store, i) as number];
    case "json":
      return (store, i) => store.list(cell)[i];
    default:
      if (list)
        return (store, i) =>
          store.view(place.view).subarray(elementAt(place, i), elementAt(place, i) + count);
      return decode ? (store, i) => decode(at(store, i) as never) : at;
  }
}

function writeSlot(
  store: Store,
  i: number,
  slot: PlannedSlot,
  values: unknown[],
  isNew: boolean,
): void {
  const value = values[slot.id];
  if (slot.presence) store.writeBit(slot.presence, i, value !== undefined);
  if (slot.cell) writeCell(store, i, slot, value, isNew);
  for (const part of slot.parts ?? []) writeSlot(store, i, part, values, isNew);
}

/** Writes a value, or, where there is none, leaves nothing behind. */
function writeCell(
  store: Store,
  i: number,
  slot: PlannedSlot,
  value: unknown,
  isNew: boolean,
): void {
  const cell = slot.cell as Cell;
  const { list, encode } = slot.field.spec;
  const view = store.view(cell.place.view);
  const at = elementAt(cell.place, i);
  switch (cell.store) {
    case "bit":
      store.writeBit(cell, i, Boolean(value));
      break;
    case "json":
      store.list(cell)[i] = value;
      break;
    case "category": {
      const code = value === undefined ? 0 : store.intern(cell, value as string);
      store.view(cell.place.view)[at] = code;
      break;
    }
    case "text":
      if (!isNew) replaceText(store, cell, i, (value ?? "") as string);
      else
        view[elementAt(cell.place, i + 1)] = store
          .textHeap(cell)
          .append((value ?? "") as string, view[at] as number, i);
      break;
    default: {
      const zero = cell.store === "i64" || cell.store === "u64" ? 0n : 0;
      if (list && value === undefined) view.fill(zero as never, at, at + cell.count);
      else if (list) view.set(value as never, at);
      else
        view[at] = (value === undefined ? zero : encode ? encode(value as never) : value) as number;
    }
  }
}

/** Gives a store a field, of its final kind at once. */
function initialise(store: Store, { id, store: kind, place: { view, element } }: Cell): void {
  const fields = store as unknown as Record<string, unknown>;
  fields[view] = element ? new VIEWS[element](0) : [];
  if (kind === "text") fields[`h${id}`] = new TextHeap();
  if (kind === "category") fields[`h${id}`] = new Dictionary();
}
