import { elementAt, type Cell } from "./layout.ts";
import type { Store } from "./store.ts";
import { lengthOf, startOf } from "./text-rows.ts";

/**
 * Fills an empty store with the given rows of another of the same class, in their order; the layouts may
 * differ. Texts come out in row order without garbage.
 */
export function gather(from: Store, to: Store, rows: ArrayLike<number>): void {
  if (rows.length > to.cap) to.reserve(rows.length);
  for (const [k, cell] of from.plan.cells.entries()) {
    copyCell({ store: from, cell }, { store: to, cell: to.plan.cells[k] as Cell }, rows, 0);
  }
  to.n = rows.length;
}

interface CellIn {
  readonly store: Store;
  readonly cell: Cell;
}

/** Copies one cell of the given rows to the rows from `at` on; texts only into an empty store. */
export function copyCell(from: CellIn, to: CellIn, rows: ArrayLike<number>, at: number): void {
  switch (from.cell.store) {
    case "bit":
      for (let k = 0; k < rows.length; k++) {
        to.store.writeBit(to.cell, at + k, from.store.readBit(from.cell, rows[k] as number));
      }
      break;
    case "json": {
      const [source, target] = [from.store.list(from.cell), to.store.list(to.cell)];
      for (let k = 0; k < rows.length; k++) target[at + k] = source[rows[k] as number];
      break;
    }
    case "text":
      copyTexts(from, to, rows);
      break;
    case "category":
      copyNumbers(from, to, rows, at, translate(from, to, rows));
      break;
    default:
      copyNumbers(from, to, rows, at);
  }
}

function copyNumbers(
  from: CellIn,
  to: CellIn,
  rows: ArrayLike<number>,
  at: number,
  codes?: readonly number[],
): void {
  const source = from.store.view(from.cell.place.view);
  const target = to.store.view(to.cell.place.view);
  for (let k = 0; k < rows.length; k++) {
    const a = elementAt(from.cell.place, rows[k] as number);
    const b = elementAt(to.cell.place, at + k);
    for (let e = 0; e < from.cell.count; e++) {
      const value = source[a + e] as number;
      target[b + e] = codes ? (codes[value] as number) : value;
    }
  }
}

/** For each code of a category the code of its name in the other store, whose codes widen as they need to. */
function translate(from: CellIn, to: CellIn, rows: ArrayLike<number>): number[] {
  const { names } = from.store.dictionary(from.cell);
  const source = from.store.view(from.cell.place.view);
  const codes: number[] = [];
  for (let k = 0; k < rows.length; k++) {
    const code = source[elementAt(from.cell.place, rows[k] as number)] as number;
    codes[code] ??= to.store.intern(to.cell, names[code] ?? "");
  }
  return codes;
}

function copyTexts(from: CellIn, to: CellIn, rows: ArrayLike<number>): void {
  const { store, cell } = from;
  const { bytes } = store.textHeap(cell);
  const heap = to.store.textHeap(to.cell);
  const ends = to.store.view(to.cell.place.view);
  // all the room at once: growing on the way would reserve more than is needed
  let total = 0;
  for (let k = 0; k < rows.length; k++) total += lengthOf(store, cell, rows[k] as number);
  heap.resize(total);
  let end = 0;
  for (let k = 0; k < rows.length; k++) {
    const start = startOf(store, cell, rows[k] as number);
    const length = lengthOf(store, cell, rows[k] as number);
    // most texts are short: a loop is faster than set and subarray
    for (let b = 0; b < length; b++) heap.bytes[end + b] = bytes[start + b] as number;
    end += length;
    ends[elementAt(to.cell.place, k + 1)] = end;
  }
}
