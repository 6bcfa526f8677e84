import type { Cell } from "./layout.ts";
import { elementAt, type Store } from "./store.ts";

/**
 * Fills an empty store with the given rows of another of the same class, in their order; the layouts may
 * differ. Texts come out in row order without garbage.
 */
export function gather(from: Store, to: Store, rows: ArrayLike<number>): void {
  if (rows.length > to.cap) to.reserve(rows.length);
  for (const [k, source] of from.plan.cells.entries()) {
    copiers[
      source.store === "bit" ||
      source.store === "text" ||
      source.store === "json" ||
      source.store === "category"
        ? source.store
        : "number"
    ](from, source, to, to.plan.cells[k] as Cell, rows);
  }
  to.n = rows.length;
}

type Copy = (from: Store, source: Cell, to: Store, target: Cell, rows: ArrayLike<number>) => void;

const copiers: Record<"bit" | "text" | "category" | "json" | "number", Copy> = {
  bit(from, source, to, target, rows) {
    for (let i = 0; i < rows.length; i++)
      to.writeBit(target, i, from.readBit(source, rows[i] as number));
  },
  json(from, source, to, target, rows) {
    const list = from.list(source);
    for (let i = 0; i < rows.length; i++) to.list(target)[i] = list[rows[i] as number];
  },
  category(from, source, to, target, rows) {
    const { names } = from.dictionary(source);
    const codes = from.view(source.place.view);
    for (let i = 0; i < rows.length; i++) {
      const code = to.intern(
        target,
        names[codes[elementAt(source.place, rows[i] as number)] as number] as string,
      );
      to.view(target.place.view)[elementAt(target.place, i)] = code;
    }
  },
  text(from, source, to, target, rows) {
    const starts = from.view(source.place.view) as Uint32Array;
    const ends = to.view(target.place.view) as Uint32Array;
    const heap = to.textHeap(target);
    const { bytes } = from.textHeap(source);
    const startOf = (row: number) => starts[elementAt(source.place, row)] as number;
    const lengthOf = (row: number) =>
      from.textHeap(source).lengthAt(startOf(row), startOf(row + 1), row);
    // all the room at once: growing on the way would reserve more than is needed
    let total = 0;
    for (let i = 0; i < rows.length; i++) total += lengthOf(rows[i] as number);
    heap.reserve(0, total);
    let end = 0;
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const start = startOf(row);
      const length = lengthOf(row);
      for (let k = 0; k < length; k++) heap.bytes[end + k] = bytes[start + k] as number;
      end += length;
      ends[elementAt(target.place, i + 1)] = end;
    }
  },
  number(from, source, to, target, rows) {
    const read = from.view(source.place.view);
    const write = to.view(target.place.view);
    const { count } = source;
    for (let i = 0; i < rows.length; i++) {
      const at = elementAt(source.place, rows[i] as number);
      const to = elementAt(target.place, i);
      for (let k = 0; k < count; k++) write[to + k] = read[at + k] as number;
    }
  },
};
