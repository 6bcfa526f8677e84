import { restoreStore } from "./attach.ts";
import { checkLayout } from "./check-layout.ts";
import { detachStore, type Detached, type TableMessage } from "./detach.ts";
import { errors } from "./errors.ts";
import { gather } from "./gather.ts";
import type { AnySlotted, ColumnOf, Init, NumericName, ObjectOf, SlotName } from "./infer.ts";
import { inspectTable, INSPECT } from "./inspect.ts";
import { planOf, type LayoutKind } from "./layout.ts";
import { openStore, type TableOptions } from "./open-store.ts";
import { badRow, callable, isCount, slotNamed } from "./refuse.ts";
import { orderBy } from "./sort.ts";
import { Store } from "./store.ts";
import { storeClass } from "./store-class.ts";
import { memoryOf, type TableMemory } from "./store-memory.ts";
import { tableClass } from "./table-class.ts";
import { VIEWS } from "./views.ts";

type Visit<C extends AnySlotted, T> = (row: InstanceType<C>, index: number, table: Table<C>) => T;

/**
 * Records of one slotted class, packed into typed arrays. Methods named as an array's work as an array's.
 *
 * @example
 * const points = new Table(Point);
 * points.add({ x: 3, y: 4 });
 * for (const point of points) console.log(point.length);
 */
export class Table<C extends AnySlotted> implements Iterable<InstanceType<C>> {
  /** @internal */
  declare protected store: Store;

  /** @throws SlotError for a class or an option that cannot be, SlotRangeError for too great a capacity */
  constructor(C: C, options?: TableOptions) {
    const store = C instanceof Store ? C : openStore(C, options);
    if (new.target === Table) return new (tableClass(store, Table as never))(store) as this;
    Object.defineProperty(this, "store", { value: store, writable: true });
  }

  /** A table of what an iterable gives, no larger than that takes. @throws SlotError, SlotRangeError */
  static from<C extends AnySlotted>(
    C: C,
    records: Iterable<Init<C>>,
    options?: TableOptions,
  ): Table<C> {
    const table = new Table(C, options);
    const { length, size } = iterable(records) as { length?: unknown; size?: unknown };
    const rows = length ?? size;
    if (Number.isSafeInteger(rows)) table.reserve(Math.max(0, rows as number));
    table.addAll(records);
    return table.compact();
  }

  /**
   * Takes over what `detach` handed out, without copying.
   *
   * @throws SlotError when the class's name or layout is another there, naming the difference.
   */
  static attach<C extends AnySlotted>(C: C, message: TableMessage): Table<C> {
    return new Table(restoreStore(C, message) as unknown as C);
  }

  /** Rows used. */
  get length(): number {
    return this.store.n;
  }

  /**
   * Packs a record at the end; the table is as it was when a value is refused.
   *
   * @returns its row index
   * @throws SlotError, SlotRangeError
   */
  add(init: Init<C>): number {
    return this.store.add(init);
  }

  /**
   * Packs all records or, when one is refused or the iterable throws, none.
   *
   * @returns the new length
   * @throws SlotError, SlotRangeError
   */
  addAll(records: Iterable<Init<C>>): number {
    const { length } = this;
    // to its own rows a table adds those that it has now, as an array would
    const own = (records as unknown) === this;
    try {
      for (const record of iterable(records)) {
        if (own && this.length === 2 * length) break;
        this.store.add(record);
      }
    } catch (error) {
      this.store.truncate(length);
      throw error;
    }
    return this.length;
  }

  /** The row at an index, a negative one counted from the end; undefined where there is none. */
  at(index: number): InstanceType<C> | undefined {
    const whole = Math.trunc(index) || 0;
    const row = whole < 0 ? whole + this.length : whole;
    return row >= 0 && row < this.length ? this.get(row) : undefined;
  }

  /** The row at an index. @throws SlotRangeError past the end, SlotError when the index is no number */
  get(index: number): InstanceType<C> {
    return this.store.get(index) as InstanceType<C>;
  }

  /** Writes some slots of a row, all or, when one is refused, none. @throws SlotError, SlotRangeError */
  set(index: number, values: Partial<Init<C>>): void {
    this.store.set(index, values);
  }

