import { groupByClass, totalsByGroup } from "./classes.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** What came and went of one class. */
export interface ClassDiff {
  readonly name: string;
  readonly addedCount: number;
  readonly addedSize: number;
  readonly removedCount: number;
  readonly removedSize: number;
  /** Objects more (or fewer) than before. */
  readonly countDelta: number;
  /** Bytes more (or fewer) than before, growth of objects that stayed included. */
  readonly sizeDelta: number;
}

/** The difference of two snapshots of one process. */
export interface SnapshotDiff {
  /** The largest change first. */
  readonly classes: readonly ClassDiff[];
  /** Indexes in the later snapshot of nodes that are new. */
  readonly added: Uint32Array;
  /** Indexes in the earlier snapshot of nodes that are gone. */
  readonly removed: Uint32Array;
  readonly sizeDelta: number;
}

/** Compares two snapshots of one process by the ids of their nodes, which V8 never uses twice. */
export function diff(before: SnapshotGraph, after: SnapshotGraph): SnapshotDiff {
  const added = missingFrom(before, after);
  const removed = missingFrom(after, before);
  const changes = new Map<string, Mutable<ClassDiff>>();
  const changeOf = (name: string) => {
    let change = changes.get(name);
    if (!change) changes.set(name, (change = { name, ...NOTHING }));
    return change;
  };
  for (const [name, count, size] of perClass(after, added)) {
    const change = changeOf(name);
    change.addedCount = count;
    change.addedSize = size;
  }
  for (const [name, count, size] of perClass(before, removed)) {
    const change = changeOf(name);
    change.removedCount = count;
    change.removedSize = size;
  }
  for (const { name, selfSize } of before.classes()) changeOf(name).sizeDelta -= selfSize;
  for (const { name, selfSize } of after.classes()) changeOf(name).sizeDelta += selfSize;
  for (const change of changes.values()) {
    change.countDelta = change.addedCount - change.removedCount;
  }
  const classes = [...changes.values()]
    .filter((c) => c.addedCount + c.removedCount > 0 || c.sizeDelta !== 0)
    .sort((a, b) => Math.abs(b.sizeDelta) - Math.abs(a.sizeDelta) || b.addedSize - a.addedSize);
  return { classes, added, removed, sizeDelta: after.totalSize - before.totalSize };
}

const NOTHING = {
  addedCount: 0,
  addedSize: 0,
  removedCount: 0,
  removedSize: 0,
  countDelta: 0,
  sizeDelta: 0,
};

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Indexes of the nodes of `graph` whose ids `other` does not have. */
function missingFrom(other: SnapshotGraph, graph: SnapshotGraph): Uint32Array {
  const ids = other.columns.nodeId.slice().sort();
  const missing: number[] = [];
  const { nodeId } = graph.columns;
  for (let i = 0; i < nodeId.length; i++) if (!has(ids, nodeId[i] as number)) missing.push(i);
  return Uint32Array.from(missing);
}

function has(sorted: Uint32Array, id: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < id) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === id;
}

function* perClass(
  graph: SnapshotGraph,
  nodes: Uint32Array,
): Generator<[name: string, count: number, size: number]> {
  const { of, names } = groupByClass(graph);
  for (const { group, count, selfSize } of totalsByGroup(graph, of, nodes)) {
    yield [names[group] as string, count, selfSize];
  }
}
