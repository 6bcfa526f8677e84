import { getHeapSnapshot } from "node:v8";

/** An edge of the heap graph: `from` holds `to`. */
export interface HeapEdge {
  readonly type: string;
  readonly name: string | number;
  /** Number of the node it leads to. */
  readonly to: number;
}

/** The objects of this process as V8's heap snapshot lists them, taken synchronously. */
export class HeapGraph {
  readonly #fields: SnapshotFields;
  readonly #nodes: readonly number[];
  readonly #edges: readonly number[];
  readonly #strings: readonly string[];
  readonly #width: number;
  readonly #firstEdge: Uint32Array;

  /** Takes a snapshot and answers it with the nodes of `values` in the same order. */
  static of(values: readonly unknown[]): { graph: HeapGraph; nodes: (number | undefined)[] } {
    const root = new SlottedHeapRoot(values.map(inCell));
    const graph = new HeapGraph(readSnapshot());
    return { graph, nodes: graph.#nodesOf(root) };
  }

  private constructor({ snapshot, nodes, edges, strings }: SnapshotJson) {
    this.#fields = snapshot.meta;
    this.#nodes = nodes;
    this.#edges = edges;
    this.#strings = strings;
    this.#width = snapshot.meta.node_fields.length;
    this.#firstEdge = new Uint32Array(this.count + 1);
    const edgeCount = snapshot.meta.node_fields.indexOf("edge_count");
    for (let i = 0; i < this.count; i++)
      this.#firstEdge[i + 1] =
        (this.#firstEdge[i] ?? 0) + (nodes[i * this.#width + edgeCount] ?? 0);
  }

  /** How many nodes there are. */
  get count(): number {
    return this.#nodes.length / this.#width;
  }

  /** Bytes of a node alone. */
  selfSize(node: number): number {
    return this.#nodes[node * this.#width + 3] ?? 0;
  }

  /** Type of a node, such as "object" or "number". */
  type(node: number): string {
    return this.#fields.node_types[0][this.#nodes[node * this.#width] ?? 0] ?? "";
  }

  /** Name of a node: its class, or its text. */
  name(node: number): string {
    return this.#strings[this.#nodes[node * this.#width + 1] ?? 0] ?? "";
  }

  /** The edges that leave a node. */
  *edges(node: number): Generator<HeapEdge> {
    const end = this.#firstEdge[node + 1] ?? 0;
    for (let e = this.#firstEdge[node] ?? 0; e < end; e++) {
      const type = this.#edgeType(e);
      const name = this.#edges[3 * e + 1] ?? 0;
      const isNumbered = type === "element" || type === "hidden";
      yield { type, name: isNumbered ? name : (this.#strings[name] ?? ""), to: this.#target(e) };
    }
  }

  /** The node at the end of the named edge. */
  follow(node: number, name: string | number): number | undefined {
    for (const edge of this.edges(node))
      if (edge.name === name && edge.type !== "weak") return edge.to;
    return undefined;
  }

  #nodesOf(root: SlottedHeapRoot): (number | undefined)[] {
    for (let node = 0; node < this.count; node++) {
      if (this.type(node) !== "object" || this.name(node) !== root.constructor.name) continue;
      const cells = this.follow(node, "heldValues");
      if (cells === undefined) continue;
      return root.heldValues.map((_, i) => {
        const cell = this.follow(cells, i);
        return cell === undefined ? undefined : this.follow(cell, 0);
      });
    }
    throw new RangeError("heap snapshot: expected it to hold our values, got none of them");
  }

  #edgeType(e: number): string {
    return this.#fields.edge_types[0][this.#edges[3 * e] ?? 0] ?? "";
  }

  #target(e: number): number {
    return (this.#edges[3 * e + 2] ?? 0) / this.#width;
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

interface SnapshotFields {
  readonly node_fields: readonly string[];
  readonly node_types: readonly [readonly string[]];
  readonly edge_types: readonly [readonly string[]];
}

interface SnapshotJson {
  readonly snapshot: { readonly meta: SnapshotFields };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

/** The stream is ready at once, so that it can be read without waiting. */
function readSnapshot(): SnapshotJson {
  const stream = getHeapSnapshot();
  const chunks: string[] = [];
  for (let chunk: unknown; (chunk = stream.read()) !== null;) chunks.push(String(chunk));
  return JSON.parse(chunks.join("")) as SnapshotJson;
}