  /** Fresh rows, safe to keep; rows added meanwhile are visited. */
  [Symbol.iterator](): IterableIterator<InstanceType<C>> {
    return this.store.rows() as IterableIterator<InstanceType<C>>;
  }

  /** One row that moves on: the fastest loop, but a row that is kept changes under you. */
  scan(): IterableIterator<InstanceType<C>> {
    return this.store.scan() as IterableIterator<InstanceType<C>>;
  }

  /** Pairs of row index and row. */
  *entries(): Generator<[number, InstanceType<C>], undefined> {
    for (let i = 0; i < this.length; i++) yield [i, this.get(i)];
  }

  /** Visits the rows there are at the start, as long as they are there. */
  forEach(visit: Visit<C, void>): void {
    callable(visit);
    for (let i = 0, end = this.length; i < end && i < this.length; i++) visit(this.get(i), i, this);
  }

  /** What the function makes of each row, as an array. */
  map<T>(turn: Visit<C, T>): T[] {
    callable(turn);
    const results: T[] = [];
    this.forEach((row, i) => results.push(turn(row, i, this)));
    return results;
  }

  /** The first row for which the predicate holds. */
  find(holds: Visit<C, unknown>): InstanceType<C> | undefined {
    return this.at(this.findIndex(holds) >>> 0);
  }

  /** The index of the first row for which the predicate holds, or -1. */
  findIndex(holds: Visit<C, unknown>): number {
    callable(holds);
    for (let i = 0, end = this.length; i < end && i < this.length; i++) {
      if (holds(this.get(i), i, this)) return i;
    }
    return -1;
  }

  /** Whether the predicate holds for a row. */
  some(holds: Visit<C, unknown>): boolean {
    return this.findIndex(holds) >= 0;
  }

  /** Whether the predicate holds for every row. */
  every(holds: Visit<C, unknown>): boolean {
    callable(holds);
    return !this.some((row, i) => !holds(row, i, this));
  }

  /** Folds the rows into one value, from the first on. Unlike an array's it needs a value to begin with. */
  reduce<T>(
    combine: (result: T, row: InstanceType<C>, index: number, table: this) => T,
    initial: T,
  ): T {
    callable(combine);
    if (arguments.length < 2) {
      throw errors.argument(
        "reduce",
        "a value to begin with",
        "nothing",
        "Pass it after the function.",
      );
    }
    let result = initial;
    this.forEach((row, i) => (result = combine(result, row, i, this)));
    return result;
  }

  /** A new table of the rows for which the predicate holds. */
  filter(holds: Visit<C, unknown>): Table<C> {
    const rows = this.where(holds);
    const { plan, unchecked } = this.store;
    const table = new Table(plan.ownerClass as C, { layout: plan.kind, unchecked });
    gather(this.store, table.store, rows);
    table.store.ownDicts();
    return table;
  }

  /** The indices of the rows for which the predicate holds, ascending. */
  where(holds: Visit<C, unknown>): Uint32Array {
    callable(holds);
    const rows: number[] = [];
    this.forEach((row, i) => {
      if (holds(row, i, this)) rows.push(i);
    });
    // a predicate may have removed rows that it held for
    while (rows.length > 0 && (rows.at(-1) as number) >= this.length) rows.pop();
    return Uint32Array.from(rows);
  }

  /**
   * A live view of a slot's numbers, without copying; it ends when the table grows.
   *
   * @throws SlotError for a slot that is not one number a row, and in the rows layout.
   */
  column<K extends NumericName<C>>(name: K): ColumnOf<C["slots"][K]> {
    const { plan, n } = this.store;
    const { cell, type } = slotNamed(plan, name);
    if (!cell || !Object.hasOwn(VIEWS, type)) {
      throw errors.argument(
        `${plan.name}.${name}`,
        "a slot of one number a row",
        type,
        "Use map(row => …).",
      );
    }
    if (plan.kind === "rows") {
      throw errors.argument(
        `${plan.name}.${name}`,
        "a table in columns",
        "rows",
        'Use relayout("columns").',
      );
    }
    return this.store.view(cell.place.view).subarray(0, n) as ColumnOf<C["slots"][K]>;
  }

