import { checkLayout } from "./check-layout.ts";
import { isCarried, signature, type TableMessage } from "./detach.ts";
import { Dictionary } from "./dictionary.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import type { Cell, Plan } from "./layout.ts";
import { openStore } from "./open-store.ts";
import { blocksOf, type Store } from "./store.ts";
import { TextHeap } from "./text.ts";

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
  const { layout, fields, rows, capacity } = message;
  checkLayout(layout);
  const store = openStore(C, { layout });
  refuseDifference(store.plan, message);
  const target = store as unknown as Record<string, unknown>;
  for (const [name, empty] of Object.entries(target)) {
    if (!isCarried(empty)) continue;
    target[name] = revive(empty, fields[name]);
    if (target[name] === undefined) throw incomplete();
  }
  if (capacity > 0 && !isWhole(store, rows, capacity)) throw incomplete();
  message.fields = {};
  return Object.assign(store, { n: rows, cap: capacity });
}

function isMessage(value: unknown): value is TableMessage {
  if (typeof value !== "object" || value === null) return false;
  const { slotted, slots, rows, capacity, fields } = value as TableMessage;
  const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;
  return (
    slotted === 1 &&
    Array.isArray(slots) &&
    isCount(rows) &&
    isCount(capacity) &&
    rows <= capacity &&
    typeof fields === "object" &&
    (fields as unknown) !== null
  );
}

// a buffer that was posted, or taken by another table, leaves an empty view behind
const incomplete = (): Error =>
  errors.argument(
    "attach",
    "a message with all its buffers",
    "an empty or changed one",
    "Attach a message once, where it was posted to.",
  );

const kindOf = (value: unknown): unknown =>
  ArrayBuffer.isView(value) && (value as unknown as Record<symbol, unknown>)[Symbol.toStringTag];

/** What a message carries for a field of a new store, undefined where it does not fit. */
function revive(empty: unknown, value: unknown): unknown {
  if (empty instanceof TextHeap) {
    const { bytes, lengths, garbage } = (value ?? {}) as Partial<TextHeap>;
    const fits =
      kindOf(bytes) === "Uint8Array" &&
      (lengths === undefined || kindOf(lengths) === "Uint32Array") &&
      Number.isSafeInteger(garbage);
    return fits ? Object.assign(empty, { bytes, lengths, garbage }) : undefined;
  }
  if (empty instanceof Dictionary) {
    const names = Array.isArray(value) ? (value as unknown[]) : [undefined];
    if (!names.every((name) => typeof name === "string")) return undefined;
    for (const name of names) empty.add(name);
    return empty;
  }
  if (Array.isArray(empty)) return Array.isArray(value) ? value : undefined;
  return kindOf(value) ? value : undefined;
}

/** Whether all buffers of a store are as long as its rows need them to be. */
function isWhole(store: Store, rows: number, capacity: number): boolean {
  const { plan } = store;
  const fresh = store.fresh();
  const blocks = blocksOf(store, capacity);
  const isLong = ({ views, bytes }: (typeof blocks)[number]) => {
    const [first] = views.map((name) => store.view(name).buffer);
    return views.every((name) => {
      const { buffer, byteLength } = store.view(name);
      return buffer === first && byteLength >= bytes;
    });
  };
  const isKind = (cell: Cell) => {
    const { view } = cell.place;
    const kind = kindOf(store.view(view));
    const widened = cell.store === "category" && (kind === "Uint16Array" || kind === "Uint32Array");
    return widened || kind === kindOf(fresh.view(view));
  };
  const holdsText = (cell: Cell) => {
    const { bytes, lengths } = store.textHeap(cell);
    return store.startOf(cell, rows) <= bytes.length && (lengths?.length ?? rows) >= rows;
  };
  return (
    plan.cells.every((cell) => cell.store === "json" || isKind(cell)) &&
    blocks.every(isLong) &&
    plan.cells.every((cell) => cell.store !== "text" || holdsText(cell))
  );
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
