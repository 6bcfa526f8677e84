import { EMPTY_STORE } from "./engine-facts.ts";
import { HeapGraph, type HeapEdge } from "./heap-graph.ts";
import { spansItsBuffer } from "./off-heap.ts";

/**
 * Sizes of values by one heap snapshot: works everywhere and answers what reading the memory
 * answers, but takes a tenth of a second in an empty process and seconds in a full one.
 */
export function sizesBySnapshot(values: readonly unknown[]): number[] {
  const graph = new HeapGraph(values);
  return graph.nodes.map((node, i) =>
    node === undefined ? 0 : privateBytes(graph, node, values[i]),
  );
}

function privateBytes(graph: HeapGraph, node: number, value: unknown): number {
  if (value == null || typeof value === "boolean") return 0;
  const parts = graph.reach([node], (edge, from) => isPrivate(graph, from, edge));
  if (ArrayBuffer.isView(value)) addBuffer(graph, node, value, parts);
  return graph.sum(parts) + missingText(graph, node, value);
}

/** Names of the edges to what holds a part of an object. */
const STORES = new Set<string | number>([
  "properties",
  "elements",
  "table",
  "bound_arguments",
  "bindings",
  "parameters_and_registers",
]);

function isPrivate(graph: HeapGraph, from: number, { type, name, to }: HeapEdge): boolean {
  if (type === "weak" || type === "shortcut") return false;
  if (graph.type(to) === "number" || name === "backing_store") return true;
  if (type === "hidden") return isHiddenStore(graph, from, name, to);
  return (
    type === "internal" &&
    STORES.has(name) &&
    graph.type(to) !== "object" &&
    graph.selfSize(to) > EMPTY_STORE
  );
}

/** V8 does not name the stores of an array buffer, nor those of arguments that alias parameters. */
function isHiddenStore(graph: HeapGraph, from: number, name: string | number, to: number): boolean {
  if (graph.name(from) === "system / SloppyArgumentsElements") return name === 1;
  return /PropertyArray|Dictionary/.test(graph.name(to)) && graph.selfSize(to) > EMPTY_STORE;
}

/** A view of a whole buffer counts with it; one whose elements are on the heap has its own. */
function addBuffer(
  graph: HeapGraph,
  node: number,
  view: ArrayBufferView,
  parts: Set<number>,
): void {
  const buffer = graph.follow(node, "buffer");
  const elements = graph.follow(node, "elements");
  const isOnHeap = elements !== undefined && graph.selfSize(elements) > EMPTY_STORE;
  if (buffer === undefined || (!isOnHeap && !spansItsBuffer(view))) return;
  parts.add(buffer);
  const store = graph.follow(buffer, "backing_store");
  if (store !== undefined) parts.add(store);
}

/** Until Node 22 V8 leaves the text of an external string out of its self size. */
function missingText(graph: HeapGraph, node: number, value: unknown): number {
  const self = graph.selfSize(node);
  if (
    typeof value !== "string" ||
    graph.type(node) !== "string" ||
    self === 0 ||
    self >= value.length
  )
    return 0;
  return /[^\0-\xff]/.test(value) ? 2 * value.length : value.length;
}