  /**
   * Sorts the rows by a slot, ascending and `undefined` last, or by a function as an array's; equal rows
   * keep their order. Rows handed out before show what then lies at their index.
   *
   * @throws SlotError for an unknown slot, for one whose values have no order, and when the function
   * adds or removes rows; the table is then as it was.
   */
  sortBy(order: SlotName<C> | ((a: InstanceType<C>, b: InstanceType<C>) => number)): this {
    const { store } = this;
    const { n } = store;
    const rows = orderBy(store, order as never);
    if (this.store !== store || store.n !== n) throw errors.changed("sortBy");
    const sorted = store.fresh();
    gather(store, sorted, rows);
    store.adopt(sorted);
    return this;
  }

  /** Removes a row by putting the last one into its place. @throws SlotRangeError past the end */
  swapRemove(index: number): void {
    this.store.get(index);
    this.store.swapRemove(index);
  }

  /** Forgets the rows from an index on. @throws SlotRangeError past the end */
  truncate(length: number): void {
    if (!isCount(length) || length > this.length)
      throw badRow({ plan: this.store.plan, n: this.length + 1 }, length);
    this.store.truncate(Math.abs(length)); // no -0
  }

  /** Forgets all rows and gives their memory back. */
  clear(): void {
    this.store.adopt(this.store.fresh());
  }

  /** Makes room for a number of rows in all. @throws SlotRangeError for more than one table can hold */
  reserve(rows: number): this {
    if (!isCount(rows)) {
      throw errors.argument("reserve", "a number of rows", rows, "Pass a whole number.");
    }
    if (rows > this.store.cap) this.store.reserve(rows);
    return this;
  }

  /** Gives back what is reserved beyond the rows used, and the garbage of replaced texts. */
  compact(): this {
    this.store.compact();
    return this;
  }

  /** Lays the records out anew; rows handed out before refuse to be used. @throws SlotError */
  relayout(layout: LayoutKind): this {
    checkLayout(layout);
    const { store } = this;
    const { plan, unchecked, n } = store;
    if (layout !== plan.kind) {
      const other = new (storeClass(planOf(plan.ownerClass, layout), unchecked))();
      gather(
        store,
        other,
        Uint32Array.from({ length: n }, (_, i) => i),
      );
      store.adopt(store.fresh());
      // an `add` under way, whose getters ran into this, would write to where nobody looks
      store.grow = () => {
        throw errors.changed("add");
      };
      this.store = other;
      // a table of the user's own class keeps it
      if (this.constructor === tableClass(store, Table as never))
        Object.setPrototypeOf(this, tableClass(other, Table as never).prototype as object);
    }
    return this;
  }

  /** The records as plain objects, detached from the table; what `console.table` shows best. */
  toArray(): ObjectOf<C["slots"]>[] {
    return this.map((row) => (row as { toObject(): ObjectOf<C["slots"]> }).toObject());
  }

  /** The records as plain objects that JSON can carry. */
  toJSON(): Record<SlotName<C>, unknown>[] {
    return this.map((row) => (row as { toJSON(): Record<SlotName<C>, unknown> }).toJSON());
  }

  /**
   * Hands the records over without copying: post `message` with `transfer`, and `Table.attach` takes it at
   * the other end. The table is empty afterwards.
   */
  detach(): Detached {
    return detachStore(this.store);
  }

  /** What the table takes, in bytes. */
  memory(): TableMemory {
    return memoryOf(this.store);
  }

  static {
    Object.defineProperty(this.prototype, INSPECT, { value: inspectTable });
  }
}

/** Refuses what cannot be looped over. @throws SlotError */
function iterable<T>(records: Iterable<T>): Iterable<T> {
  const isIterable =
    typeof (records as Iterable<T> | null | undefined)?.[Symbol.iterator] === "function";
  if (isIterable && typeof records !== "string") return records;
  throw errors.argument("Table", "an iterable of records", records, "Pass an array, for example.");
}
