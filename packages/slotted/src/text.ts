import { errors } from "./errors.ts";
import { grown, nextCapacity, resized } from "./memory.ts";
import { readAscii, SHORT } from "./read-ascii.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** Offsets have 32 bits. */
const MOST_BYTES = 2 ** 32 - 1;

/** Node decodes no more bytes at once than a string may have characters, 2^29 - 24. */
const AT_ONCE = 2 ** 28;

/**
 * The UTF-8 bytes of one text slot.
 *
 * The store keeps the offset of each row's text and, one past the last row, the end of all text. As long
 * as rows are only appended, a text ends where the next begins; once one was replaced by a text of another
 * length, or moved, `lengths` says how long each is.
 */
export class TextHeap {
  bytes = new Uint8Array(0);
  lengths: Uint32Array<ArrayBuffer> | undefined = undefined;
  /** Bytes that no row refers to any more. */
  garbage = 0;
  /** The rows there will be, 0 where nobody said. */
  rows = 0;

  /** Writes the text of a new row at `start`, the end of all text. @returns where it ends */
  append(value: string, start: number, row: number): number {
    const end = this.write(value, start, row);
    if (this.lengths) {
      if (row >= this.lengths.length)
        this.lengths = new Uint32Array(grown(this.lengths.buffer as ArrayBuffer, row * 8 + 64));
      this.lengths[row] = end - start;
    }
    return end;
  }

  /** The text of a row that begins at `start`; `next` is where the following row's begins. */
  read(start: number, next: number, row: number): string {
    const end = this.lengths ? start + (this.lengths[row] as number) : next;
    const length = end - start;
    return (
      (length <= SHORT ? readAscii(this.bytes, start, length) : undefined) ??
      decode(this.bytes.subarray(start, end))
    );
  }

  private write(value: string, start: number, row: number): number {
    const { length } = value;
    this.reserve(start, length, row);
    if (length <= SHORT) {
      const { bytes } = this;
      let at = 0;
      for (; at < length; at++) {
        const code = value.charCodeAt(at);
        if (code > 0x7f) break;
        bytes[start + at] = code;
      }
      if (at === length) return start + length;
    }
    const { read, written } = encoder.encodeInto(value, this.bytes.subarray(start, MOST_BYTES));
    if (read === length) return start + written;
    const rest = encodeText(value.slice(read));
    this.reserve(start + written, rest.length, row);
    this.bytes.set(rest, start + written);
    return start + written + rest.length;
  }

  /**
   * Makes room for `more` bytes after the first `used`; those of row `row`, if it is a new one.
   *
   * @throws SlotRangeError above 4 GiB
   */
  reserve(used: number, more: number, row = 0): void {
    const needed = used + more;
    // a memory's whole pages may be one byte longer than offsets reach
    if (needed > MOST_BYTES) throw errors.textCapacity(needed);
    const { length } = this.bytes;
    if (needed <= length) return;
    const most = Math.min(nextCapacity(length, needed, length), MOST_BYTES);
    // texts to come are likely to be as long as those before, but a small step each time would copy too often
    const expected = this.rows > row ? Math.ceil((needed / (row + 1)) * this.rows) : most;
    const bytes = Math.min(most, Math.max(needed, expected, Math.ceil(length * 1.03)));
    this.bytes = new Uint8Array(grown(this.bytes.buffer, bytes));
  }

  /** Makes the room exactly `bytes`. */
  resize(bytes: number): void {
    this.bytes = new Uint8Array(resized(this.bytes.buffer, bytes));
  }

  get reservedBytes(): number {
    return this.bytes.byteLength + (this.lengths?.byteLength ?? 0);
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes.length <= AT_ONCE) return decoder.decode(bytes);
  const pieces = new TextDecoder("utf-8", { ignoreBOM: true });
  let text = "";
  for (let at = 0; at < bytes.length; at += AT_ONCE)
    text += pieces.decode(bytes.subarray(at, at + AT_ONCE), { stream: true });
  return text;
}

/** The bytes of a text by itself. */
export const encodeText = (value: string): Uint8Array => encoder.encode(value);
