import type { LayoutLoss, LayoutRow } from "./object-layout.ts";

/** A row before the values of properties are filled in. */
export interface DraftRow extends LayoutRow {
  /** The property whose value the row holds. */
  readonly key: string | undefined;
}

/** Collects the rows of a layout, block by block. */
export class LayoutRows {
  readonly rows: DraftRow[] = [];
  #block = "";
  #offset = 0;
  #lost: string | undefined;

  /** Starts a heap object; its rows follow one another, and all are lost where a cause is given. */
  block(name: string, lost?: string): void {
    this.#block = name;
    this.#offset = 0;
    this.#lost = lost;
  }

  /** Adds bytes that hold pointers or small integers. */
  tagged(bytes: number, what: string, value = "", key?: string): void {
    this.#add({ bytes, taggedBytes: bytes, what, value, lost: this.#lost, key });
  }

  /** Adds bytes that are the same with compressed pointers. */
  raw(bytes: number, what: string, value = ""): void {
    this.#add({ bytes, taggedBytes: 0, what, value, lost: this.#lost, key: undefined });
  }

  /** Adds pointers or small integers that hold nothing of the program's. */
  lost(bytes: number, what: string, cause: string): void {
    this.#add({ bytes, taggedBytes: bytes, what, value: "", lost: cause, key: undefined });
  }

  /** Adds other bytes that hold nothing of the program's. */
  lostRaw(bytes: number, what: string, cause: string): void {
    this.#add({ bytes, taggedBytes: 0, what, value: "", lost: cause, key: undefined });
  }

  /** Adds boxed numbers in any order. */
  boxes(count: number): void {
    const what = count === 1 ? "1 boxed number" : `${String(count)} boxed numbers`;
    this.#add({
      bytes: count * 16,
      taggedBytes: count * 8,
      what,
      value: "",
      lost: this.#lost,
      key: undefined,
    });
  }

  #add(row: Omit<DraftRow, "block" | "offset">): void {
    if (row.bytes === 0) return;
    this.rows.push({ block: this.#block, offset: this.#offset, ...row });
    this.#offset += row.bytes;
  }
}

/** Bytes of all rows. */
export function sumOf(rows: readonly LayoutRow[]): number {
  return rows.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What the rows lose, by cause, the largest first. */
export function lossesOf(rows: readonly LayoutRow[]): LayoutLoss[] {
  const losses = new Map<string, number>();
  for (const { lost, bytes } of rows)
    if (lost !== undefined) losses.set(lost, (losses.get(lost) ?? 0) + bytes);
  return [...losses].map(([cause, bytes]) => ({ cause, bytes })).sort((a, b) => b.bytes - a.bytes);
}
