import type { Dictionary } from "./dictionary.ts";
import { errors } from "./errors.ts";
import type { Cell, Place, Plan } from "./layout.ts";
import { nextCapacity, release, resized } from "./memory.ts";
import { badInit, checkNames } from "./refuse.ts";
import { encodeText, type TextHeap } from "./text.ts";
import { takeValue } from "./take-values.ts";
import type { View } from "./views.ts";

/** The most rows that a table may have. */
const MAX_ROWS = 2 ** 31;

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

  constructor(plan: Plan) {
    this.plan = plan;
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

  list(cell: Cell): unknown[] {
    return (this as unknown as Record<string, unknown[]>)[cell.place.view] as unknown[];
  }

  textHeap(cell: Cell): TextHeap {
    return (this as unknown as Record<string, TextHeap>)[`h${cell.id}`] as TextHeap;
  }

  dictionary(cell: Cell): Dictionary {
    return (this as unknown as Record<string, Dictionary>)[`h${cell.id}`] as Dictionary;
  }

  readBit(cell: Cell, index: number): boolean {
    const { byte, mask } = this.bitAt(cell, index);
    return ((this.view(cell.place.view)[byte] as number) & mask) !== 0;
  }

  writeBit(cell: Cell, index: number, value: boolean): void {
    const { byte, mask } = this.bitAt(cell, index);
    const bytes = this.view(cell.place.view);
    const old = bytes[byte] as number;
    bytes[byte] = value ? old | mask : old & ~mask;
  }

  private bitAt({ place }: Cell, index: number): { byte: number; mask: number } {
    return this.plan.kind === "rows"
      ? { byte: elementAt(place, index), mask: 1 << place.bit }
      : { byte: index >>> 3, mask: 1 << (index & 7) };
  }

  /** Writes some slots of a row: all are read and checked before the first is written. */
  set(index: number, values: unknown): void {
    const { plan } = this;
    const row = this.get(index) as Record<string, unknown>;
    if (typeof values !== "object" || values === null) throw badInit(plan, values);
    checkNames(plan, values);
    const given: unknown[] = [];
    const slots = plan.writeOrder.filter(({ key }) => key in values);
    for (const slot of slots) {
      const value = (values as Record<string, unknown>)[slot.key];
      takeValue({ plan, unchecked: false, isNew: false, values: given }, slot, value);
      if (slot.cell?.store === "text" && value !== undefined) encodeText(value as string);
    }
    for (const { key, id } of slots) row[key] = given[id];
  }

  /** Forgets the rows from `rows` on. */
  truncate(rows: number): void {
    if (rows >= this.n) return;
    for (const cell of this.plan.cells) {
      if (cell.store === "json") this.list(cell).length = rows;
      if (cell.store === "text") this.truncateText(cell, rows);
    }
    this.n = rows;
  }

  private truncateText(cell: Cell, rows: number): void {
    const heap = this.textHeap(cell);
    const starts = this.view(cell.place.view) as Uint32Array;
    const startOf = (row: number) => starts[elementAt(cell.place, row)] as number;
    // texts in order end where the next began; out of order, those cut off may lie anywhere
    if (rows === 0) starts[elementAt(cell.place, 0)] = heap.garbage = 0;
    else if (heap.lengths) {
      for (let row = rows; row < this.n; row++) heap.garbage += heap.lengths[row] as number;
      starts[elementAt(cell.place, rows)] = startOf(this.n);
    }
  }

  /** Takes over all that another store of the same class and layout has; the other is empty afterwards. */
  adopt(other: Store): void {
    const empty = new (this.constructor as new (plan: Plan) => Store)(this.plan);
    Object.assign(this, other);
    Object.assign(other, empty);
  }

  /** Called by the writer when the table is full. */
  grow(): void {
    this.reserve(nextCapacity(this.cap, this.n + 1));
  }

  /** Makes the capacity exactly `rows`, one column after the other so that only one is there twice. */
  reserve(rows: number): void {
    if (rows > MAX_ROWS)
      throw errors.argument("table", `at most ${MAX_ROWS} rows`, rows, "Split the table.");
    for (const block of blocksOf(this, rows)) {
      const views = block.views.map((name) => this.view(name));
      const buffer = resized((views[0] as View).buffer as ArrayBuffer, block.bytes);
      for (const [k, view] of views.entries()) {
        const View = view.constructor as new (buffer: ArrayBuffer) => View;
        this.setView(block.views[k] as string, new View(buffer));
      }
    }
    this.cap = rows;
  }

  /** Puts another text into a row: in place if it fits there, else at the end of all text. */
  replaceText(cell: Cell, index: number, value: string): void {
    const heap = this.textHeap(cell);
    const starts = this.view(cell.place.view) as Uint32Array;
    const at = (row: number) => elementAt(cell.place, row);
    const startOf = (row: number) => starts[at(row)] as number;
    const bytes = encodeText(value);
    const old = heap.lengthAt(startOf(index), startOf(index + 1), index);
    const end = startOf(this.n);
    if (bytes.length > old) heap.reserve(end, bytes.length);
    if (bytes.length !== old) heap.scatter(this.n, startOf)[index] = bytes.length;
    const start = bytes.length > old ? end : startOf(index);
    heap.bytes.set(bytes, start);
    heap.garbage += bytes.length > old ? old : old - bytes.length;
    if (bytes.length <= old) return;
    starts[at(index)] = start;
    starts[at(this.n)] = start + bytes.length;
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

/** The element of row `index` in the place's view. */
export const elementAt = ({ mul, off }: Place, index: number): number => index * mul + off;
