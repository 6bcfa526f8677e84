import type { PlannedSlot } from "./layout.ts";
import { allSlots } from "./refuse.ts";
import { blocksOf, type Store } from "./store.ts";
import { startOf } from "./text-rows.ts";

/** What a table takes, in bytes. */
export interface TableMemory {
  /** Rows used. */
  readonly rows: number;
  /** The fixed part of a row; a single bit is 0.125. */
  readonly bytesPerRow: number;
  /** Bytes in buffers that hold the rows' values. */
  readonly usedBytes: number;
  /** Bytes of all buffers, room for rows to come and garbage included. */
  readonly reservedBytes: number;
  /** Bytes of text that no row refers to any more; `compact()` gives them back. */
  readonly garbageBytes: number;
  /** An estimate of what lives on the heap: names of categories, the lists of `json` slots (not their values). */
  readonly heapBytes: number;
  /** The same slot by slot. */
  readonly columns: readonly ColumnMemory[];
  /** An estimate of the same data as plain objects in an array, under V8 with 8-byte pointers. */
  readonly asObjectsBytes: number;
}

/** What one slot takes of its table. */
export interface ColumnMemory {
  /** The slot's name. */
  readonly name: string;
  /** The field type as it was declared. */
  readonly type: string;
  /** Bytes of the rows' values, text included. */
  readonly usedBytes: number;
  /** Bytes of the buffers, room for rows to come included. */
  readonly reservedBytes: number;
}

/** Sums up a store. */
export function memoryOf(store: Store): TableMemory {
  const { plan, n } = store;
  const columns = plan.slots.map((slot) => columnMemory(store, slot));
  const { cells } = plan;
  const slots = allSlots(plan.slots);
  const texts = cells.filter((cell) => cell.store === "text").map((cell) => store.textHeap(cell));
  const buffers = new Set(
    blocksOf(store, store.cap).map(({ views }) => store.view(views[0] as string).buffer),
  );
  const sum = (bytes: Iterable<number>) => [...bytes].reduce((a, b) => a + b, 0);
  const used = sum(columns.map((column) => column.usedBytes));
  return {
    rows: n,
    bytesPerRow: plan.bytesPerRow,
    // bits that share bytes in rows are rounded up once
    usedBytes:
      plan.kind === "rows"
        ? plan.bytesPerRow * n + sum(slots.map((slot) => textBytes(store, slot)))
        : used,
    reservedBytes:
      sum([...buffers].map((buffer) => buffer.byteLength)) +
      sum(texts.map((heap) => heap.reservedBytes)),
    garbageBytes: sum(texts.map((heap) => heap.garbage)),
    heapBytes: sum(
      cells.map((cell) =>
        cell.store === "json"
          ? 8 * store.list(cell).length
          : cell.store === "category"
            ? store.dictionary(cell).heapBytes
            : 0,
      ),
    ),
    columns,
    // a header of three words, the slots, the array's pointer, and what does not fit into a slot
    asObjectsBytes:
      n * (24 + 8 * plan.slots.length + 8) +
      sum(slots.map((slot) => n * slot.field.spec.boxedBytes + textBytes(store, slot))),
  };
}

function columnMemory(store: Store, slot: PlannedSlot): ColumnMemory {
  const { n, cap } = store;
  const parts = allSlots([slot]);
  let usedBytes = 0;
  let reservedBytes = 0;
  for (const part of parts) {
    for (const cell of [part.presence, part.cell]) {
      if (!cell || cell.store === "json") continue;
      const each =
        cell.store === "bit" ? 0.125 : cell.count * store.view(cell.place.view).BYTES_PER_ELEMENT;
      usedBytes += Math.ceil(n * each);
      reservedBytes += Math.ceil(cap * each);
    }
    usedBytes += textBytes(store, part);
    if (part.cell?.store === "text") reservedBytes += store.textHeap(part.cell).reservedBytes;
  }
  return { name: slot.name, type: slot.type, usedBytes, reservedBytes };
}

/** The bytes of text that the rows refer to, and of the lengths once they are kept. */
function textBytes(store: Store, { cell }: PlannedSlot): number {
  if (cell?.store !== "text") return 0;
  const heap = store.textHeap(cell);
  return startOf(store, cell, store.n) - heap.garbage + (heap.lengths ? 4 * store.n : 0);
}
