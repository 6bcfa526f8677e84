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

/** The edges of a graph by the node they lead to. Weak edges hold nothing and are left out of paths. */
export class Retainers {
  /** Where the edges to each node begin in `edge`, and one more entry for the end. */
  readonly first: Uint32Array;
  /** Numbers of edges, grouped by the node they lead to. */
  readonly edge: Uint32Array;
  /** The node each of them comes from. */
  readonly from: Uint32Array;
  readonly #graph: SnapshotGraph;
  #stepToRoot: Uint32Array | undefined;

  constructor(graph: SnapshotGraph) {
    const { nodeCount, edgeCount, columns } = graph;
    const { edgeTo, firstEdge } = columns;
    this.#graph = graph;
    this.first = new Uint32Array(nodeCount + 1);
    this.edge = new Uint32Array(edgeCount);
    this.from = new Uint32Array(edgeCount);
    const next = new Uint32Array(nodeCount + 1);
    for (let e = 0; e < edgeCount; e++) {
      const to = (edgeTo[e] as number) + 1;
      this.first[to] = (this.first[to] as number) + 1;
    }
    for (let i = 0; i < nodeCount; i++) {
      this.first[i + 1] = (this.first[i + 1] as number) + (this.first[i] as number);
    }
    next.set(this.first);
    for (let node = 0; node < nodeCount; node++) {
      const end = firstEdge[node + 1] as number;
      for (let e = firstEdge[node] as number; e < end; e++) {
        const to = edgeTo[e] as number;
        const at = next[to] as number;
        next[to] = at + 1;
        this.edge[at] = e;
        this.from[at] = node;
      }
    }
  }

  /** A path for each node that refers to `node`, the shortest first. */
  pathsTo(node: SnapshotNode, { limit = 10 }: { readonly limit?: number } = {}): RetainingPath[] {
    const weak = this.#graph.meta.edgeTypes.indexOf("weak");
    const paths: RetainingPath[] = [];
    const end = this.first[node.index + 1] as number;
    for (let at = this.first[node.index] as number; at < end; at++) {
      const edge = this.edge[at] as number;
      if (this.#graph.columns.edgeType[edge] === weak) continue;
      const path = this.#pathThrough(this.from[at] as number, edge, node.index);
      if (path) paths.push(path);
    }
    return paths.sort((a, b) => a.length - b.length).slice(0, limit);
  }

  /** The shortest way from the root to `from`, then over `edge`; undefined where it meets the target. */
  #pathThrough(from: number, edge: number, target: number): RetainingPath | undefined {
    const steps = (this.#stepToRoot ??= this.#breadthFirst());
    const path = [this.#step(from, edge)];
    for (let node = from; node !== 0;) {
      const at = steps[node] as number;
      if (at === NONE || node === target) return undefined;
      node = this.from[at] as number;
      path.push(this.#step(node, this.edge[at] as number));
    }
    return path.reverse();
  }

  #step(node: number, edge: number): RetainingStep {
    const { type, name } = edgeAt(this.#graph, edge);
    return { node: new SnapshotNode(this.#graph, node), edgeType: type, edgeName: name };
  }

  /** For each node the place in `edge` of the last edge on the shortest path from the root. */
  #breadthFirst(): Uint32Array {
    const { nodeCount, columns, meta } = this.#graph;
    const weak = meta.edgeTypes.indexOf("weak");
    const { firstEdge, edgeTo, edgeType } = columns;
    const viaEdge = new Uint32Array(nodeCount).fill(NONE);
    const queue = new Uint32Array(nodeCount);
    let length = 1;
    for (let head = 0; head < length; head++) {
      const node = queue[head] as number;
      const end = firstEdge[node + 1] as number;
      for (let e = firstEdge[node] as number; e < end; e++) {
        const to = edgeTo[e] as number;
        if (to === 0 || viaEdge[to] !== NONE || edgeType[e] === weak) continue;
        viaEdge[to] = e;
        queue[length++] = to;
      }
    }
    return this.#placesOf(viaEdge);
  }

  #placesOf(viaEdge: Uint32Array): Uint32Array {
    for (let node = 0; node < viaEdge.length; node++) {
      if (viaEdge[node] === NONE) continue;
      let at = this.first[node] as number;
      while (this.edge[at] !== viaEdge[node]) at++;
      viaEdge[node] = at;
    }
    return viaEdge;
  }
}

const NONE = 0xffffffff;
