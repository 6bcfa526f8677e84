import type { Traceback } from "./traceback.ts";

/**
 * Tells whether the most recent line of a traceback stands for a whole function, by the attribute
 * `wholeFunctions` of any of the given snapshots.
 */
export function wholeFunctions(
  ...snapshots: readonly Attributes[]
): (traceback: Traceback) => boolean {
  const lines = new Set(snapshots.flatMap(linesOf));
  return lines.size === 0 ? () => false : (traceback) => lines.has(String(traceback.at(-1)));
}

/** The lines that the attributes of a snapshot name. */
export function linesOf({ wholeFunctions: lines }: Attributes): string[] {
  return Array.isArray(lines) ? lines.map(String) : [];
}

/** What ends the text of a figure of whole functions. */
export const formatWhole = (isWhole: boolean) => (isWhole ? " (whole function)" : "");

type Attributes = Readonly<Record<string, unknown>>;
