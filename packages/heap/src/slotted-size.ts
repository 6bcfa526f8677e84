import { types } from "node:util";
import { byteLengthOf, dictOf, isRow, Table } from "slotted";

/**
 * The bytes of a row or table of package slotted, most of which lie in buffers, where V8 does not look;
 * `own` for any other value. A row counts its record, not the view, which is made anew at each
 * `get`; a table counts its buffers, reserved room included, and what it keeps on the heap.
 */
export function slottedSize(value: unknown, own: number, sizeof: (dict: object) => number): number {
  // asking a proxy what it is would run its traps
  if (types.isProxy(value)) return own;
  if (isRow(value)) {
    const dict = dictOf(value);
    return byteLengthOf(value as object) + (dict ? sizeof(dict) : 0);
  }
  if (value instanceof Table) {
    const { reservedBytes, heapBytes } = value.memory();
    return own + reservedBytes + heapBytes;
  }
  return own;
}
