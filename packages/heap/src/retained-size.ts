import { HeapGraph, type HeapEdge } from "./heap-graph.ts";
import { isEphemeron } from "./sizeof-deep.ts";

/**
 * Answers the bytes that would be freed with a value: its own and those of everything that
 * nothing else holds, without hidden classes. Takes one heap snapshot: a tenth of a second and more in a large process.
 */
export function retainedSize(value: object): number {
  const graph = new HeapGraph([value]);
  const [node] = graph.nodes;
  if (node === undefined) return 0;
  const held = graph.reach(
    [ROOT],
    (edge, from) => isStrong(graph, edge, from) && edge.to !== node && edge.to !== graph.holder,
  );
  const own = graph.reach(
    [node],
    (edge, from) => isStrong(graph, edge, from) && !isMap(edge) && !held.has(edge.to),
  );
  return graph.sum(own);
}

const ROOT = 0;

function isStrong(graph: HeapGraph, { type, name }: HeapEdge, from: number): boolean {
  return (
    type !== "weak" && type !== "shortcut" && !(graph.type(from) === "array" && isEphemeron(name))
  );
}

const isMap = ({ type, name }: HeapEdge): boolean => type === "internal" && name === "map";
