import type { Retainers } from "./retainers.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/**
 * The dominator tree of a snapshot and the sizes it gives: what would be freed with a node.
 *
 * Semi-NCA (Georgiadis, Tarjan and Werneck, "Finding Dominators in Practice", 2006). As in Chrome,
 * weak edges hold nothing, and shortcuts count only at the root. Nodes that nothing holds but weak
 * edges hang from the root.
 */
export class Dominators {
  /** The immediate dominator of each node; the root is its own. */
  readonly immediate: Uint32Array;
  /** Bytes of each node and all it dominates. */
  readonly retainedSize: Float64Array;
  readonly #order: Uint32Array;

  constructor(graph: SnapshotGraph, retainers: Retainers) {
    const { order, number, parent } = depthFirst(graph);
    const dominator = semiNca(graph, retainers, { order, number, parent });
    this.#order = order;
    this.immediate = new Uint32Array(graph.nodeCount);
    this.retainedSize = graph.columns.selfSize.slice();
    for (let v = 0; v < order.length; v++) {
      this.immediate[order[v] as number] = order[dominator[v] as number] as number;
    }
    // a dominator comes before what it dominates: going backwards, every sum is complete when used
    for (let v = order.length - 1; v > 0; v--) {
      const node = order[v] as number;
      const holder = this.immediate[node] as number;
      this.retainedSize[holder] =
        (this.retainedSize[holder] as number) + (this.retainedSize[node] as number);
    }
  }

  /** Retained bytes of whole groups: a node below another of its group is not counted twice. */
  retainedByGroup(groupOf: Uint32Array, groups: number): Float64Array {
    const sums = new Float64Array(groups);
    const depth = new Uint32Array(groups);
    const { first, children } = this.#tree();
    const path = new Uint32Array(this.immediate.length + 1);
    const next = first.slice();
    let length = 0;
    const enter = (node: number) => {
      const group = groupOf[node] as number;
      if (depth[group] === 0) {
        sums[group] = (sums[group] as number) + (this.retainedSize[node] as number);
      }
      depth[group] = (depth[group] as number) + 1;
      path[length++] = node;
    };
    enter(0);
    while (length > 0) {
      const node = path[length - 1] as number;
      const at = next[node] as number;
      if (at < (first[node + 1] as number)) {
        next[node] = at + 1;
        enter(children[at] as number);
      } else {
        const group = groupOf[node] as number;
        depth[group] = (depth[group] as number) - 1;
        length--;
      }
    }
    return sums;
  }

  /** What each node dominates at once, grouped by node. */
  #tree(): { first: Uint32Array; children: Uint32Array } {
    const { immediate } = this;
    const first = new Uint32Array(immediate.length + 1);
    for (const node of this.#order) {
      if (node === 0) continue;
      const at = (immediate[node] as number) + 1;
      first[at] = (first[at] as number) + 1;
    }
    for (let i = 0; i < immediate.length; i++) {
      first[i + 1] = (first[i + 1] as number) + (first[i] as number);
    }
    const next = first.slice();
    const children = new Uint32Array(immediate.length);
    for (const node of this.#order) {
      if (node === 0) continue;
      const parent = immediate[node] as number;
      const at = next[parent] as number;
      next[parent] = at + 1;
      children[at] = node;
    }
    return { first, children };
  }
}

/** A depth-first numbering: nodes by number, numbers by node, and each number's parent's number. */
interface Numbering {
  readonly order: Uint32Array;
  readonly number: Uint32Array;
  readonly parent: Uint32Array;
}

const UNSEEN = 0xffffffff;

function depthFirst(graph: SnapshotGraph): Numbering {
  const { nodeCount, columns } = graph;
  const { firstEdge, edgeTo, edgeType } = columns;
  const holds = holdingEdges(graph);
  const order = new Uint32Array(nodeCount);
  const number = new Uint32Array(nodeCount).fill(UNSEEN);
  const parent = new Uint32Array(nodeCount);
  const next = firstEdge.slice(0, nodeCount);
  const stack = new Uint32Array(nodeCount);
  let count = 0;
  // the root first; then, from the root as it were, whatever it does not reach
  for (let start = 0; start < nodeCount; start++) {
    if (number[start] !== UNSEEN) continue;
    let depth = 0;
    stack[depth++] = start;
    order[count] = start;
    number[start] = count++;
    while (depth > 0) {
      const node = stack[depth - 1] as number;
      const e = next[node] as number;
      if (e === firstEdge[node + 1]) {
        depth--;
        continue;
      }
      next[node] = e + 1;
      const to = edgeTo[e] as number;
      if (number[to] !== UNSEEN || !holds(edgeType[e] as number, node)) continue;
      parent[count] = number[node] as number;
      order[count] = to;
      number[to] = count++;
      stack[depth++] = to;
    }
  }
  return { order, number, parent };
}

/** Whether an edge of that type, out of that node, keeps its target alive. */
export function holdingEdges({ meta }: SnapshotGraph): (type: number, from: number) => boolean {
  const weak = meta.edgeTypes.indexOf("weak");
  const shortcut = meta.edgeTypes.indexOf("shortcut");
  return (type, from) => type !== weak && (type !== shortcut || from === 0);
}

/** The immediate dominator of each depth-first number, as a number. */
function semiNca(
  graph: SnapshotGraph,
  retainers: Retainers,
  { order, number, parent }: Numbering,
): Uint32Array {
  const { nodeCount, columns } = graph;
  const holds = holdingEdges(graph);
  const semi = Uint32Array.from({ length: nodeCount }, (_, v) => v);
  const label = semi.slice();
  // the forest of what is done, whose paths are shortened as they are walked
  const ancestor = parent.slice();
  const trail = new Uint32Array(nodeCount);

  for (let w = nodeCount - 1; w > 0; w--) {
    const node = order[w] as number;
    let least = parent[w] as number;
    const end = retainers.first[node + 1] as number;
    for (let at = retainers.first[node] as number; at < end; at++) {
      const from = retainers.from[at] as number;
      if (!holds(columns.edgeType[retainers.edge[at] as number] as number, from)) continue;
      const v = number[from] as number;
      if (v > w) compress(v, w);
      const candidate = semi[label[v] as number] as number;
      if (candidate < least) least = candidate;
    }
    semi[w] = least;
  }

  // what is left of the numbering's parents are the dominators, once each has climbed to its semi
  const dominator = parent;
  for (let w = 1; w < nodeCount; w++) {
    let d = dominator[w] as number;
    while (d > (semi[w] as number)) d = dominator[d] as number;
    dominator[w] = d;
  }
  return dominator;

  /** Lets `v` and all between hang from the first done node below `last`, with the least label on the way. */
  function compress(v: number, last: number): void {
    let length = 0;
    let u = v;
    while ((ancestor[u] as number) > last) {
      trail[length++] = u;
      u = ancestor[u] as number;
    }
    while (length > 0) {
      const below = trail[--length] as number;
      const above = ancestor[below] as number;
      const fromAbove = label[above] as number;
      if ((semi[fromAbove] as number) < (semi[label[below] as number] as number)) {
        label[below] = fromAbove;
      }
      ancestor[below] = ancestor[above] as number;
    }
  }
}
