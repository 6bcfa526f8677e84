import type { SnapshotGraph } from "./snapshot-graph.ts";

/**
 * Whether an edge of that type, out of that node, keeps its target alive.
 *
 * As in Chrome and memlab: weak edges hold nothing, and shortcuts, which repeat what other edges
 * say, count only at the root, where they lead to the global objects.
 */
export function holdingEdges({ meta }: SnapshotGraph): (type: number, from: number) => boolean {
  const weak = meta.edgeTypes.indexOf("weak");
  const shortcut = meta.edgeTypes.indexOf("shortcut");
  return (type, from) => type !== weak && (type !== shortcut || from === 0);
}
