import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";
import type { BlockedField } from "./infer-slots.ts";
import { listsOf } from "./lists.ts";

/** Says what stands in the way of turning objects into rows, a sentence each. Methods do not. */
export function obstacles(
  graph: SnapshotGraph,
  nodes: Uint32Array,
  blocked: readonly BlockedField[],
): string[] {
  const { keys, weaklyHeld, members, references } = countHolders(graph, nodes);
  const count = nodes.length;
  const found = blocked.map(({ name, why }) => `${name}: ${why}.`);
  if (keys > 0) {
    found.push(
      `${of(keys, count)} used as keys of a WeakMap or WeakSet: rows have no identity, use a Ref.`,
    );
  }
  if (weaklyHeld > 0) found.push(`${of(weaklyHeld, count)} held by a WeakRef: hold a Ref instead.`);
  if (members > 0) {
    found.push(`${of(members, count)} in a Map or Set: keep row indexes there instead.`);
  }
  if (references > count) {
    const each = (references / count).toFixed(1);
    found.push(`${each} objects refer to each: they will keep row indexes or Refs.`);
  }
  return found;
}

const of = (some: number, all: number): string => {
  if (some >= all) return "All objects are";
  return some === 1 ? "One object is" : `${some.toLocaleString("en-US")} objects are`;
};

/** Counts, among the objects, those that certain things refer to. */
function countHolders(graph: SnapshotGraph, nodes: Uint32Array) {
  const { firstEdge, edgeType, edgeTo, nodeType } = graph.columns;
  const weak = graph.meta.edgeTypes.indexOf("weak");
  const array = graph.meta.nodeTypes.indexOf("array");
  const object = graph.meta.nodeTypes.indexOf("object");
  const isOurs = new Uint8Array(graph.nodeCount);
  for (const node of nodes) isOurs[node] = 1;

  let keys = 0;
  let weaklyHeld = 0;
  for (let from = 0; from < graph.nodeCount; from++) {
    if (nodeType[from] !== array && nodeType[from] !== object) continue;
    for (let e = firstEdge[from] as number; e < (firstEdge[from + 1] as number); e++) {
      if (edgeType[e] !== weak || !isOurs[edgeTo[e] as number]) continue;
      if (nodeType[from] === array) keys++;
      else weaklyHeld++;
    }
  }

  const { first, from: holders } = graph.retainers();
  const lists = listsOf(graph, nodes);
  const tables = new Map<number, boolean>();
  const isTable = (node: number) => {
    let known = tables.get(node);
    if (known === undefined) {
      known = isTableOfMapOrSet(graph, node);
      tables.set(node, known);
    }
    return known;
  };
  let members = 0;
  let references = 0;
  for (const node of nodes) {
    let isMember = false;
    for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
      const holder = holders[at] as number;
      if (nodeType[holder] === object && !lists.has(holder)) references++;
      else if (nodeType[holder] === array && isTable(holder)) isMember = true;
    }
    if (isMember) members++;
  }
  return { keys, weaklyHeld, members, references };
}

function isTableOfMapOrSet(graph: SnapshotGraph, node: number): boolean {
  const { first, from } = graph.retainers();
  for (let at = first[node] as number; at < (first[node + 1] as number); at++) {
    const holder = graph.node(from[at] as number);
    if (/^(Map|Set)$/.test(holder.name) && holder.follow("table")?.index === node) return true;
  }
  return false;
}
