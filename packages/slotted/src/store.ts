import type { Dictionary } from "./dictionary.ts";
import { errors } from "./errors.ts";
import { copyCell } from "./gather.ts";
import { elementAt, type Cell, type PlannedSlot, type Plan } from "./layout.ts";
import { grown, nextCapacity, release, resized } from "./memory.ts";
import { allSlots, badInit, checkNames } from "./refuse.ts";
import { encodeText, type TextHeap } from "./text.ts";
import { compactTexts, cutTexts, replaceText, startOf, swapTexts } from "./text-rows.ts";
import { takeValue } from "./take-values.ts";
import type { View } from "./views.ts";

/** The most rows that a table may have. */
export const MAX_ROWS = 2 ** 31;

/** A row as the store makes it: a store and a row index under these keys. */
export const STORE = Symbol("slotted.store");
export const INDEX = Symbol("slotted.index");

/**
 * The bytes of one table. Each class and layout has its own compiled subclass, which adds the views
 * (`c0`, `c1`, … in columns; `f64`, `u8`, … over one buffer in rows), the heaps of texts and
 * categories (`h0`, …) and the readers and writers that know where each slot lies.
 */
export abstract class Store {
  /** Rows used. */
  n = 0;
  /** Rows reserved. */
  cap = 0;
  readonly plan: Plan;
  readonly unchecked: boolean;

  constructor(plan: Plan, unchecked: boolean) {
    this.plan = plan;
    this.unchecked = unchecked;
  }

  abstract get(index: number): object;
  abstract row(index: number): object;
  abstract add(init: object): number;
  abstract rows(): IterableIterator<object>;
  abstract scan(): IterableIterator<object>;

  view(name: string): View {
    return (this as unknown as Record<string, View>)[name] as View;
  }

  setView(name: string, view: View): void {
    (this as unknown as Record<string, View>)[name] = view;
  }

  /** Puts a view over another buffer. */
  moveView(name: string, buffer: ArrayBuffer): void {
    const View = this.view(name).constructor as new (buffer: ArrayBuffer) => View;
    this.setView(name, new View(buffer));
  }

  list(cell: Cell): unknown[] {
    return (this as unknown as Record<string, unknown[]>)[cell.place.view] as unknown[];
  }

  textHeap(cell: Cell): TextHeap {
    return (this as unknown as Record<string, TextHeap>)[`h${cell.id}`] as TextHeap;
  }

  dictionary(cell: Cell): Dictionary {
    return (this as unknown as Record<string, Dictionary>)[`h${cell.id}`] as Dictionary;
  }

  readBit(cell: Cell, row: number): boolean {
    const { byte, mask } = this.bitAt(cell, row);
    return ((this.view(cell.place.view)[byte] as number) & mask) !== 0;
  }

  writeBit(cell: Cell, row: number, value: boolean): void {
    const { byte, mask } = this.bitAt(cell, row);
    const bytes = this.view(cell.place.view);
    const old = bytes[byte] as number;
    bytes[byte] = value ? old | mask : old & ~mask;
  }

  private bitAt({ place }: Cell, row: number): { byte: number; mask: number } {
    return this.plan.kind === "rows"
      ? { byte: elementAt(place, row), mask: 1 << place.bit }
      : { byte: row >>> 3, mask: 1 << (row & 7) };
  }

  /** Writes some slots of a row: all are read and checked before the first is written. */
  set(index: number, values: unknown): void {
    const { plan, unchecked } = this;
    const row = this.get(index) as Record<string, unknown>;
    if (typeof values !== "object" || values === null) throw badInit(plan, values);
    checkNames(plan, values);
    const slots = plan.slots.filter(({ key }) => key in values);
    const taking = { plan, unchecked, isNew: false, values: [] as unknown[] };
    for (const slot of slots)
      takeValue(taking, slot, (values as Record<string, unknown>)[slot.key]);
    this.prepare(allSlots(slots), taking.values);
    for (const slot of slots) row[slot.key] = taken(taking.values, slot);
  }

  /** Makes room for the values of several slots, so that none is written when there is none for all. */
  private prepare(slots: readonly PlannedSlot[], values: readonly unknown[]): void {
    for (const { id, cell } of slots.length > 1 ? slots : []) {
      if (values[id] === undefined) continue;
      if (cell?.store === "category") this.intern(cell, values[id] as string);
      if (cell?.store === "text")
        this.textHeap(cell).reserve(
          startOf(this, cell, this.n),
          encodeText(values[id] as string).length,
        );
    }
  }

  /** Called by the writer when the table is full. */
  grow(): void {
    this.resize(undefined);
  }

  /** Makes the capacity exactly `rows`. */
  reserve(rows: number): void {
    this.resize(rows);
  }

