import type { SnapshotMeta } from "./snapshot-meta.ts";
import { corrupt } from "./snapshot-errors.ts";

/** The nodes and edges of a snapshot as columns; the edges of a node follow each other. */
export interface GraphColumns {
  readonly nodeType: Uint8Array;
  readonly nodeName: Uint32Array;
  readonly nodeId: Uint32Array;
  /** Bytes. */
  readonly selfSize: Float64Array;
  /** The first edge of each node, and one more entry for the end. */
  readonly firstEdge: Uint32Array;
  readonly edgeType: Uint8Array;
  /** A string's number, or an element's index, by the type. */
  readonly edgeName: Uint32Array;
  /** The index of the node it leads to. */
  readonly edgeTo: Uint32Array;
}

/** Fills the columns from batches of the numbers in the file. */
export class ColumnFiller implements GraphColumns {
  readonly nodeType: Uint8Array;
  readonly nodeName: Uint32Array;
  readonly nodeId: Uint32Array;
  readonly selfSize: Float64Array;
  readonly firstEdge: Uint32Array;
  readonly edgeType: Uint8Array;
  readonly edgeName: Uint32Array;
  readonly edgeTo: Uint32Array;
  readonly #meta: SnapshotMeta;
  #nodes = 0;
  #edges = 0;
  #edgeSum = 0;

  constructor(meta: SnapshotMeta) {
    const { nodeCount, edgeCount } = meta;
    this.#meta = meta;
    this.nodeType = new Uint8Array(nodeCount);
    this.nodeName = new Uint32Array(nodeCount);
    this.nodeId = new Uint32Array(nodeCount);
    this.selfSize = new Float64Array(nodeCount);
    this.firstEdge = new Uint32Array(nodeCount + 1);
    this.edgeType = new Uint8Array(edgeCount);
    this.edgeName = new Uint32Array(edgeCount);
    this.edgeTo = new Uint32Array(edgeCount);
  }

  takeNodes(batch: Float64Array, count: number, position: number): void {
    const { nodeFields: step, node, nodeCount } = this.#meta;
    const rows = count / step;
    const row = this.#nodes;
    if (!Number.isInteger(rows) || row + rows > nodeCount) {
      throw corrupt(position, `${nodeCount} nodes of ${step} numbers`, "another number of them");
    }
    const numbers = batch.subarray(0, count);
    spread(numbers, node.type, step, this.nodeType, row);
    spread(numbers, node.name, step, this.nodeName, row);
    spread(numbers, node.id, step, this.nodeId, row);
    spread(numbers, node.selfSize, step, this.selfSize, row);
    let edges = this.#edgeSum;
    for (let i = 0, at = node.edgeCount; i < rows; i++, at += step) {
      edges += batch[at] as number;
      this.firstEdge[row + i + 1] = edges;
    }
    this.#edgeSum = edges;
    this.#nodes = row + rows;
  }

  takeEdges(batch: Float64Array, count: number, position: number): void {
    const { edgeFields: step, edge, edgeCount, nodeFields, nodeCount } = this.#meta;
    const rows = count / step;
    const row = this.#edges;
    if (!Number.isInteger(rows) || row + rows > edgeCount) {
      throw corrupt(position, `${edgeCount} edges of ${step} numbers`, "another number of them");
    }
    const numbers = batch.subarray(0, count);
    spread(numbers, edge.type, step, this.edgeType, row);
    spread(numbers, edge.name, step, this.edgeName, row);
    // the file refers to a node by the place of its first number
    for (let i = 0, at = edge.to; i < rows; i++, at += step) {
      const to = (batch[at] as number) / nodeFields;
      if (!(to < nodeCount && Number.isInteger(to))) {
        throw corrupt(position, `a node (a multiple of ${nodeFields})`, String(batch[at]));
      }
      this.edgeTo[row + i] = to;
    }
    this.#edges = row + rows;
  }

  /** Checks that all that was announced has come. @throws {SnapshotError} */
  finish(position: number): void {
    const { nodeCount, edgeCount } = this.#meta;
    if (this.#nodes !== nodeCount) throw corrupt(position, `${nodeCount} nodes`, `${this.#nodes}`);
    if (this.#edges !== edgeCount) throw corrupt(position, `${edgeCount} edges`, `${this.#edges}`);
    if (this.#edgeSum !== edgeCount) {
      throw corrupt(position, `${edgeCount} edges among the nodes`, `${this.#edgeSum}`);
    }
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
