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
  const counts = new Map<number, number>();
  const keyOf = (name: number, size: number) => name * MAX_SIZE + size;
  for (let i = 0; i < nodeCount; i++) {
    const size = columns.selfSize[i] as number;
    // strings in read-only memory have size 0
    if (columns.nodeType[i] !== stringType || size === 0 || size >= MAX_SIZE) continue;
    const key = keyOf(columns.nodeName[i] as number, size);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const duplicates: DuplicateString[] = [];
  for (const [key, count] of counts) {
    if (count === 1) continue;
    const size = key % MAX_SIZE;
    const value = stringPages.get((key - size) / MAX_SIZE);
    duplicates.push({ value, count, selfSize: size * count, wasted: size * (count - 1) });
  }
  return duplicates.sort((a, b) => b.wasted - a.wasted);
}

// 2^21 strings of 2^32 bytes fit into one exact number
const MAX_SIZE = 2 ** 32;
