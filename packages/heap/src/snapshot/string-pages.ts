const PAGE_BYTES = 1 << 20;

/**
 * The strings of a snapshot as the bytes they came in, escapes and all, decoded when looked at:
 * most of them never are.
 */
export class StringPages {
  #pages: Buffer[] = [];
  #bytes = 0;
  /** Where each string begins in the pages, its opening quote left out; the next one's is its end. */
  #starts = new Float64Array(1024);
  #count = 0;

  get length(): number {
    return this.#count;
  }

  /** Begins a string; what is appended until the next `begin` belongs to it. */
  begin(): void {
    if (this.#count + 1 >= this.#starts.length) {
      const longer = new Float64Array(this.#starts.length * 2);
      longer.set(this.#starts);
      this.#starts = longer;
    }
    this.#starts[this.#count++] = this.#bytes;
    this.#starts[this.#count] = this.#bytes;
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
    this.#starts[this.#count] = this.#bytes;
  }

  /** The string of that number, or "" where the file has none. */
  get(index: number): string {
    if (!(index >= 0 && index < this.#count)) return "";
    const json = this.#slice(this.#starts[index] as number, this.#starts[index + 1] as number);
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
    const starts = this.#starts;
    for (let i = 0; i < this.#count; i++) {
      const start = starts[i] as number;
      if ((starts[i + 1] as number) - start === bytes && this.get(i) === text) return i;
    }
    return -1;
  }

  /** Bytes of all strings together, as written. */
  get byteLength(): number {
    return this.#bytes;
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
