import { layoutOf, slots, type SlotType } from "slotted";
import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";
import { listsOf } from "./lists.ts";
import { codeBytes, dictionaryBytes, type InferredSlot } from "./infer-slots.ts";

/** Bytes that objects take as they are. */
export interface BytesNow {
  /** The objects alone. */
  readonly objects: number;
  /** Their stores of further properties and of elements. */
  readonly stores: number;
  /** Numbers in boxes, bigints and dates that nothing else holds. */
  readonly boxes: number;
  /** Strings that nothing else holds. */
  readonly strings: number;
  /** Arrays that hold half of the objects or more: the table takes their place. */
  readonly lists: number;
  readonly total: number;
}

/** Bytes of a row: the fixed part, text on average, and a share of the names of categories. */
export function bytesPerRow(proposed: readonly InferredSlot[], rows: number): number {
  const fields: Record<string, SlotType> = {};
  for (const { name, field } of proposed) fields[name] = field;
  let bytes = layoutOf(class extends slots(fields) {}).bytesPerRow;
  for (const { textBytes, names } of proposed) {
    bytes += textBytes;
    if (names) bytes += codeBytes(names.count) - 1 + dictionaryBytes(names) / rows;
  }
  return bytes;
}

/** Sums up what objects take and hold alone; fields in `kept` stay as they are and do not count. */
export function bytesNow(
  graph: SnapshotGraph,
  nodes: Uint32Array,
  kept: ReadonlySet<string>,
): BytesNow {
  const { columns, meta, stringPages } = graph;
  const { selfSize, nodeType, firstEdge, edgeTo, edgeName } = columns;
  const retained = graph.retainedSizes();
  const keptNames = new Set([...kept].map((name) => stringPages.indexOf(name)));
  const holders = {
    properties: stringPages.indexOf("properties"),
    elements: stringPages.indexOf("elements"),
  };
  const ours = new Uint8Array(graph.nodeCount);
  const kinds = meta.nodeTypes.map((type) =>
    STRINGS.has(type) ? "strings" : BOXES.has(type) ? "boxes" : undefined,
  );
  const dateName = stringPages.indexOf("Date");
  const sums = { objects: 0, stores: 0, boxes: 0, strings: 0 };

  for (const node of nodes) {
    ours[node] = 1;
    sums.objects += selfSize[node] as number;
    for (let e = firstEdge[node] as number; e < (firstEdge[node + 1] as number); e++) {
      const to = edgeTo[e] as number;
      const name = edgeName[e];
      if (ours[to] || (name !== holders.properties && name !== holders.elements)) continue;
      if (!isHeldBy(to, (from) => from === node)) continue;
      ours[to] = 1;
      sums.stores += selfSize[to] as number;
    }
  }
  for (const node of nodes) countLeaves(node);
  const lists = listBytes(graph, nodes);
  const { objects, stores, boxes, strings } = sums;
  return { ...sums, lists, total: objects + stores + boxes + strings + lists };

  /** Counts what an object, or a store of it, holds together with none but its like. */
  function countLeaves(node: number): void {
    for (let e = firstEdge[node] as number; e < (firstEdge[node + 1] as number); e++) {
      const to = edgeTo[e] as number;
      if (ours[to] || keptNames.has(edgeName[e] as number)) continue;
      const isDate = columns.nodeName[to] === dateName;
      const kind = isDate ? "boxes" : kinds[nodeType[to] as number];
      if (kind === undefined || !isHeldBy(to, (from) => ours[from] === 1)) continue;
      ours[to] = 1;
      sums[kind] += retained[to] as number;
    }
  }

  function isHeldBy(node: number, isAllowed: (from: number) => boolean): boolean {
    const { first, from } = graph.retainers();
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      if (!isAllowed(from[at] as number)) return false;
    }
    return true;
  }
}

const STRINGS = new Set(["string", "concatenated string", "sliced string"]);
const BOXES = new Set(["number", "bigint"]);

/** Bytes of arrays with their elements. */
function listBytes(graph: SnapshotGraph, nodes: Uint32Array): number {
  let bytes = 0;
  for (const list of listsOf(graph, nodes)) {
    bytes += graph.node(list).selfSize + (graph.node(list).follow("elements")?.selfSize ?? 0);
  }
  return bytes;
}
