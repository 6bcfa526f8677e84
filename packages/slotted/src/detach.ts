import { Dictionary } from "./dictionary.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import type { LayoutKind, Plan } from "./layout.ts";
import { transferable } from "./memory.ts";
import { openStore } from "./open-store.ts";
import { blocksOf, type Store } from "./store.ts";
import { TextHeap } from "./text.ts";
import type { View } from "./views.ts";

/** A detached table as structured clone carries it; made by `detach`, taken by `Table.attach`. */
export interface TableMessage {
  readonly slotted: 1;
  readonly name: string;
  readonly layout: LayoutKind;
  /** Name and type of every slot. */
  readonly slots: readonly string[];
  readonly rows: number;
  readonly capacity: number;
  /** What the store holds, by its own names; empty once attached. */
  fields: Record<string, unknown>;
}

/** What `postMessage(message, transfer)` takes. */
export interface Detached {
  readonly message: TableMessage;
  readonly transfer: ArrayBuffer[];
}

const signature = ({ slots }: Plan): string[] => slots.map(({ name, type }) => `${name}: ${type}`);

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

const isCarried = (value: unknown): boolean =>
  ArrayBuffer.isView(value) ||
  Array.isArray(value) ||
  value instanceof Dictionary ||
  value instanceof TextHeap;

/** Makes a store of a message. @throws SlotError when it does not fit the class */
export function restoreStore(C: AnySlotted, message: TableMessage): Store {
  if ((message as unknown) === null || typeof message !== "object" || message.slotted !== 1) {
    throw errors.argument(
      "attach",
      "the message of a detached table",
      message,
      "Pass what detach() returned.",
    );
  }
  const { layout, fields, rows: n, capacity: cap } = message;
  const store = openStore(C, { layout });
  refuseDifference(store.plan, message);
  // a buffer that was posted, or taken by another table, leaves an empty view behind
  if (cap > 0 && blocksOf(store, cap).some(({ views: [name = ""] }) => !lengthOf(fields[name]))) {
    throw errors.argument(
      "attach",
      "a message with its buffers",
      "an empty one",
      "Attach a message once, where it was posted to.",
    );
  }
  const target = store as unknown as Record<string, unknown>;
  for (const [name, value] of Object.entries(fields)) target[name] = revive(target[name], value);
  message.fields = {};
  return Object.assign(store, { n, cap });
}

const lengthOf = (view: unknown): number => (view as View | undefined)?.length ?? 0;

function revive(empty: unknown, value: unknown): unknown {
  if (empty instanceof TextHeap) return Object.assign(empty, value);
  if (!(empty instanceof Dictionary)) return value;
  for (const name of value as string[]) empty.add(name);
  return empty;
}

function refuseDifference(plan: Plan, { name, slots }: TableMessage): void {
  if (name !== plan.name)
    throw errors.mismatch(plan.name, `the class ${plan.name}`, `the class ${name}`);
  const own = signature(plan);
  const k = own.findIndex((slot, at) => slot !== slots[at]);
  if (k >= 0 || slots.length > own.length) {
    const at = k < 0 ? own.length : k;
    throw errors.mismatch(plan.name, own[at] ?? "no more slots", slots[at] ?? "no more slots");
  }
}
