import { slots, Table, u32 } from "slotted";

const PAGE_BYTES = 1 << 20;
const SHORT = 64;

/** Where a string begins in its page, its opening quote left out; the next one's is its end. */
class StringStart extends slots({ start: u32 }) {}

/**
 * The strings of a snapshot as the bytes they came in, escapes and all, decoded when looked at:
 * most of them never are.
 */
export class StringPages {
  #pages: Buffer[] = [];
  #bytes = 0;
  readonly #starts = new Table(StringStart);
  /** The number of the first string that begins in each page or after it. */
  readonly #firsts: number[] = [];
  /** The page that was looked into last. */
  #page = 0;

  get length(): number {
    return this.#starts.length;
  }

  /** Begins a string; what is appended until the next `begin` belongs to it. */
  begin(): void {
    const page = Math.floor(this.#bytes / PAGE_BYTES);
    while (this.#firsts.length <= page) this.#firsts.push(this.length);
    this.#starts.add({ start: this.#bytes % PAGE_BYTES });
  }

  /** Takes the bytes of `chunk` from `from` up to `to`. */
  append(chunk: Uint8Array, from: number, to: number): void {
    for (let at = from; at < to;) {
      const used = this.#bytes % PAGE_BYTES;
      if (used === 0) this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES));
      const page = this.#pages.at(-1) as Buffer;
      const count = Math.min(to - at, PAGE_BYTES - used);
      // most strings are shorter than a view of them
      if (count < SHORT) for (let i = 0; i < count; i++) page[used + i] = chunk[at + i] as number;
      else page.set(chunk.subarray(at, at + count), used);
      at += count;
      this.#bytes += count;
    }
  }

  /** The string of that number, or "" where the file has none. */
  get(index: number): string {
    if (!(index >= 0 && index < this.length)) return "";
    const json = this.#slice(this.#startOf(index), this.#startOf(index + 1));
    if (!json.includes("\\")) return json;
    try {
      return JSON.parse(`"${json}"`) as string;
    } catch {
      // V8 cuts long strings, at times in the middle of an escape
      return json;
    }
  }

  /** The number of the first string that is `text`, or -1. Only strings of its length are looked at. */
  indexOf(text: string): number {
    const bytes = Buffer.byteLength(JSON.stringify(text)) - 2;
    for (let i = 0, start = 0; i < this.length; i++) {
      const end = this.#startOf(i + 1);
      if (end - start === bytes && this.get(i) === text) return i;
      start = end;
    }
    return -1;
  }

  /** Bytes of all strings together, as written. */
  get byteLength(): number {
    return this.#bytes;
  }

  /** Of the string past the last, where all of them end. */
  #startOf(index: number): number {
    if (index >= this.length) return this.#bytes;
    return this.#pageOf(index) * PAGE_BYTES + this.#starts.get(index).start;
  }

  /** The last page whose first string is not past that one; strings are mostly asked for in order. */
  #pageOf(index: number): number {
    const firsts = this.#firsts;
    const begins = (page: number) => firsts[page] ?? Infinity;
    if (begins(this.#page) <= index && index < begins(this.#page + 1)) return this.#page;
    let [low, high] = [0, firsts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (begins(middle) <= index) low = middle;
      else high = middle;
    }
    return (this.#page = low);
  }

  #slice(start: number, end: number): string {
    const first = Math.floor(start / PAGE_BYTES);
    const last = Math.floor((end - 1) / PAGE_BYTES);
    if (end <= start) return "";
    if (first === last) {
      return (this.#pages[first] as Buffer).toString(
        "utf8",
        start % PAGE_BYTES,
        ((end - 1) % PAGE_BYTES) + 1,
      );
    }
    // a character may lie across the pages: join the bytes, not the strings
    const whole = Buffer.concat(this.#pages.slice(first, last + 1));
    return whole.toString("utf8", start - first * PAGE_BYTES, end - first * PAGE_BYTES);
  }
}
