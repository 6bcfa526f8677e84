import { audit } from "./audit.ts";
import type { Class } from "./declaration.ts";
import { errors } from "./errors.ts";
import { gather } from "./gather.ts";
import type { AnySlotted, ColumnOf, Init, NumericName, ObjectOf, SlotName } from "./infer.ts";
import { planOf, type LayoutKind } from "./layout.ts";
import { badRow } from "./refuse.ts";
import type { Store } from "./store.ts";
import { storeClass } from "./store-class.ts";
import { memoryOf, type TableMemory } from "./store-memory.ts";
import { tableClass } from "./table-class.ts";

/** How a table is made. */
export interface TableOptions {
  /** `columns`, the default, is a structure of arrays; `rows` reads a whole random record faster. */
  readonly layout?: LayoutKind;
  /** Rows to reserve at once; the table still grows past them. */
  readonly capacity?: number;
  /** Switches the checks of written values off. */
  readonly unchecked?: boolean;
}

/** What a table of a class hands out. */
type RowOf<C extends AnySlotted> = InstanceType<C>;

/** Records of one slotted class, packed into typed arrays. */
export class Table<C extends AnySlotted> implements Iterable<InstanceType<C>> {
  /** @internal */
  protected readonly store!: Store;

  constructor(C: C, options: TableOptions = {}) {
    if (new.target === Table) {
      audit(C as unknown as Class);
      const Compiled = tableClass(C, Table as never) as typeof Table;
      return new Compiled(C, options);
    }
    const { layout, capacity, unchecked } = checkOptions(options);
    const store = new (storeClass(planOf(C, layout), unchecked))(planOf(C, layout));
    if (capacity > 0) store.reserve(capacity);
    Object.defineProperty(this, "store", { value: store, writable: true });
  }

  /** A table that holds what an iterable gives. @throws SlotError, SlotRangeError as `add` does */
  static from<C extends AnySlotted>(
    C: C,
    records: Iterable<Init<C>>,
    options: TableOptions = {},
  ): Table<C> {
    const known =
      (records as { length?: unknown; size?: unknown }).length ??
      (records as { size?: unknown }).size;
    const capacity = options.capacity ?? (typeof known === "number" ? known : 0);
    const table = new Table(C, { ...options, capacity });
    table.addAll(records);
    return options.capacity === undefined ? table.compact() : table;
  }

  /** Rows used. */
  get length(): number {
    return this.store.n;
  }

  /**
   * Packs a record. The table is as it was when a value is refused.
   *
   * @returns its row index
   * @throws SlotError, SlotRangeError
   */
  add(init: Init<C>): number {
    return this.store.add(init);
  }

  /** Packs all records or, when one is refused, none. @returns the new length */
  addAll(records: Iterable<Init<C>>): number {
    const before = this.length;
    try {
      for (const record of records) this.store.add(record);
    } catch (error) {
      this.truncate(before);
      throw error;
    }
    return this.length;
  }

  /** The row at an index, a negative one counted from the end; undefined where there is none. */
  at(index: number): RowOf<C> | undefined {
    const i = Math.trunc(index) || 0;
    const row = i < 0 ? i + this.length : i;
    return row >= 0 && row < this.length ? (this.store.row(row) as RowOf<C>) : undefined;
  }

  /** The row at an index. @throws SlotRangeError past the end, SlotError when the index is no number */
  get(index: number): RowOf<C> {
    return this.store.get(index) as RowOf<C>;
  }

  /** Writes some slots of a row, all or, when one is refused, none. @throws SlotError, SlotRangeError */
  set(index: number, values: Partial<Init<C>>): void {
    this.store.set(index, values);
  }

  /** Fresh rows, safe to keep; rows added meanwhile are visited, as by an array's iterator. */
  [Symbol.iterator](): IterableIterator<RowOf<C>> {
    return this.store.rows() as IterableIterator<RowOf<C>>;
  }

