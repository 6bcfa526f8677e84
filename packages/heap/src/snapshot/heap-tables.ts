import type { Table } from "slotted";
import { f64, slots, u32, u8 } from "slotted";

/** A node of the heap graph as the file has it; types and names are numbers into the file's lists. */
export class HeapNode extends slots({
  type: u8.doc("a number into meta.nodeTypes"),
  name: u32.doc("the number of a string"),
  id: u32.doc("the same in every snapshot of a process"),
  selfSize: f64.doc("bytes of the node alone"),
  firstEdge: u32.doc("the row of its first edge; the others follow"),
}) {}

/** An edge of the heap graph as the file has it. */
export class HeapEdge extends slots({
  type: u8.doc("a number into meta.edgeTypes"),
  name: u32.doc("the number of a string; an index, if the type is element or hidden"),
  to: u32.doc("the row of the node it leads to"),
}) {}

/** The nodes and edges of a snapshot. */
export interface HeapTables {
  readonly nodes: Table<typeof HeapNode>;
  readonly edges: Table<typeof HeapEdge>;
}

/** The slots of both tables as typed arrays, for loops over millions. */
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

/** The columns of complete tables. Views, not copies. */
export function columnsOf({ nodes, edges }: HeapTables): GraphColumns {
  // a row for the end, there only as long as it takes to see it
  nodes.add({ type: 0, name: 0, id: 0, selfSize: 0, firstEdge: edges.length });
  const firstEdge = nodes.column("firstEdge");
  nodes.truncate(nodes.length - 1);
  return {
    nodeType: nodes.column("type"),
    nodeName: nodes.column("name"),
    nodeId: nodes.column("id"),
    selfSize: nodes.column("selfSize"),
    firstEdge,
    edgeType: edges.column("type"),
    edgeName: edges.column("name"),
    edgeTo: edges.column("to"),
  };
}
