import { f64, slots, Table } from "slotted";

const PAGE_BYTES = 1 << 20;

/** Where a string begins in the pages, its opening quote left out; the next one's is its end. */
class StringStart extends slots({ start: f64 }) {}

/**
 * The strings of a snapshot as the bytes they came in, escapes and all, decoded when looked at:
 * most of them never are.
 */
export class StringPages {
  #pages: Buffer[] = [];
  #bytes = 0;
  readonly #starts = new Table(StringStart);

  get length(): number {
    return this.#starts.length;
  }

  /** Begins a string; what is appended until the next `begin` belongs to it. */
  begin(): void {
    this.#starts.add({ start: this.#bytes });
  }

  append(bytes: Uint8Array): void {
    let taken = 0;
    while (taken < bytes.length) {
      const used = this.#bytes % PAGE_BYTES;
      if (used === 0) this.#pages.push(Buffer.allocUnsafeSlow(PAGE_BYTES));
      const page = this.#pages.at(-1) as Buffer;
      const part = bytes.subarray(taken, taken + PAGE_BYTES - used);
      page.set(part, used);
      taken += part.length;
      this.#bytes += part.length;
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
    return index < this.length ? this.#starts.get(index).start : this.#bytes;
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
