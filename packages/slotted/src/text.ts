import { errors } from "./errors.ts";
import { release, resized } from "./memory.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const fromCharCode = String.fromCharCode;

/** Longer strings are faster through the engine's own encoder and decoder. */
const LONG = 48;

/**
 * The UTF-8 bytes of one text slot.
 *
 * The store keeps the offset of each row's text and, one past the last row, the end of all text.
 * As long as rows are only appended, a text ends where the next begins; once one was replaced by a
 * text of another length, `lengths` says where each ends.
 */
export class TextHeap {
  bytes = new Uint8Array(0);
  lengths: Uint32Array | undefined = undefined;
  /** Bytes that no row refers to any more. */
  garbage = 0;

  /** Writes the text of a new row at `start`, the end of all text. @returns where it ends. */
  append(value: string, start: number, row: number): number {
    const end = this.write(value, start);
    if (this.lengths) {
      if (row >= this.lengths.length) this.reserveLengths(row * 2);
      this.lengths[row] = end - start;
    }
    return end;
  }

  /** The bytes of the text that begins at `start`, where the next begins at `next` as long as rows are in order. */
  lengthAt(start: number, next: number, row: number): number {
    return this.lengths ? (this.lengths[row] as number) : next - start;
  }

  read(start: number, next: number, row: number): string {
    const end = this.lengths ? start + (this.lengths[row] as number) : next;
    const { bytes } = this;
    if (end - start > LONG) return decoder.decode(bytes.subarray(start, end));
    let value = "";
    for (let at = start; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte > 0x7f) return decoder.decode(bytes.subarray(start, end));
      value += fromCharCode(byte);
    }
    return value;
  }

  /** Keeps the length of each of the rows, so that texts may move apart. */
  scatter(rows: number, startOf: (row: number) => number): Uint32Array {
    if (this.lengths) return this.lengths;
    const lengths = new Uint32Array(Math.max(rows, 16));
    for (let row = 0; row < rows; row++) lengths[row] = startOf(row + 1) - startOf(row);
    return (this.lengths = lengths);
  }

  write(value: string, start: number): number {
    const { length } = value;
    if (start + length > this.bytes.length) this.reserve(start, length);
    if (length <= LONG) {
      const { bytes } = this;
      let at = 0;
      for (; at < length; at++) {
        const code = value.charCodeAt(at);
        if (code > 0x7f) break;
        bytes[start + at] = code;
      }
      if (at === length) return start + length;
    }
    if (!isWellFormed(value)) throw errors.range("text", "a string without lone surrogates", value);
    this.reserve(start, length * 3);
    return start + encoder.encodeInto(value, this.bytes.subarray(start)).written;
  }

  /** Makes room for `more` bytes after the first `used`. */
  reserve(used: number, more: number): void {
    if (used + more <= this.bytes.length) return;
    if (used + more > 0xffff_ffff) throw errors.capacity("text", used + more);
    const wanted = Math.min(Math.max(256, this.bytes.length * 2, used + more), 0xffff_ffff);
    this.bytes = new Uint8Array(resized(this.bytes.buffer, wanted));
  }

  reserveLengths(rows: number): void {
    if (this.lengths)
      this.lengths = new Uint32Array(
        resized(this.lengths.buffer as ArrayBuffer, Math.max(rows, 16) * 4),
      );
  }

  /** Keeps the first `used` bytes and no more room than they need. */
  trim(used: number): void {
    if (this.bytes.length > used) this.bytes = new Uint8Array(resized(this.bytes.buffer, used));
  }

  clear(): void {
    release(this.bytes.buffer);
    this.bytes = new Uint8Array(0);
    this.lengths = undefined;
    this.garbage = 0;
  }

  get reservedBytes(): number {
    return this.bytes.byteLength + (this.lengths?.byteLength ?? 0);
  }
}

const isWellFormed = (value: string): boolean =>
  (value as unknown as { isWellFormed(): boolean }).isWellFormed();

/** The bytes of a text by itself. @throws SlotRangeError when it has lone surrogates. */
export function encodeText(value: string): Uint8Array {
  if (!isWellFormed(value)) throw errors.range("text", "a string without lone surrogates", value);
  return encoder.encode(value);
}
