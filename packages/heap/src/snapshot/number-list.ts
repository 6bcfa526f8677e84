import { corrupt } from "./snapshot-errors.ts";

const BATCH = 1 << 16;

/**
 * Parses a JSON array of whole numbers that comes in chunks, in batches of whole records.
 *
 * A batch is spread over its columns in loops of one array kind each, which the engine likes
 * better than a choice of column for every number.
 */
export class NumberList {
  readonly #batch: Float64Array;
  readonly #take: (batch: Float64Array, count: number, position: number) => void;
  #filled = 0;
  #value = 0;
  #inNumber = false;
  #begun = false;

  /** `take` gets the numbers in order, each time a multiple of `recordLength` but for the last, and the byte read so far. */
  constructor(
    recordLength: number,
    take: (batch: Float64Array, count: number, position: number) => void,
  ) {
    this.#batch = new Float64Array(Math.ceil(BATCH / recordLength) * recordLength);
    this.#take = take;
  }

  /** Reads on from `at`; answers where the chunk or the array ends, the latter as a negative number. */
  read(chunk: Uint8Array, at: number, chunkStart: number): number {
    const batch = this.#batch;
    const length = chunk.length;
    let i = this.#begun ? at : this.#open(chunk, at, chunkStart);
    let value = this.#value;
    let inNumber = this.#inNumber;
    let filled = this.#filled;
    for (; i < length; i++) {
      const byte = chunk[i] as number;
      if (byte >= 48 && byte <= 57) {
        value = value * 10 + byte - 48;
        inNumber = true;
        continue;
      }
      if (inNumber) {
        if (filled === batch.length) {
          this.#take(batch, filled, chunkStart + i);
          filled = 0;
        }
        batch[filled++] = value;
        value = 0;
        inNumber = false;
      }
      if (byte === 93 /* ] */) {
        this.#take(batch, filled, chunkStart + i);
        return -(i + 1);
      }
      if (byte !== 44 /* , */ && byte !== 10 && byte !== 32 && byte !== 13 && byte !== 9) {
        throw corrupt(chunkStart + i, "a whole number", JSON.stringify(String.fromCharCode(byte)));
      }
    }
    this.#value = value;
    this.#inNumber = inNumber;
    this.#filled = filled;
    return i;
  }

  #open(chunk: Uint8Array, at: number, chunkStart: number): number {
    if (chunk[at] !== 91 /* [ */) {
      const got = JSON.stringify(String.fromCharCode(chunk[at] as number));
      throw corrupt(chunkStart + at, "an array of numbers", got);
    }
    this.#begun = true;
    return at + 1;
  }
}
