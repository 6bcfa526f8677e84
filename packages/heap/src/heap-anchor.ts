import { errors } from "./errors.ts";
import type { ProcessMemory } from "./process-memory.ts";
import { Words } from "./words.ts";

/** Tells where values lie in memory. */
export interface HeapAnchor {
  /** The word V8 keeps for a value: an odd address, or an even word for a small integer. */
  hold(value: unknown): number;
  /** True as long as no collection has moved anything since `hold`. */
  isStill(): boolean;
  /** Lets go of the value. */
  release(): void;
}

/**
 * Finds an array of ours in the memory of this process: whatever is put into it can be read back
 * as an address. The array is large, because V8 never moves the elements of a large one, and it
 * is found by the random integers at its start.
 *
 * @throws HeapError ERR_HEAP_UNREADABLE where the array is not found
 */
export function openHeapAnchor(memory: ProcessMemory): HeapAnchor {
  const cells = newCells();
  const start = locate(memory, cells);
  const words = new Words(16);
  const read = (): void => {
    memory.read(start + VALUE * 8, 16, words.raw);
  };
  let value = 0;
  let sentinel = 0;
  return {
    hold(held) {
      cells[VALUE] = held;
      // a young object moves at each collection, so its address tells whether there was one
      cells[SENTINEL] = { young: true };
      read();
      sentinel = words.at(1);
      return (value = words.at(0));
    },
    isStill() {
      read();
      return words.at(0) === value && words.at(1) === sentinel;
    },
    release() {
      cells[VALUE] = cells[SENTINEL] = undefined;
    },
  };
}

const VALUE = 8;
const SENTINEL = 9;

/** Beyond 128 KiB an array lies in V8's large-object space. */
const LENGTH = 20_000;

function newCells(): unknown[] {
  const cells: unknown[] = new Array<unknown>(LENGTH);
  // first an object, so that the elements stay of any kind: a number would make them doubles
  cells[VALUE] = cells[SENTINEL] = undefined;
  for (let i = 0; i < VALUE; i++) cells[i] = Math.floor(Math.random() * 2 ** 30);
  return cells;
}

/** V8's pages begin at multiples of this many bytes. */
const PAGE = 1 << 18;

/** A large object follows the header of its page, which is short from Node 24 on. */
const HEADERS = [256, 8192];

function locate(memory: ProcessMemory, cells: unknown[]): number {
  const pattern = new Words(8 * VALUE);
  for (let i = 0; i < VALUE; i++) pattern.raw[2 * i + 1] = cells[i] as number;
  for (const header of HEADERS)
    for (const place of search(memory, pattern.raw, header))
      if (follows(memory, place, cells)) return place;
  throw errors.unreadable("heap", "no place that looks like an array of ours");
}

/** The search leaves copies of what it looks for, but only the array itself follows a change. */
function follows(memory: ProcessMemory, place: number, cells: unknown[]): boolean {
  const before = cells[0];
  const change = (cells[0] = Math.floor(Math.random() * 2 ** 30));
  const words = new Words(8);
  const isLive = memory.read(place, 8, words.raw) === 8 && words.high(0) === change;
  cells[0] = before;
  return isLive;
}

function search(memory: ProcessMemory, pattern: Int32Array, header: number): number[] {
  const wanted = Buffer.from(pattern.buffer);
  const bytes = new Int32Array(header / 4);
  const found: number[] = [];
  for (const { start, end } of memory.ranges("rw"))
    for (let page = Math.ceil(start / PAGE) * PAGE; page < end; page += PAGE) {
      const read = memory.read(page, Math.min(header, end - page), bytes);
      const at = Buffer.from(bytes.buffer, 0, read).indexOf(wanted);
      if (at >= 0) found.push(page + at);
    }
  return found;
}
