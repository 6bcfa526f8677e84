import { Table } from "slotted";
import { HeapEdge, HeapNode, type HeapTables } from "./heap-tables.ts";
import { errors } from "../errors.ts";
import type { SnapshotMeta } from "./snapshot-meta.ts";

/** Fills the tables from batches of the numbers in the file. */
export class TableFiller {
  readonly #tables: HeapTables;
  readonly #meta: SnapshotMeta;
  /** Edges of the nodes so far, and the last string they name. */
  #edgeSum = 0;
  #lastString = -1;

  /** @throws HeapError `ERR_SNAPSHOT_CORRUPT` when so much cannot be */
  constructor(meta: SnapshotMeta, position: number) {
    const { nodeCount, edgeCount } = meta;
    this.#meta = meta;
    try {
      this.#tables = {
        // one more, for the end
        nodes: new Table(HeapNode, { capacity: nodeCount + 1 }),
        edges: new Table(HeapEdge, { capacity: edgeCount }),
      };
    } catch {
      const counts = `${nodeCount} nodes and ${edgeCount} edges`;
      throw errors.corrupt(position, "as many nodes and edges as fit into memory", counts);
    }
  }

  takeNodes(batch: Float64Array, count: number, position: number): void {
    const { nodeFields: step, node, nodeCount } = this.#meta;
    const { nodes } = this.#tables;
    if (count % step !== 0 || nodes.length + count / step > nodeCount) {
      throw errors.corrupt(
        position,
        `${nodeCount} nodes of ${step} numbers`,
        "another number of them",
      );
    }
    const row = { type: 0, name: 0, id: 0, selfSize: 0, firstEdge: this.#edgeSum };
    refusing(position, () => {
      for (let at = 0; at < count; at += step) {
        row.type = batch[at + node.type] as number;
        row.name = batch[at + node.name] as number;
        row.id = batch[at + node.id] as number;
        row.selfSize = batch[at + node.selfSize] as number;
        nodes.add(row);
        row.firstEdge += batch[at + node.edgeCount] as number;
        if (row.name > this.#lastString) this.#lastString = row.name;
      }
    });
    this.#edgeSum = row.firstEdge;
  }

  takeEdges(batch: Float64Array, count: number, position: number): void {
    const { edgeFields: step, edge, edgeCount, nodeFields, nodeCount } = this.#meta;
    const { edges } = this.#tables;
    if (count % step !== 0 || edges.length + count / step > edgeCount) {
      throw errors.corrupt(
        position,
        `${edgeCount} edges of ${step} numbers`,
        "another number of them",
      );
    }
    const row = { type: 0, name: 0, to: 0 };
    refusing(position, () => {
      for (let at = 0; at < count; at += step) {
        row.type = batch[at + edge.type] as number;
        row.name = batch[at + edge.name] as number;
        // the file refers to a node by the place of its first number
        row.to = (batch[at + edge.to] as number) / nodeFields;
        if (row.to >= nodeCount || !Number.isInteger(row.to)) {
          const got = String(batch[at + edge.to]);
          throw errors.corrupt(position, `a node (a multiple of ${nodeFields})`, got);
        }
        edges.add(row);
      }
    });
  }

  /** Checks that all that was announced has come. @throws HeapError */
  finish(position: number, strings: number): HeapTables {
    const { nodes, edges } = this.#tables;
    const { nodeCount, edgeCount } = this.#meta;
    if (nodes.length < nodeCount)
      throw errors.corrupt(position, `${nodeCount} nodes`, `${nodes.length}`);
    if (edges.length < edgeCount)
      throw errors.corrupt(position, `${edgeCount} edges`, `${edges.length}`);
    if (this.#edgeSum !== edgeCount) {
      throw errors.corrupt(position, `${edgeCount} edges among the nodes`, `${this.#edgeSum}`);
    }
    const last = this.#lastString;
    if (last >= strings)
      throw errors.corrupt(position, `${last + 1} strings or more`, `${strings}`);
    return this.#tables;
  }
}

/** Lets the tables' own checks find numbers that no snapshot has. */
function refusing(position: number, fill: () => void): void {
  try {
    fill();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw errors.corrupt(position, "numbers that fit a snapshot", error.message);
  }
}
