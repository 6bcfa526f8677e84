import type { SnapshotGraph } from "./snapshot-graph.ts";

/** An edge of the heap graph: what it is called, and where it leads. */
export interface SnapshotEdge {
  /** As V8 names it: "property", "element", "internal", "context", "hidden", "shortcut", "weak". */
  readonly type: string;
  /** A property's name, or an element's index. */
  readonly name: string | number;
  readonly to: SnapshotNode;
}

/** One node of a snapshot, a light view: equal nodes are not the same object. */
export class SnapshotNode {
  readonly graph: SnapshotGraph;
  readonly index: number;

  constructor(graph: SnapshotGraph, index: number) {
    this.graph = graph;
    this.index = index;
  }

  /** As V8 names it: "object", "string", "closure", "array", "number" and so on. */
  get type(): string {
    return this.graph.meta.nodeTypes[this.graph.columns.nodeType[this.index] as number] ?? "";
  }

  /** The class of an object, the content of a string (cut by V8 at 1024 characters). */
  get name(): string {
    return this.graph.stringPages.get(this.graph.columns.nodeName[this.index] as number);
  }

  get id(): number {
    return this.graph.columns.nodeId[this.index] as number;
  }

  /** Bytes of the node alone. */
  get selfSize(): number {
    return this.graph.columns.selfSize[this.index] as number;
  }

  /** Bytes that would be freed with it. Computes the dominators of the graph the first time. */
  get retainedSize(): number {
    return this.graph.retainedSizes()[this.index] as number;
  }

  /** The nearest node through which every path from the root leads here; undefined for the root. */
  get dominator(): SnapshotNode | undefined {
    if (this.index === 0) return undefined;
    return this.graph.node(this.graph.dominators().immediate[this.index] as number);
  }

  edges(): SnapshotEdge[] {
    const { firstEdge } = this.graph.columns;
    const edges: SnapshotEdge[] = [];
    const end = firstEdge[this.index + 1] as number;
    for (let e = firstEdge[this.index] as number; e < end; e++) edges.push(edgeAt(this.graph, e));
    return edges;
  }

  /** The node an edge of that name leads to, say `map` or `elements`. */
  follow(name: string | number): SnapshotNode | undefined {
    return this.edges().find((edge) => edge.name === name)?.to;
  }

  toJSON(): { type: string; name: string; id: number; selfSize: number } {
    const { type, name, id, selfSize } = this;
    return { type, name, id, selfSize };
  }
}

/** The edge of that number. */
export function edgeAt(graph: SnapshotGraph, e: number): SnapshotEdge {
  const { edgeType, edgeName, edgeTo } = graph.columns;
  const type = graph.meta.edgeTypes[edgeType[e] as number] ?? "";
  const name = edgeName[e] as number;
  const isIndex = type === "element" || type === "hidden";
  return {
    type,
    name: isIndex ? name : graph.stringPages.get(name),
    to: graph.node(edgeTo[e] as number),
  };
}
