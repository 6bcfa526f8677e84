import { types } from "node:util";
import { Table, type AnySlotted } from "slotted";

/** True for a table of slotted records; proxies are not asked. */
export function isTable(value: unknown): value is Table<AnySlotted> {
  return (
    typeof value === "object" && value !== null && !types.isProxy(value) && value instanceof Table
  );
}

/**
 * Answers the bytes of a table: its own objects, its reserved buffers, and the dictionaries of
 * its categories with their names. Not the values of `json` slots, which it only references, nor
 * the layout, which all tables of a class share.
 */
export function tableSize(
  table: Table<AnySlotted>,
  sizeofMany: (values: readonly unknown[]) => number[],
): number {
  const kept = new Set<unknown>();
  keep(table, kept);
  const buffers = [...kept].filter((value) => ArrayBuffer.isView(value)).map((view) => view.buffer);
  // each view that spans a buffer counts it, so all but one count too much
  const repeated = buffers.filter((buffer, i) => buffers.indexOf(buffer) !== i);
  return sum(sizeofMany([...kept])) - sum(sizeofMany(repeated));
}

/** Collects the objects a table is made of: itself, its store, and what that keeps. */
function keep(owner: object, kept: Set<unknown>): void {
  kept.add(owner);
  for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
    if (key === "plan" || typeof value !== "object" || value === null || kept.has(value)) continue;
    if (Array.isArray(value) || ArrayBuffer.isView(value) || value instanceof Map) kept.add(value);
    else keep(value as object, kept);
    if (key === "names") for (const name of value as string[]) kept.add(name);
  }
}

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);
