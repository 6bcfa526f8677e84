import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";

/** The arrays that hold at least half of the objects, by node index: a table would take their place. */
export function listsOf(graph: SnapshotGraph, nodes: Uint32Array): Set<number> {
  const { first, from } = graph.retainers();
  const held = new Map<number, number>();
  for (const node of nodes) {
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      const holder = from[at] as number;
      held.set(holder, (held.get(holder) ?? 0) + 1);
    }
  }
  const lists = new Set<number>();
  for (const [holder, count] of held) {
    if (count >= nodes.length / 2 && graph.node(holder).name === "Array") lists.add(holder);
  }
  return lists;
}
