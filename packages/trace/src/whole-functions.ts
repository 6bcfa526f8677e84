import type { Traceback } from "./traceback.ts";

/** Bytes by line, as `a.js:5`. */
export type BytesByLine = Readonly<Record<string, number>>;

/** Tells whether a figure of so many bytes stands for a whole function rather than for its line. */
export type IsWhole = (traceback: Traceback, size: number) => boolean;

/**
 * Marks the lines where more than a tenth of the bytes are of whole functions that begin there, by the
 * attribute `wholeFunctions` of the given snapshots.
 */
export function wholeFunctions(...snapshots: readonly Attributes[]): IsWhole {
  const bytes = addLines(snapshots.map(linesOf));
  return (traceback, size) => (bytes[String(traceback.at(-1))] ?? 0) > size / 10;
}

/** The bytes of whole functions that the attributes of a snapshot name. */
export function linesOf({ wholeFunctions: lines }: Attributes): BytesByLine {
  return typeof lines === "object" && lines !== null ? (lines as BytesByLine) : {};
}

/** Adds up bytes line by line. */
export function addLines(parts: readonly BytesByLine[]): BytesByLine {
  const sums: Record<string, number> = {};
  for (const part of parts) {
    for (const [line, bytes] of Object.entries(part)) sums[line] = (sums[line] ?? 0) + bytes;
  }
  return sums;
}

/** What ends the text of a figure of whole functions. */
export const formatWhole = (isWhole: boolean) => (isWhole ? " (whole function)" : "");

type Attributes = Readonly<Record<string, unknown>>;
