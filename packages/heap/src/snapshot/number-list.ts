import { errors } from "../errors.ts";

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
    const length = chunk.length;
    let i = this.#begun ? at : this.#open(chunk, at, chunkStart);
    if (this.#inNumber) i = this.#goOn(chunk, i, chunkStart);
    // digits at the end of the chunk may go on in the next one; all others end with another byte,
    // so that the loop over digits need not look where it is
    let end = length;
    while (end > i && isDigit(chunk[end - 1] as number)) end--;

    const batch = this.#batch;
    let filled = this.#filled;
    while (i < end) {
      let byte = chunk[i++] as number;
      if (isDigit(byte)) {
        // whole-number arithmetic as long as it is safe: 1.3x on Node 24, benchmarks/heap/read-snapshot.bench.mjs
        let small = byte - 48;
        for (
          byte = chunk[i++] as number;
          isDigit(byte) && small < SAFE;
          byte = chunk[i++] as number
        ) {
          small = (small * 10 + byte - 48) | 0;
        }
        let value = small;
        for (; isDigit(byte); byte = chunk[i++] as number) value = value * 10 + byte - 48;
        batch[filled++] = value;
        if (filled === batch.length) {
          this.#take(batch, filled, chunkStart + i);
          filled = 0;
        }
      }
      if (byte === COMMA) continue;
      if (byte === 93 /* ] */) {
        this.#take(batch, filled, chunkStart + i);
        return -i;
      }
      if (byte !== 10 && byte !== 32 && byte !== 13 && byte !== 9) {
        const got = JSON.stringify(String.fromCharCode(byte));
        throw errors.corrupt(chunkStart + i - 1, "a whole number", got);
      }
    }
    this.#filled = filled;
    return i < length ? this.#goOn(chunk, i, chunkStart) : length;
  }

  /** Reads on in a number as far as its digits go in this chunk. */
  #goOn(chunk: Uint8Array, at: number, chunkStart: number): number {
    let i = at;
    for (; i < chunk.length && isDigit(chunk[i] as number); i++) {
      this.#value = this.#value * 10 + (chunk[i] as number) - 48;
    }
    this.#inNumber = i === chunk.length;
    if (!this.#inNumber) {
      this.#push(this.#value, chunkStart + i);
      this.#value = 0;
    }
    return i;
  }

  #push(value: number, position: number): void {
    this.#batch[this.#filled++] = value;
    if (this.#filled < this.#batch.length) return;
    this.#take(this.#batch, this.#filled, position);
    this.#filled = 0;
  }

  #open(chunk: Uint8Array, at: number, chunkStart: number): number {
    if (chunk[at] !== 91 /* [ */) {
      const got = JSON.stringify(String.fromCharCode(chunk[at] as number));
      throw errors.corrupt(chunkStart + at, "an array of numbers", got);
    }
    this.#begun = true;
    return at + 1;
  }
}

const COMMA = 44;
/** Below this, one more digit stays within 31 bits. */
const SAFE = 1e8;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;
