import { OFFSETS, WORD } from "./engine-facts.ts";
import { CHUNK, isPointer, type HeapReader } from "./heap-reader.ts";
import type { Landmarks } from "./landmarks.ts";

/**
 * Counts the boxed numbers that an object points to. A collection in the middle of a reading
 * makes it void, so the loops work on the halves of words: those are small integers, which even
 * unoptimised code does not allocate.
 */
export class BoxedNumbers {
  readonly #reader: HeapReader;
  readonly #landmarks: Landmarks;
  /** Words that may point to a box. */
  #candidates = new BigUint64Array(1024);
  #halves = new Int32Array(this.#candidates.buffer);
  #length = 0;

  constructor(reader: HeapReader, landmarks: Landmarks) {
    this.#reader = reader;
    this.#landmarks = landmarks;
  }

  /** Forgets all candidates. */
  clear(): void {
    this.#length = 0;
  }

  /** Takes one word into account. */
  add(word: number): void {
    if (!isPointer(word)) return;
    this.#reserve(1);
    this.#candidates[this.#length++] = BigInt(word);
  }

  /**
   * Takes the words of a store into account. An array tells which of its elements are numbers,
   * so that only those are looked at: 10x on a million objects, Node 24.
   */
  addStore(address: number, bytes: number, array?: readonly unknown[]): void {
    this.#reserve(bytes / WORD);
    const { hole } = this.#landmarks;
    const halves = this.#halves;
    let to = 2 * this.#length;
    for (let at: number = OFFSETS.firstElement; at < bytes; at += CHUNK) {
      const end = Math.min(CHUNK, bytes - at) / WORD;
      const { raw } = this.#reader.words(address + at, end * WORD);
      const index = (at - OFFSETS.firstElement) / WORD;
      for (let i = 0; i < end; i++) {
        const low = raw[2 * i] ?? 0;
        const high = raw[2 * i + 1] ?? 0;
        if ((low & 3) !== 1 || (low === hole.low && high === hole.high)) continue;
        if (array && typeof array[index + i] !== "number") continue;
        halves[to++] = low;
        halves[to++] = high;
      }
    }
    this.#length = to / 2;
  }

  /** Bytes of all different boxes; `isFree` tells of an address whether its page counts nothing. */
  bytes(isFree: (address: number) => boolean): number {
    this.#candidates.subarray(0, this.#length).sort();
    const halves = this.#halves;
    const { box } = this.#landmarks;
    const end = 2 * this.#length;
    let bytes = 0;
    for (let first = 0; first < end;) {
      const window = (halves[first] ?? 0) & -WINDOW;
      const high = halves[first + 1] ?? 0;
      const { raw } = this.#reader.words((window >>> 0) + high * 2 ** 32, WINDOW);
      const weight = isFree((window >>> 0) + high * 2 ** 32) ? 0 : BOX;
      let previous = 0;
      for (; first < end && halves[first + 1] === high; first += 2) {
        const low = halves[first] ?? 0;
        if ((low & -WINDOW) !== window) break;
        const at = ((low - 1) & (WINDOW - 1)) >> 2;
        if (raw[at] === box.low && raw[at + 1] === box.high && low !== previous) bytes += weight;
        previous = low;
      }
    }
    return bytes;
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#candidates.length) return;
    const larger = new BigUint64Array((this.#length + more) * 2);
    larger.set(this.#candidates.subarray(0, this.#length));
    this.#candidates = larger;
    this.#halves = new Int32Array(larger.buffer);
  }
}

/** The map and eight bytes of floating point. */
const BOX = 16;

/**
 * Things made together lie together: one system call reads the maps of all within a page of
 * memory, which is mapped, and read-only, as a whole or not at all.
 */
const WINDOW = 4096;
