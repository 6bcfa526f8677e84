import { isPointer, type HeapReader } from "./heap-reader.ts";

/**
 * Counts the boxed numbers among the tagged words of an object. Nothing in here allocates on
 * the heap, since a collection in the middle of a reading makes it void.
 */
export class BoxedNumbers {
  readonly #reader: HeapReader;
  readonly #map: number;
  #pointers = new Float64Array(1024);
  #length = 0;

  /** `map` is the address of the map of boxed numbers. */
  constructor(reader: HeapReader, map: number) {
    this.#reader = reader;
    this.#map = map;
  }

  /** Forgets all words. */
  clear(): void {
    this.#length = 0;
  }

  /** Takes one word into account if it points somewhere. */
  add(word: number): void {
    if (!isPointer(word)) return;
    if (this.#length === this.#pointers.length) this.#grow();
    this.#pointers[this.#length++] = word - 1;
  }

  /** Calls back once for the address of each different box among the words. */
  forEach(found: (address: number) => void): void {
    const pointers = this.#pointers.subarray(0, this.#length).sort();
    for (let first = 0; first < pointers.length;) {
      const start = at(pointers, first);
      let next = first + 1;
      while (next < pointers.length && at(pointers, next) - start < WINDOW) next++;
      const words = this.#reader.words(start, at(pointers, next - 1) + 8 - start);
      for (let i = first; i < next; i++) {
        const address = at(pointers, i);
        if (address !== at(pointers, i - 1) && words.at((address - start) / 8) === this.#map + 1)
          found(address);
      }
      first = next;
    }
  }

  #grow(): void {
    const larger = new Float64Array(this.#length * 2);
    larger.set(this.#pointers);
    this.#pointers = larger;
  }
}

/** Things made together lie together: one system call reads the maps of all within this range. */
const WINDOW = 16_384;

const at = (pointers: Float64Array, i: number): number => pointers[i] ?? 0;