  /** One row that moves on: the fastest loop, but a row that is kept changes under you. */
  scan(): IterableIterator<RowOf<C>> {
    return this.store.scan() as IterableIterator<RowOf<C>>;
  }

  /** Pairs of row index and row. */
  *entries(): Generator<[number, RowOf<C>], undefined> {
    for (let i = 0; i < this.length; i++) yield [i, this.get(i)];
  }

  forEach(visit: (row: RowOf<C>, index: number, table: this) => void): void {
    for (let i = 0, end = this.length; i < end && i < this.length; i++) visit(this.get(i), i, this);
  }

  map<T>(turn: (row: RowOf<C>, index: number, table: this) => T): T[] {
    const results: T[] = [];
    this.forEach((row, i) => results.push(turn(row, i, this)));
    return results;
  }

  /** A new table of the rows for which the predicate holds. */
  filter(holds: (row: RowOf<C>, index: number, table: this) => unknown): Table<C> {
    return this.like(this.where(holds));
  }

  /** The indices of the rows for which the predicate holds. */
  where(holds: (row: RowOf<C>, index: number, table: this) => unknown): Uint32Array {
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
    const slot = plan.slots.find((s) => s.key === name);
    if (!slot)
      throw errors.unknownSlot(
        `column of ${plan.name}`,
        name,
        plan.slots.map((s) => s.key),
      );
    const { encode, list, optional } = slot.field.spec;
    const view = slot.cell && this.store.view(slot.cell.place.view);
    const isNumeric = view && slot.cell.store === slot.type && !encode && !list && !optional;
    if (!isNumeric) {
      throw errors.argument(
        `column of ${plan.name}`,
        "a slot of one number a row",
        slot.type,
        "Use map(row => …).",
      );
    }
    if (plan.kind === "rows") {
      throw errors.argument(
        `column of ${plan.name}`,
        "a table in columns",
        plan.kind,
        'Use relayout("columns").',
      );
    }
    return view.subarray(0, n) as ColumnOf<C["slots"][K]>;
  }

  /** Forgets the rows from an index on. */
  truncate(length: number): void {
    if (!(length >>> 0 === length)) throw badRow(this.store.plan, length, this.length + 1);
    this.store.truncate(length);
  }

  /** Gives back what is reserved beyond the rows used, and the garbage of replaced texts. */
  compact(): this {
    const { store } = this;
    const copy = this.storeLike();
    gather(store, copy, everyRow(store.n));
    store.adopt(copy);
    return this;
  }

  /** The records as plain objects, detached from the table. */
  toArray(): ObjectOf<C["slots"]>[] {
    return this.map((row) => (row as { toObject(): ObjectOf<C["slots"]> }).toObject());
  }

  /** The records as plain objects that JSON can carry. */
  toJSON(): Record<SlotName<C>, unknown>[] {
    return this.map((row) => (row as { toJSON(): Record<SlotName<C>, unknown> }).toJSON());
  }

  /** What the table takes, in bytes. */
  memory(): TableMemory {
    return memoryOf(this.store);
  }

  private storeLike(): Store {
    const { constructor, plan } = this.store;
    return new (constructor as new (plan: Store["plan"]) => Store)(plan);
  }

  private like(rows: ArrayLike<number>): Table<C> {
    const { plan } = this.store;
    const table = new Table(plan.ownerClass as C, { layout: plan.kind });
    gather(this.store, table.store, rows);
    return table;
  }
}

function checkOptions({ layout = "columns", capacity = 0, unchecked = false }: TableOptions) {
  if (layout !== "columns" && layout !== "rows") {
    throw errors.argument(
      "Table: layout",
      '"columns" or "rows"',
      layout,
      "Leave it out for columns.",
    );
  }
  if (!(Number.isSafeInteger(capacity) && capacity >= 0)) {
    throw errors.argument(
      "Table: capacity",
      "a whole number of rows",
      capacity,
      "Leave it out to grow as needed.",
    );
  }
  return { layout, capacity, unchecked };
}

const everyRow = (n: number): Uint32Array => Uint32Array.from({ length: n }, (_, i) => i);
