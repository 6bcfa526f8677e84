import { takeHeap, type RawHeap } from "./take-heap.ts";

/** An edge of the heap graph. */
export interface HeapEdge {
  readonly type: string;
  readonly name: string | number;
  /** The node it leads to. */
  readonly to: number;
}

/** The objects of this process and what holds what, as V8's heap snapshot lists them. */
export class HeapGraph {
  readonly #heap: RawHeap;
  /** The node that holds the values asked for, to be kept out of questions about holders. */
  readonly holder: number;
  /** The nodes of the values asked for; undefined for those that are no heap objects. */
  readonly nodes: readonly (number | undefined)[];

  /** Takes a snapshot of the process and finds the nodes of some values. */
  constructor(values: readonly unknown[]) {
    const root = new SlottedHeapRoot(values.map(inCell));
    this.#heap = takeHeap();
    this.holder = this.#find(root);
    const cells = this.follow(this.holder, "heldValues") ?? 0;
    this.nodes = root.heldValues.map((_, i) => this.follow(this.follow(cells, i) ?? 0, 0));
  }

  /** How many nodes there are; node 0 is the root. */
  get count(): number {
    return this.#heap.type.length;
  }

  /** Bytes of a node alone. */
  selfSize(node: number): number {
    return this.#heap.bytes[node] ?? 0;
  }

  /** Type of a node, such as "object" or "number". */
  type(node: number): string {
    return this.#heap.nodeTypes[this.#heap.type[node] ?? 0] ?? "";
  }

  /** Name of a node: its class, or its text. */
  name(node: number): string {
    return this.#heap.strings[this.#heap.name[node] ?? 0] ?? "";
  }

  /** The edges that leave a node. */
  *edges(node: number): Generator<HeapEdge> {
    const { edgeTypes, edgeType, edgeName, edgeTo, firstEdge, strings } = this.#heap;
    const end = firstEdge[node + 1] ?? 0;
    for (let e = firstEdge[node] ?? 0; e < end; e++) {
      const type = edgeTypes[edgeType[e] ?? 0] ?? "";
      const name = edgeName[e] ?? 0;
      const isNumbered = type === "element" || type === "hidden";
      yield { type, name: isNumbered ? name : (strings[name] ?? ""), to: edgeTo[e] ?? 0 };
    }
  }

  /** The node at the end of the named edge. */
  follow(node: number, name: string | number): number | undefined {
    for (const edge of this.edges(node))
      if (edge.name === name && edge.type !== "weak") return edge.to;
    return undefined;
  }

  /** All nodes reached from some by the edges that a rule lets through, those nodes included. */
  reach(from: Iterable<number>, passes: (edge: HeapEdge, from: number) => boolean): Set<number> {
    // a set yields what is added while it is walked
    const reached = new Set(from);
    for (const node of reached)
      for (const edge of this.edges(node))
        if (!reached.has(edge.to) && passes(edge, node)) reached.add(edge.to);
    return reached;
  }

  /** Bytes of several nodes. */
  sum(nodes: Iterable<number>): number {
    let bytes = 0;
    for (const node of nodes) bytes += this.selfSize(node);
    return bytes;
  }

  #find(root: SlottedHeapRoot): number {
    for (let node = 0; node < this.count; node++)
      if (this.name(node) === root.constructor.name && this.type(node) === "object")
        if (this.follow(node, "heldValues") !== undefined) return node;
    throw new RangeError("heap snapshot: expected it to hold our values, got none of them");
  }
}

/** An array whose elements may be of any kind, so that a number in it keeps its own box. */
function inCell(value: unknown): unknown[] {
  const cell: unknown[] = [HeapGraph];
  cell[0] = value;
  return cell;
}

/** Found in the snapshot by its name. */
class SlottedHeapRoot {
  readonly heldValues: readonly unknown[][];

  constructor(heldValues: readonly unknown[][]) {
    this.heldValues = heldValues;
  }
}
