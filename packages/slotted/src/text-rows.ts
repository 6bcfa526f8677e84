import { elementAt, type Cell } from "./layout.ts";
import { release, resized } from "./memory.ts";
import type { Store } from "./store.ts";
import { encodeText } from "./text.ts";

/** Bytes of garbage that are not worth a look. */
const RECLAIMED = 4096;

/** Where the text of a row starts; of the row past the last, where all text ends. */
export function startOf(store: Store, { place }: Cell, row: number): number {
  // nothing is there yet in a store without capacity
  return (store.view(place.view)[elementAt(place, row)] as number | undefined) ?? 0;
}

/** The bytes of a row's text. */
export function lengthOf(store: Store, cell: Cell, row: number): number {
  return (
    store.textHeap(cell).lengths?.[row] ?? startOf(store, cell, row + 1) - startOf(store, cell, row)
  );
}

/** Puts another text into a row: in place if it fits there, else at the end of all text. */
export function replaceText(store: Store, cell: Cell, row: number, value: string): void {
  const heap = store.textHeap(cell);
  const bytes = encodeText(value);
  const { length } = bytes;
  const old = lengthOf(store, cell, row);
  const end = startOf(store, cell, store.n);
  const fits = length <= old;
  if (!fits) heap.reserve(end, length);
  if (length !== old) scatter(store, cell)[row] = length;
  if (!fits) {
    setStart(store, cell, row, end);
    setStart(store, cell, store.n, end + length);
  }
  heap.bytes.set(bytes, startOf(store, cell, row));
  heap.garbage += fits ? old - length : old;
  reclaim(store, cell, store.n);
}

/** Exchanges the texts of two rows. */
export function swapTexts(store: Store, cell: Cell, a: number, b: number): void {
  const lengths = scatter(store, cell);
  const [start, length] = [startOf(store, cell, a), lengths[a] as number];
  setStart(store, cell, a, startOf(store, cell, b));
  lengths[a] = lengths[b] as number;
  setStart(store, cell, b, start);
  lengths[b] = length;
}

/** Forgets the texts of the rows from `rows` on. */
export function cutTexts(store: Store, cell: Cell, rows: number): void {
  const heap = store.textHeap(cell);
  // in order, all text ends where the first of them began; out of order, they may lie anywhere
  if (!heap.lengths) return;
  for (let row = rows; row < store.n; row++) heap.garbage += heap.lengths[row] as number;
  setStart(store, cell, rows, startOf(store, cell, store.n));
  reclaim(store, cell, rows);
}

/** Gives back what the texts do not need. */
export function compactTexts(store: Store, cell: Cell): void {
  const heap = store.textHeap(cell);
  if (heap.lengths) order(store, cell, store.n);
  else heap.resize(startOf(store, cell, store.n));
  heap.lengths = undefined;
}

/** Drops the garbage once it is more than what else there is, so that texts may be replaced for ever. */
function reclaim(store: Store, cell: Cell, rows: number): void {
  const { garbage } = store.textHeap(cell);
  const live = startOf(store, cell, rows) - garbage;
  if (garbage > live + 4 * rows + RECLAIMED) order(store, cell, rows);
}

/** Puts texts that lie in any order into row order, without garbage. */
function order(store: Store, cell: Cell, rows: number): void {
  const heap = store.textHeap(cell);
  const lengths = heap.lengths as Uint32Array;
  const old = heap.bytes;
  const bytes = startOf(store, cell, rows) - heap.garbage;
  heap.bytes = new Uint8Array(resized(new ArrayBuffer(0), bytes));
  heap.garbage = 0;
  let end = 0;
  for (let row = 0; row < rows; row++) {
    const start = startOf(store, cell, row);
    const length = lengths[row] as number;
    heap.bytes.set(old.subarray(start, start + length), end);
    setStart(store, cell, row, end);
    end += length;
  }
  setStart(store, cell, rows, end);
  release(old.buffer as ArrayBuffer);
}

/** Keeps the length of each text, so that texts may lie in any order. */
function scatter(store: Store, cell: Cell): Uint32Array<ArrayBuffer> {
  return (store.textHeap(cell).lengths ??= Uint32Array.from({ length: store.cap }, (_, row) =>
    row < store.n ? lengthOf(store, cell, row) : 0,
  ));
}

function setStart(store: Store, { place }: Cell, row: number, start: number): void {
  store.view(place.view)[elementAt(place, row)] = start;
}
