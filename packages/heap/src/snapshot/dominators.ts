import { holdingEdges } from "./holding-edges.ts";
import { turnRound } from "./retainers.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** The dominator tree of a snapshot. */
export interface DominatorTree {
  /** The immediate dominator of each node; the root is its own. */
  readonly immediate: Uint32Array;
  /** All nodes in an order in which each comes after its dominator. */
  readonly order: Uint32Array;
  /** One of the nodes that each node dominates immediately, or `NONE`. */
  readonly firstChild: Uint32Array;
  /** Another node with the same immediate dominator, or `NONE`. */
  readonly nextSibling: Uint32Array;
}

/** No node. */
export const NONE = 0xffffffff;

/**
 * Finds the nearest node through which every path from the root leads to each node.
 *
 * Semi-NCA (Georgiadis, Tarjan and Werneck, "Finding Dominators in Practice", 2006). As in memlab,
 * nodes that nothing holds but weak edges hang from the root, and hold nothing that is held
 * without them.
 */
export function dominatorTree(graph: SnapshotGraph): DominatorTree {
  const { nodeCount } = graph;
  // an array that is done with serves again: five of them are most of the memory this takes
  const { order, number, parent, reached, spare: ancestor } = depthFirst(graph);
  const { first, from } = turnRound(graph, number);
  ancestor.set(parent);
  const trail: number[] = [];
  const semi = number;
  const label = new Uint32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) label[v] = semi[v] = v;

  for (let w = nodeCount - 1; w > 0; w--) {
    let least = parent[w] as number;
    const end = first[w + 1] as number;
    for (let at = first[w] as number; at < end; at++) {
      const v = from[at] as number;
      if (v >= reached && w < reached) continue;
      if (v > w) shorten(v, w);
      const candidate = semi[label[v] as number] as number;
      if (candidate < least) least = candidate;
    }
    semi[w] = least;
  }

  // the numbering's parents become the dominators, once each has climbed to its semidominator
  const dominator = parent;
  for (let w = 1; w < nodeCount; w++) {
    let d = dominator[w] as number;
    while (d > (semi[w] as number)) d = dominator[d] as number;
    dominator[w] = d;
  }
  const immediate = semi;
  for (let w = 0; w < nodeCount; w++) {
    immediate[order[w] as number] = order[dominator[w] as number] as number;
  }
  const [firstChild, nextSibling] = [ancestor.fill(NONE), label.fill(NONE)];
  for (let at = nodeCount - 1; at > 0; at--) {
    const node = order[at] as number;
    const holder = immediate[node] as number;
    nextSibling[node] = firstChild[holder] as number;
    firstChild[holder] = node;
  }
  return { immediate, order, firstChild, nextSibling };

  /** Hangs `v` and all above it, down to number `last`, from one ancestor; labels keep the least on the way. */
  function shorten(v: number, last: number): void {
    for (let u = v; (ancestor[u] as number) > last; u = ancestor[u] as number) trail.push(u);
    for (let below = trail.pop(); below !== undefined; below = trail.pop()) {
      const above = ancestor[below] as number;
      const fromAbove = label[above] as number;
      if ((semi[fromAbove] as number) < (semi[label[below] as number] as number)) {
        label[below] = fromAbove;
      }
      ancestor[below] = ancestor[above] as number;
    }
  }
}

/** A depth-first numbering: nodes by number, numbers by node, and the number of each number's parent. */
interface Numbering {
  readonly order: Uint32Array;
  readonly number: Uint32Array;
  readonly parent: Uint32Array;
  /** How many nodes the root reaches: they have the first numbers. */
  readonly reached: number;
  /** An array that is done with. */
  readonly spare: Uint32Array;
}

function depthFirst(graph: SnapshotGraph): Numbering {
  const { nodeCount, columns } = graph;
  const { firstEdge, edgeTo, edgeType } = columns;
  const holds = holdingEdges(graph);
  const order = new Uint32Array(nodeCount);
  const number = new Uint32Array(nodeCount).fill(NONE);
  const parent = new Uint32Array(nodeCount);
  const next = firstEdge.slice(0, nodeCount);
  let count = 0;
  visit(0);
  const reached = count;
  // then, as if the root held them, what nothing holds, and rings that only hold themselves
  const held = heldByOthers(graph);
  for (let node = 0; node < nodeCount; node++) {
    if (number[node] === NONE && held[node] === 0) visit(node);
  }
  for (let node = 0; node < nodeCount; node++) if (number[node] === NONE) visit(node);
  return { order, number, parent, reached, spare: next };

  function visit(start: number): void {
    const top = count;
    order[count] = start;
    number[start] = count++;
    for (let at = top; ;) {
      const node = order[at] as number;
      const e = next[node] as number;
      if (e === firstEdge[node + 1]) {
        if (at === top) return;
        at = parent[at] as number;
        continue;
      }
      next[node] = e + 1;
      const to = edgeTo[e] as number;
      if (number[to] !== NONE || !holds(edgeType[e] as number, node)) continue;
      parent[count] = at;
      order[count] = to;
      number[to] = at = count++;
    }
  }
}

/** 1 for each node that another one holds. */
function heldByOthers(graph: SnapshotGraph): Uint8Array {
  const { nodeCount, columns } = graph;
  const { firstEdge, edgeTo, edgeType } = columns;
  const holds = holdingEdges(graph);
  const held = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const to = edgeTo[e] as number;
      if (to !== node && holds(edgeType[e] as number, node)) held[to] = 1;
    }
  }
  return held;
}
