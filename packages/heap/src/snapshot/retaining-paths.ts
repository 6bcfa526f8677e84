import { holdingEdges } from "./holding-edges.ts";
import { edgeAt, SnapshotNode } from "./snapshot-node.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** One step on the way from the root: the edge of `node` to take. */
export interface RetainingStep {
  readonly node: SnapshotNode;
  readonly edgeType: string;
  readonly edgeName: string | number;
}

/** A way from the root to a node; the node itself is not among the steps. */
export type RetainingPath = readonly RetainingStep[];

/** A path for each node that holds `target`, the shortest first. `toRoot` is `stepsToRoot(graph)`. */
export function retainingPaths(
  graph: SnapshotGraph,
  toRoot: Uint32Array,
  target: number,
  limit: number,
): RetainingPath[] {
  const { first, from } = graph.retainers();
  const paths: RetainingPath[] = [];
  const holders = new Set(from.subarray(first[target], first[target + 1]));
  for (const holder of holders) {
    const nodes = wayFromRoot(toRoot, holder);
    if (!nodes || nodes.includes(target)) continue;
    nodes.push(target);
    paths.push(nodes.slice(1).map((to, i) => stepOf(graph, nodes[i] as number, to)));
  }
  return paths.sort((a, b) => a.length - b.length).slice(0, limit);
}

/**
 * For each node the one before it on its way from the root; `NOWHERE` where there is none. The
 * shortest way from a global object, or, for what none of them reaches, from the other roots:
 * that a stack frame holds an object as well says little.
 */
export function stepsToRoot(graph: SnapshotGraph): Uint32Array {
  const { firstEdge, edgeTo, edgeType } = graph.columns;
  const holds = holdingEdges(graph);
  const shortcut = graph.meta.edgeTypes.indexOf("shortcut");
  const before = new Uint32Array(graph.nodeCount).fill(NOWHERE);
  const queue = new Uint32Array(graph.nodeCount);
  let length = 0;
  let head = 0;
  follow(0, (type) => type === shortcut);
  while (head < length) follow(queue[head++] as number);
  follow(0);
  while (head < length) follow(queue[head++] as number);
  return before;

  function follow(node: number, isWanted: (type: number) => boolean = () => true): void {
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const to = edgeTo[e] as number;
      const type = edgeType[e] as number;
      if (to === 0 || before[to] !== NOWHERE || !holds(type, node) || !isWanted(type)) continue;
      before[to] = node;
      queue[length++] = to;
    }
  }
}

const NOWHERE = 0xffffffff;

function wayFromRoot(toRoot: Uint32Array, node: number): number[] | undefined {
  const way = [node];
  for (let at = node; at !== 0;) {
    at = toRoot[at] as number;
    if (at === NOWHERE) return undefined;
    way.push(at);
  }
  return way.reverse();
}

/** The edge that holds; the most telling one where there are several. */
function stepOf(graph: SnapshotGraph, from: number, to: number): RetainingStep {
  const { firstEdge, edgeTo, edgeType } = graph.columns;
  const holds = holdingEdges(graph);
  const edges = [];
  for (let e = firstEdge[from] as number; e < (firstEdge[from + 1] as number); e++) {
    if (edgeTo[e] === to && holds(edgeType[e] as number, from)) edges.push(edgeAt(graph, e));
  }
  const edge = edges.find(({ type }) => type !== "internal" && type !== "hidden") ?? edges[0];
  return {
    node: new SnapshotNode(graph, from),
    edgeType: edge?.type ?? "",
    edgeName: edge?.name ?? "",
  };
}
