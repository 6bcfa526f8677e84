import { detachStore, restoreStore, type Detached, type TableMessage } from "./detach.ts";
import { errors } from "./errors.ts";
import { gather } from "./gather.ts";
import type { AnySlotted, ColumnOf, Init, NumericName, ObjectOf, SlotName } from "./infer.ts";
import { inspectTable, INSPECT } from "./inspect.ts";
import { planOf, type LayoutKind } from "./layout.ts";
import { checkLayout, openStore, type TableOptions } from "./open-store.ts";
import { badRow } from "./refuse.ts";
import { orderBy } from "./sort.ts";
import { Store } from "./store.ts";
import { storeClass } from "./store-class.ts";
import { memoryOf, type TableMemory } from "./store-memory.ts";
import { tableClass } from "./table-class.ts";

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
    const { length, size } = records as { length?: number; size?: number };
    const table = new Table(C, { capacity: length ?? size ?? 0, ...options });
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

  /** Packs all records or, when one is refused, none. @returns the new length */
  addAll(records: Iterable<Init<C>>): number {
    const { length } = this;
    try {
      for (const record of records) this.store.add(record);
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
    for (let i = 0, end = this.length; i < end && i < this.length; i++) visit(this.get(i), i, this);
  }

  map<T>(turn: Visit<C, T>): T[] {
    const results: T[] = [];
    this.forEach((row, i) => results.push(turn(row, i, this)));
    return results;
  }

  find(holds: Visit<C, unknown>): InstanceType<C> | undefined {
    return this.at(this.findIndex(holds) >>> 0);
  }

  findIndex(holds: Visit<C, unknown>): number {
    for (let i = 0; i < this.length; i++) if (holds(this.get(i), i, this)) return i;
    return -1;
  }

  some(holds: Visit<C, unknown>): boolean {
    return this.findIndex(holds) >= 0;
  }

  every(holds: Visit<C, unknown>): boolean {
    return !this.some((row, i) => !holds(row, i, this));
  }

  reduce<T>(
    combine: (result: T, row: InstanceType<C>, index: number, table: this) => T,
    initial: T,
  ): T {
    let result = initial;
    this.forEach((row, i) => (result = combine(result, row, i, this)));
    return result;
  }

  /** A new table of the rows for which the predicate holds. */
  filter(holds: Visit<C, unknown>): Table<C> {
    const { plan, unchecked } = this.store;
    const table = new Table(plan.ownerClass as C, { layout: plan.kind, unchecked });
    gather(this.store, table.store, this.where(holds));
    return table;
  }

  /** The indices of the rows for which the predicate holds. */
  where(holds: Visit<C, unknown>): Uint32Array {
    const rows: number[] = [];
    this.forEach((row, i) => {
      if (holds(row, i, this)) rows.push(i);
    });
    return Uint32Array.from(rows);
  }

  /**
   * A live view of a slot's numbers, without copying; it ends when the table grows.
   *
   * @throws SlotError for a slot that is not one number a row, and in the rows layout.
   */
  column<K extends NumericName<C>>(name: K): ColumnOf<C["slots"][K]> {
    const { plan, n } = this.store;
    const slot = plan.slots.find(({ key }) => key === name);
    if (!slot)
      throw errors.unknownSlot(
        plan.name,
        name,
        plan.slots.map(({ key }) => key),
      );
    const { cell, type } = slot;
    if (!cell || cell.store !== type || cell.store === ("text" as never)) {
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
   */
  sortBy(order: SlotName<C> | ((a: InstanceType<C>, b: InstanceType<C>) => number)): this {
    const sorted = this.store.fresh();
    gather(this.store, sorted, orderBy(this.store, order as never));
    this.store.adopt(sorted);
    return this;
  }

  /** Removes a row by putting the last one into its place. @throws SlotRangeError past the end */
  swapRemove(index: number): void {
    this.store.get(index);
    this.store.swapRemove(index);
  }

  /** Forgets the rows from an index on. @throws SlotRangeError past the end */
  truncate(length: number): void {
    if (!(length >>> 0 === length && length <= this.length))
      throw badRow(this.store.plan, length, this.length + 1);
    this.store.truncate(length);
  }

  /** Forgets all rows and gives their memory back. */
  clear(): void {
    this.store.adopt(this.store.fresh());
  }

  /** Makes room for a number of rows in all. @throws SlotRangeError for more than one table can hold */
  reserve(rows: number): this {
    if (!(Number.isSafeInteger(rows) && rows >= 0)) {
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
