import type { SnapshotGraph } from "./snapshot-graph.ts";

/** A content that several strings hold. */
export interface DuplicateString {
  /** The content; V8 cuts it at 1024 characters. */
  readonly value: string;
  readonly count: number;
  /** Bytes of all of them. */
  readonly selfSize: number;
  /** Bytes of all but one. */
  readonly wasted: number;
}

/**
 * Strings of one content and one size that are there more than once, the most wasteful first.
 *
 * V8 writes the first 1024 characters of a string: longer ones count as equal when those and
 * their sizes are.
 */
export function duplicateStrings(graph: SnapshotGraph): DuplicateString[] {
  const { columns, meta, nodeCount, stringPages } = graph;
  const stringType = meta.nodeTypes.indexOf("string");
  // sizes repeat, so counts by size and then by content stay two plain look-ups
  const bySize = new Map<number, Map<number, number>>();
  for (let i = 0; i < nodeCount; i++) {
    const size = columns.selfSize[i] as number;
    // strings in read-only memory have size 0
    if (columns.nodeType[i] !== stringType || size === 0) continue;
    let counts = bySize.get(size);
    if (!counts) bySize.set(size, (counts = new Map()));
    const name = columns.nodeName[i] as number;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const duplicates: DuplicateString[] = [];
  for (const [size, counts] of bySize) {
    for (const [name, count] of counts) {
      if (count === 1) continue;
      const value = stringPages.get(name);
      duplicates.push({ value, count, selfSize: size * count, wasted: size * (count - 1) });
    }
  }
  return duplicates.sort((a, b) => b.wasted - a.wasted);
}
