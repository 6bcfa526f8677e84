import { holdingEdges } from "./holding-edges.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** The nodes that hold each node: the holding edges of a graph, the other way round. */
export interface Retainers {
  /** Where the holders of each node begin in `from`, and one more entry for the end. */
  readonly first: Uint32Array;
  /** The holders, grouped by the node they hold; one that holds it twice is there twice. */
  readonly from: Uint32Array;
}

/**
 * Turns the holding edges of a graph round, by node index, or by the number that each node is given.
 * A node that holds itself is left out.
 */
export function turnRound(graph: SnapshotGraph, number?: Uint32Array): Retainers {
  const { nodeCount, columns } = graph;
  const { edgeTo, edgeType, firstEdge } = columns;
  const holds = holdingEdges(graph);
  const first = new Uint32Array(nodeCount + 1);
  for (let node = 0; node < nodeCount; node++) {
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const to = edgeTo[e] as number;
      if (to === node || !holds(edgeType[e] as number, node)) continue;
      const held = number ? (number[to] as number) : to;
      first[held] = (first[held] as number) + 1;
    }
  }
  // from counts to the ends of the groups; filling each group from its end leaves the beginnings
  let sum = 0;
  for (let node = 0; node <= nodeCount; node++) sum = first[node] = sum + (first[node] as number);
  const from = new Uint32Array(sum);
  for (let node = nodeCount - 1; node >= 0; node--) {
    const begin = firstEdge[node] as number;
    for (let e = (firstEdge[node + 1] as number) - 1; e >= begin; e--) {
      const to = edgeTo[e] as number;
      if (to === node || !holds(edgeType[e] as number, node)) continue;
      const held = number ? (number[to] as number) : to;
      const at = (first[held] as number) - 1;
      first[held] = at;
      from[at] = number ? (number[node] as number) : node;
    }
  }
  return { first, from };
}
