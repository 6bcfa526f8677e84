import { errors } from "./errors.ts";
import { grown, nextCapacity, resized } from "./memory.ts";
import { readAscii, SHORT } from "./read-ascii.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

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

  /** Writes the text of a new row at `start`, the end of all text. @returns where it ends */
  append(value: string, start: number, row: number): number {
    const end = this.write(value, start);
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

  private write(value: string, start: number): number {
    const { length } = value;
    this.reserve(start, length);
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
    this.reserve(start, length * 3);
    return start + encoder.encodeInto(value, this.bytes.subarray(start)).written;
  }

  /** Makes room for `more` bytes after the first `used`. @throws SlotRangeError above 4 GiB */
  reserve(used: number, more: number): void {
    const needed = used + more;
    if (needed <= this.bytes.length) return;
    if (needed > 0xffff_ffff) throw errors.capacity("text", `${needed} bytes`);
    const { length } = this.bytes;
    const bytes = Math.min(nextCapacity(length, needed, length), 0xffff_ffff);
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
