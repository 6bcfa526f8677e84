import { checkLayout } from "./check-layout.ts";
import { signature, type TableMessage } from "./detach.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import type { Cell, Plan } from "./layout.ts";
import { openStore } from "./open-store.ts";
import { isCount } from "./refuse.ts";
import { blocksOf, type Store } from "./store.ts";
import { startOf } from "./text-rows.ts";

/** Makes a store of a message. @throws SlotError when it does not fit the class, or is not whole */
export function restoreStore(C: AnySlotted, message: TableMessage): Store {
  if (!isMessage(message)) {
    throw errors.argument(
      "attach",
      "the message of a detached table",
      message,
      "Pass what detach() returned.",
    );
  }
  checkLayout(message.layout);
  const store = openStore(C, { layout: message.layout });
  refuseDifference(store.plan, message);
  if (message.capacity > 0 && !restore(store, message)) {
    // a buffer that was posted, or taken by another table, is empty
    throw errors.argument(
      "attach",
      "a message with all its buffers",
      "an empty or changed one",
      "Attach a message once, where it was posted to.",
    );
  }
  message.fields = {};
  return Object.assign(store, { n: message.rows, cap: message.capacity });
}

function isMessage(value: unknown): value is TableMessage {
  if (!isObject(value)) return false;
  const { slotted, slots, rows, capacity, fields } = value as unknown as TableMessage;
  return (
    slotted === 1 &&
    Array.isArray(slots) &&
    isCount(rows) &&
    isCount(capacity) &&
    rows <= capacity &&
    isObject(fields)
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** Fills an empty store with what a message carries. @returns whether all is there, and as long as it has to be */
function restore(store: Store, { fields, rows, capacity }: TableMessage): boolean {
  const every = (kind: Cell["store"], restores: (cell: Cell) => boolean) =>
    store.plan.cells.every((cell) => cell.store !== kind || restores(cell));

  const names = (cell: Cell): boolean => {
    const all = fields[`h${cell.id}`];
    // the codes become as wide as they were
    const add = (name: unknown) => typeof name === "string" && store.intern(cell, name) >= 0;
    return Array.isArray(all) && all.every(add);
  };
  const list = (cell: Cell): boolean => {
    const values = fields[cell.place.view];
    return Array.isArray(values) && !!Object.assign(store, { [cell.place.view]: values });
  };
  const block = ({ views, bytes }: ReturnType<typeof blocksOf>[number]): boolean => {
    const buffer = fields[views[0] as string];
    return views.every((name) => {
      const fits = isBuffer(buffer, bytes, store.view(name).BYTES_PER_ELEMENT);
      if (fits) store.moveView(name, buffer);
      return fits;
    });
  };
  const text = (cell: Cell): boolean => {
    const { bytes, lengths, garbage } = Object(fields[`h${cell.id}`]) as Record<string, unknown>;
    const heap = store.textHeap(cell);
    if (!isBuffer(bytes, startOf(store, cell, rows)) || !isCount(garbage)) return false;
    heap.bytes = new Uint8Array(bytes);
    heap.garbage = garbage as number;
    if (lengths === undefined) return true;
    if (!isBuffer(lengths, 4 * rows, 4)) return false;
    heap.lengths = new Uint32Array(lengths);
    return true;
  };
  return (
    every("category", names) &&
    every("json", list) &&
    blocksOf(store, capacity).every(block) &&
    every("text", text)
  );
}

function isBuffer(value: unknown, bytes: number, elementBytes = 1): value is ArrayBuffer {
  const isOne = value instanceof ArrayBuffer;
  return isOne && value.byteLength >= bytes && value.byteLength % elementBytes === 0;
}

function refuseDifference(plan: Plan, { name, slots }: TableMessage): void {
  const own = [`the class ${plan.name}`, ...signature(plan)];
  const theirs = [`the class ${name}`, ...slots];
  for (let k = 0; k < Math.max(own.length, theirs.length); k++) {
    const [expected = "no more slots", got = "no more slots"] = [own[k], theirs[k]];
    if (expected !== got) throw errors.mismatch(plan.name, expected, got);
  }
}
