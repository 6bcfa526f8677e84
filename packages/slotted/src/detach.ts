import { Dictionary } from "./dictionary.ts";
import type { LayoutKind, Plan } from "./layout.ts";
import { transferable } from "./memory.ts";
import { allSlots } from "./refuse.ts";
import type { Store } from "./store.ts";
import { TextHeap } from "./text.ts";
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

/** Name and type of every slot and its parts: what both ends must agree on. */
export const signature = ({ slots }: Plan): string[] =>
  allSlots(slots).map(({ name, type }) => `${name}: ${type}`);

/** Moves all that a store has into a message. */
export function detachStore(store: Store): Detached {
  const { plan, n: rows, cap: capacity } = store;
  const fields: Record<string, unknown> = {};
  // in rows, one buffer is behind several views
  const buffers = new Map<ArrayBuffer, ArrayBuffer>();
  const carry = (view: View): View => {
    const own = view.buffer as ArrayBuffer;
    const buffer = buffers.get(own) ?? transferable(own);
    buffers.set(own, buffer);
    return buffer === own
      ? view
      : new (view.constructor as new (buffer: ArrayBuffer) => View)(buffer);
  };
  for (const [name, value] of Object.entries(store)) {
    if (!isCarried(value)) continue;
    if (value instanceof TextHeap) {
      const { bytes, lengths, garbage } = value;
      fields[name] = { bytes: carry(bytes), lengths: lengths && carry(lengths), garbage };
    } else if (value instanceof Dictionary) fields[name] = value.names;
    else fields[name] = Array.isArray(value) ? value : carry(value as View);
  }
  Object.assign(store, store.fresh());
  const message: TableMessage = {
    ...{
      slotted: 1,
      name: plan.name,
      layout: plan.kind,
      slots: signature(plan),
      rows,
      capacity,
      fields,
    },
  };
  return { message, transfer: [...buffers.values()] };
}

/** Whether a field of a store goes into its message. */
export const isCarried = (value: unknown): boolean =>
  ArrayBuffer.isView(value) ||
  Array.isArray(value) ||
  value instanceof Dictionary ||
  value instanceof TextHeap;
