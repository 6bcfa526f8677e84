import { deepNodes } from "./sizeof-deep.ts";
import { HeapGraph } from "./heap-graph.ts";

/** What many values of one kind take together. */
export interface Footprint {
  /** How many values were made. */
  readonly count: number;
  /** Bytes of all they lead to, each thing once. */
  readonly totalBytes: number;
  /** Bytes for one of them, shared things divided among all. */
  readonly bytesEach: number;
  /** The same by what V8 calls the things, the heaviest first. */
  readonly parts: readonly FootprintPart[];
}

/** All things of one name. */
export interface FootprintPart {
  readonly name: string;
  readonly count: number;
  readonly bytes: number;
}

/**
 * Makes many values and answers the bytes of each. A first object of a class is not typical: V8
 * gives it room for more fields until it has seen some.
 *
 * @example
 * footprint((i) => ({ x: i + 0.5, y: i + 0.25 }), { count: 1000 }).bytesEach; // 72
 */
export function footprint(
  make: (i: number) => unknown,
  { count = 1000 }: { count?: number } = {},
): Footprint {
  for (let i = 0; i < WARM_UP; i++) make(i);
  const values = Array.from({ length: count }, (_, i) => make(i));
  const graph = new HeapGraph(values);
  const from = graph.nodes.filter((node) => node !== undefined);
  const parts = new Map<string, FootprintPart>();
  let totalBytes = 0;
  for (const node of deepNodes(graph, from)) {
    const bytes = graph.selfSize(node);
    const name = nameOf(graph, node);
    const part = parts.get(name) ?? { name, count: 0, bytes: 0 };
    parts.set(name, { name, count: part.count + 1, bytes: part.bytes + bytes });
    totalBytes += bytes;
  }
  const heaviest = [...parts.values()]
    .filter(({ bytes }) => bytes > 0)
    .sort((a, b) => b.bytes - a.bytes);
  return { count, totalBytes, bytesEach: totalBytes / count, parts: heaviest };
}

/** After seven objects of a class V8 knows how many fields they need. */
const WARM_UP = 20;

/** Types of nodes whose name says what they are; that of a string is its text. */
const NAMED = new Set(["object", "closure", "array", "hidden"]);

function nameOf(graph: HeapGraph, node: number): string {
  const type = graph.type(node);
  return (NAMED.has(type) && graph.name(node)) || `(${type})`;
}
