/** Bytes of memory seen as 8-byte words; addresses and tagged words fit a double. */
export class Words {
  /** The halves of the words, low before high, as signed integers. */
  readonly raw: Int32Array;

  constructor(bytes: number) {
    this.raw = new Int32Array(bytes / 4);
  }

  /** The i-th word as an integer; exact below 2^53, where all addresses are. */
  at(i: number): number {
    return this.low(i) + this.high(i) * 2 ** 32;
  }

  /** The lower half of the i-th word. */
  low(i: number): number {
    return (this.raw[2 * i] ?? 0) >>> 0;
  }

  /** The upper half of the i-th word: where V8 keeps a small integer, such as a length. */
  high(i: number): number {
    return (this.raw[2 * i + 1] ?? 0) >>> 0;
  }

  /** The i-th byte. */
  byte(i: number): number {
    return ((this.raw[i >>> 2] ?? 0) >>> (8 * (i & 3))) & 0xff;
  }
}
