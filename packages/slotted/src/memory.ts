import { errors } from "./errors.ts";

/** Rows of the first reservation, small enough for a program with thousands of tables. */
const FIRST_ROWS = 64;

/** The next capacity of a table that must hold `needed` rows. */
export function nextCapacity(capacity: number, needed: number): number {
  return Math.max(FIRST_ROWS, capacity * 2, needed);
}

/**
 * A buffer of the given bytes that begins with what `old` held; `old` is given back at once.
 *
 * @throws SlotRangeError when the engine cannot hold as much; `old` is then as it was.
 */
export function resized(old: ArrayBuffer, bytes: number): ArrayBuffer {
  let all: Uint8Array<ArrayBuffer>;
  try {
    // Node 20 makes buffers that are longer than it can see
    all = new Uint8Array(new ArrayBuffer(bytes));
  } catch {
    throw errors.capacity("table", `${bytes} bytes`);
  }
  const kept = Math.min(bytes, old.byteLength);
  if (kept > 0) all.set(new Uint8Array(old, 0, kept));
  release(old);
  return all.buffer;
}

/** Gives a buffer's bytes back now, not at the next collection, so that growing peaks one column higher, not all. */
export function release(buffer: ArrayBuffer): void {
  // also where it was transferred away, which may not be done twice
  if (buffer.byteLength === 0) return;
  const { transfer } = buffer as { transfer?: (bytes: number) => ArrayBuffer };
  if (transfer) transfer.call(buffer, 0);
  // Node 20 has no transfer; moving the buffer away at least detaches it, as there
  else structuredClone(undefined, { transfer: [buffer] });
}
