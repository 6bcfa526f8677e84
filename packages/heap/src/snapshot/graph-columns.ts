import type { SnapshotMeta } from "./snapshot-meta.ts";
import { corrupt } from "./snapshot-errors.ts";

/** The nodes and edges of a snapshot as columns; the edges of a node follow each other. */
export interface GraphColumns {
  readonly nodeType: Uint8Array;
  readonly nodeName: Uint32Array;
  readonly nodeId: Uint32Array;
  /** Bytes; doubles only where a node takes 4 GiB or more. */
  readonly selfSize: Uint32Array | Float64Array;
  /** The first edge of each node, and one more entry for the end. */
  readonly firstEdge: Uint32Array;
  readonly edgeType: Uint8Array;
  /** A string's number, or an element's index, by the type. */
  readonly edgeName: Uint32Array;
  /** The index of the node it leads to. */
  readonly edgeTo: Uint32Array;
}

/** Fills the columns from batches of the numbers in the file. */
export class ColumnFiller {
  readonly columns: { -readonly [Column in keyof GraphColumns]: GraphColumns[Column] };
  readonly #meta: SnapshotMeta;
  #nodes = 0;
  #edges = 0;
  #edgeSum = 0;
  #lastString = -1;

  /** @throws {SnapshotError} `ERR_SNAPSHOT_CORRUPT` when so much cannot be */
  constructor(meta: SnapshotMeta, position: number) {
    const { nodeCount, edgeCount } = meta;
    this.#meta = meta;
    try {
      this.columns = {
        nodeType: new Uint8Array(nodeCount),
        nodeName: new Uint32Array(nodeCount),
        nodeId: new Uint32Array(nodeCount),
        selfSize: new Uint32Array(nodeCount),
        firstEdge: new Uint32Array(nodeCount + 1),
        edgeType: new Uint8Array(edgeCount),
        edgeName: new Uint32Array(edgeCount),
        edgeTo: new Uint32Array(edgeCount),
      };
    } catch {
      const counts = `${nodeCount} nodes and ${edgeCount} edges`;
      throw corrupt(position, "as many nodes and edges as fit into memory", counts);
    }
  }

  takeNodes(batch: Float64Array, count: number, position: number): void {
    const { nodeFields: step, node, nodeCount } = this.#meta;
    const { nodeType, nodeName, nodeId, firstEdge } = this.columns;
    const rows = count / step;
    const row = this.#nodes;
    if (!Number.isInteger(rows) || row + rows > nodeCount) {
      throw corrupt(position, `${nodeCount} nodes of ${step} numbers`, "another number of them");
    }
    const numbers = batch.subarray(0, count);
    spread(numbers, node.type, step, nodeType, row);
    spread(numbers, node.name, step, nodeName, row);
    spread(numbers, node.id, step, nodeId, row);
    let edges = this.#edgeSum;
    let lastString = this.#lastString;
    let largest = 0;
    for (let at = 0, to = row; at < count; at += step) {
      lastString = Math.max(lastString, batch[at + node.name] as number);
      largest = Math.max(largest, batch[at + node.selfSize] as number);
      edges += batch[at + node.edgeCount] as number;
      firstEdge[++to] = edges;
    }
    if (largest > 0xffffffff) this.columns.selfSize = Float64Array.from(this.columns.selfSize);
    spread(numbers, node.selfSize, step, this.columns.selfSize, row);
    this.#lastString = lastString;
    this.#edgeSum = edges;
    this.#nodes = row + rows;
  }

  takeEdges(batch: Float64Array, count: number, position: number): void {
    const { edgeFields: step, edge, edgeCount, nodeFields, nodeCount } = this.#meta;
    const { edgeType, edgeName, edgeTo } = this.columns;
    const rows = count / step;
    const row = this.#edges;
    if (!Number.isInteger(rows) || row + rows > edgeCount) {
      throw corrupt(position, `${edgeCount} edges of ${step} numbers`, "another number of them");
    }
    const numbers = batch.subarray(0, count);
    spread(numbers, edge.type, step, edgeType, row);
    spread(numbers, edge.name, step, edgeName, row);
    // the file refers to a node by the place of its first number
    for (let at = edge.to, next = row; at < count; at += step) {
      const to = (batch[at] as number) / nodeFields;
      if (!(to < nodeCount && Number.isInteger(to))) {
        throw corrupt(position, `a node (a multiple of ${nodeFields})`, String(batch[at]));
      }
      edgeTo[next++] = to;
    }
    this.#edges = row + rows;
  }

  /** Checks that all that was announced has come. @throws {SnapshotError} */
  finish(position: number, strings: number): GraphColumns {
    const { nodeCount, edgeCount } = this.#meta;
    const last = this.#lastString;
    if (this.#nodes !== nodeCount) throw corrupt(position, `${nodeCount} nodes`, `${this.#nodes}`);
    if (this.#edges !== edgeCount) throw corrupt(position, `${edgeCount} edges`, `${this.#edges}`);
    if (this.#edgeSum !== edgeCount) {
      throw corrupt(position, `${edgeCount} edges among the nodes`, `${this.#edgeSum}`);
    }
    if (last >= strings) throw corrupt(position, `${last + 1} strings or more`, `${strings}`);
    return this.columns;
  }
}

/** Copies every `step`th number into a column, from its given row on. */
function spread(
  numbers: Float64Array,
  first: number,
  step: number,
  column: Uint8Array | Uint32Array | Float64Array,
  row: number,
): void {
  for (let at = first, to = row; at < numbers.length; at += step) {
    column[to++] = numbers[at] as number;
  }
}