  /**
   * Takes one column after the other, so that only one is there twice where it must be copied.
   *
   * All of it is in this one long function, for V8 would inline a short one, rarely as it is called, into
   * the loop around `add`, which then takes 7 ms to compile instead of 3 (Node 24): benchmarks/create.bench.mjs
   */
  private resize(exactly: number | undefined): void {
    const largest = Math.max(0, ...blocksOf(this, this.cap).map(({ bytes }) => bytes));
    const needed = exactly ?? this.n + 1;
    const rows =
      exactly ?? Math.max(needed, Math.min(nextCapacity(this.cap, needed, largest), MAX_ROWS));
    const resize = exactly === undefined ? grown : resized;
    if (rows > MAX_ROWS) throw errors.capacity(this.plan.name, `${rows} rows`);
    const blocks = blocksOf(this, rows);
    if (this.cap > 0 && blocks.some(({ views: [name = ""] }) => this.view(name).length === 0))
      throw errors.transferred(this.plan.name);
    const move = ({ views, bytes }: Block, to: typeof resized) => {
      const [first = ""] = views;
      const buffer = to(this.view(first).buffer as ArrayBuffer, bytes);
      for (const name of views) this.moveView(name, buffer);
    };
    const before = this.cap;
    // what is shrunk is never longer than what all have room for, even if there is none for the next
    this.cap = Math.min(before, rows);
    try {
      for (const block of blocks) move(block, resize);
    } catch (error) {
      for (const block of blocksOf(this, this.cap)) {
        const { byteLength } = this.view(block.views[0] as string).buffer;
        if (rows > before && byteLength > block.bytes) move(block, resized);
      }
      throw error;
    }
    this.cap = rows;
    for (const cell of this.plan.cells)
      if (cell.store === "text") this.textHeap(cell).rows = exactly ?? 0;
  }

  /** Forgets the rows from `rows` on. */
  truncate(rows: number): void {
    if (rows >= this.n) return;
    for (const cell of this.plan.cells) {
      if (cell.store === "json") this.list(cell).length = rows;
      if (cell.store === "text") cutTexts(this, cell, rows);
    }
    this.n = rows;
  }

  /** Forgets a row and puts the last one into its place. */
  swapRemove(index: number): void {
    const last = this.n - 1;
    if (index !== last) {
      for (const cell of this.plan.cells) {
        const here = { store: this as Store, cell };
        if (cell.store === "text") swapTexts(this, cell, index, last);
        else copyCell(here, here, [last], index);
      }
    }
    this.truncate(last);
  }

  /** Gives the rows dicts of their own, for those of another table's rows. */
  ownDicts(): void {
    const { dict } = this.plan;
    if (!dict) return;
    const dicts = this.list(dict);
    for (const [row, extras] of dicts.entries()) if (extras) dicts[row] = { ...extras };
  }

  /** Drops what a row holds on to besides its own bytes. */
  vacate(index: number): void {
    for (const cell of this.plan.cells) {
      if (cell.store === "json") this.list(cell)[index] = undefined;
      if (cell.store === "text") replaceText(this, cell, index, "");
    }
  }

  /** The code of a category's name, widening the codes of the column where it needs to. */
  intern(cell: Cell, name: string): number {
    const code = this.dictionary(cell).add(name);
    const codes = this.view(cell.place.view);
    if (code >= 2 ** (8 * codes.BYTES_PER_ELEMENT)) {
      const wide = code > 0xffff ? new Uint32Array(codes.length) : new Uint16Array(codes.length);
      wide.set(codes as Uint8Array);
      this.setView(cell.place.view, wide);
      release(codes.buffer as ArrayBuffer);
    }
    return code;
  }

  /** Gives back all that the rows do not need. */
  compact(): void {
    for (const cell of this.plan.cells) if (cell.store === "text") compactTexts(this, cell);
    if (this.cap > this.n) this.reserve(this.n);
  }

  /** An empty store of the same class and layout. */
  fresh(): this {
    return new (this.constructor as new () => this)();
  }

  /** Takes over all that another store of the same class and layout has; what it had itself is given back. */
  adopt(other: this): void {
    const buffers = blocksOf(this, 0).map(({ views: [name] }) => this.view(name as string).buffer);
    const texts = this.plan.cells
      .filter(({ store }) => store === "text")
      .map((cell) => this.textHeap(cell).bytes.buffer);
    for (const buffer of [...buffers, ...texts]) release(buffer as ArrayBuffer);
    Object.assign(this, other);
    Object.assign(other, this.fresh());
  }
}

/** A value as it was taken: of a nested class its parts, because its getters are not to run again. */
function taken(values: readonly unknown[], { id, parts }: PlannedSlot): unknown {
  if (!parts || values[id] === undefined) return values[id];
  return Object.fromEntries(parts.map((part) => [part.key, taken(values, part)]));
}

/** A buffer of the store, the views over it, and the bytes that a capacity needs. */
interface Block {
  readonly views: readonly string[];
  readonly bytes: number;
}

/** In columns every cell has a buffer of its own; in rows all share one. */
export function blocksOf(store: Store, rows: number): Block[] {
  const { plan } = store;
  const buffered = plan.cells.filter((cell) => cell.store !== "json");
  if (plan.kind === "rows") {
    // one row more where the last text's end is kept
    const spare = plan.cells.some((cell) => cell.store === "text") ? 1 : 0;
    const views = [...new Set(buffered.map((cell) => cell.place.view))];
    return views.length > 0 ? [{ views, bytes: (rows + spare) * plan.bytesPerRow }] : [];
  }
  return buffered.map((cell) => {
    const { view } = cell.place;
    return { views: [view], bytes: columnBytes(cell, rows, store.view(view).BYTES_PER_ELEMENT) };
  });
}

/** The bytes of one cell's column. */
function columnBytes(cell: Cell, rows: number, elementBytes: number): number {
  if (cell.store === "bit") return Math.ceil(rows / 8);
  return (rows + (cell.store === "text" ? 1 : 0)) * cell.count * elementBytes;
}
