import type { LayoutKind, Plan } from "./layout.ts";
import { release, transferable } from "./memory.ts";
import { allSlots } from "./refuse.ts";
import { blocksOf, type Store } from "./store.ts";
import type { View } from "./views.ts";

/** A detached table as structured clone carries it; made by `detach`, taken by `Table.attach`. */
export interface TableMessage {
  /** The version of the message. */
  readonly slotted: 1;
  /** The class's name. */
  readonly name: string;
  /** The table's layout. */
  readonly layout: LayoutKind;
  /** Name and type of every slot. */
  readonly slots: readonly string[];
  /** Rows used. */
  readonly rows: number;
  /** Rows reserved. */
  readonly capacity: number;
  /** What the store holds, by its own names; empty once attached. */
  fields: Record<string, unknown>;
}

/** What `postMessage(message, transfer)` takes. */
export interface Detached {
  /** All of the table; give it to `Table.attach` at the other end. */
  readonly message: TableMessage;
  /** The buffers in it. */
  readonly transfer: ArrayBuffer[];
}

/** Name and type of every slot and its parts, and the dict: what both ends must agree on. */
export const signature = ({ slots, dict }: Plan): string[] => [
  ...allSlots(slots).map(({ name, type }) => `${name}: ${type}`),
  ...(dict ? ["a dict"] : []),
];

/** Moves all that a store has into a message. */
export function detachStore(store: Store): Detached {
  const { plan, n: rows, cap: capacity } = store;
  const fields: Record<string, unknown> = {};
  const transfer: ArrayBuffer[] = [];
  const copied: ArrayBuffer[] = [];
  const carry = (view: View): ArrayBuffer => {
    const own = view.buffer as ArrayBuffer;
    const buffer = transferable(own);
    if (buffer !== own) copied.push(own);
    transfer.push(buffer);
    return buffer;
  };
  for (const { views } of capacity > 0 ? blocksOf(store, capacity) : []) {
    const [name = ""] = views;
    fields[name] = carry(store.view(name));
  }
  for (const cell of plan.cells) {
    if (cell.store === "json") fields[cell.place.view] = store.list(cell);
    if (cell.store === "category") fields[`h${cell.id}`] = store.dictionary(cell).names;
    if (cell.store === "text") {
      const { bytes, lengths, garbage } = store.textHeap(cell);
      fields[`h${cell.id}`] = { bytes: carry(bytes), lengths: lengths && carry(lengths), garbage };
    }
  }
  Object.assign(store, store.fresh());
  for (const buffer of copied) release(buffer);
  const { name, kind: layout } = plan;
  const message: TableMessage = {
    ...{ slotted: 1, name, layout, slots: signature(plan), rows, capacity, fields },
  };
  return { message, transfer };
}
