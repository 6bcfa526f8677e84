import { errors } from "./errors.ts";
import { allSlots, gone } from "./refuse.ts";
import { isRow, type Row } from "./row.ts";
import { INDEX, STORE } from "./store.ts";
import { lengthOf } from "./text-rows.ts";

/**
 * Bytes that a row's record occupies in its table: the fixed part of the row and its own text.
 *
 * @throws SlotError for anything but a row, SlotRangeError when its record was removed.
 */
export function byteLengthOf(row: object): number {
  if (!isRow(row))
    throw errors.argument(
      "byteLengthOf",
      "a row of a table",
      row,
      "Use get(i) or at(i) to have one.",
    );
  const { [STORE]: store, [INDEX]: index } = row as Row;
  if (index >= store.n) throw gone(store, index);
  let bytes = store.plan.bytesPerRow;
  for (const { cell } of allSlots(store.plan.slots)) {
    if (cell?.store === "text") bytes += lengthOf(store, cell, index);
  }
  return bytes;
}
