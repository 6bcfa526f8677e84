import { EMPTY_STORE } from "./engine-facts.ts";
import { HeapGraph, type HeapEdge } from "./heap-graph.ts";

/** What is left out of a deep size. */
export interface DeepOptions {
  /** Values that are not counted, nor what only they lead to. */
  readonly exclude?: readonly unknown[];
}

/**
 * Answers the bytes of a value and of everything it leads to, each thing once: properties,
 * elements, entries, private fields and variables that functions captured. Prototypes, hidden
 * classes, code and the variables of modules are shared by all and not counted.
 *
 * Takes one heap snapshot: a tenth of a second and more in a large process.
 */
export function sizeofDeep(value: unknown, { exclude = [] }: DeepOptions = {}): number {
  const graph = new HeapGraph([value, ...exclude]);
  const [node, ...excluded] = graph.nodes;
  return node === undefined || isOddball(value) ? 0 : graph.sum(deepNodes(graph, [node], excluded));
}

/** The nodes that belong to some nodes deeply. */
export function deepNodes(
  graph: HeapGraph,
  from: readonly number[],
  excluded: readonly (number | undefined)[] = [],
): Set<number> {
  const without = new Set(excluded);
  return graph.reach(from, (edge, node) => !without.has(edge.to) && leadsOn(graph, edge, node));
}

/** Kinds of nodes that are not data of the program, or that all of it shares. */
const SHARED_TYPES = new Set(["code", "object shape", "synthetic"]);

/** Names of edges to what an object has in common with its like. */
const SHARED_EDGES = new Set<string | number>([
  "__proto__",
  "map",
  "shared",
  "feedback_cell",
  "native_context",
]);

function leadsOn(graph: HeapGraph, { type, name, to }: HeapEdge, from: number): boolean {
  if (type === "weak" || type === "shortcut" || name === "__proto__") return false;
  if (type === "internal" && SHARED_EDGES.has(name)) return false;
  // one that is empty is V8's; the elements of a literal are listed as code
  if (type === "internal" && (name === "properties" || name === "elements"))
    return graph.selfSize(to) > EMPTY_STORE;
  if (SHARED_TYPES.has(graph.type(to)) || graph.name(to) === "system / NativeContext") return false;
  if (name === "previous" || name === "context") return !isModuleScope(graph, to);
  // what a weak map holds belongs to its keys
  return !(graph.type(from) === "array" && isEphemeron(name));
}

/** A module's variables live in the outermost context, right below the native one. */
function isModuleScope(graph: HeapGraph, context: number): boolean {
  const outer = graph.follow(context, "previous");
  return outer === undefined || graph.name(outer) === "system / NativeContext";
}

/** V8 lists the value of a weak entry twice: at its key, and at the table, which does not keep it. */
export function isEphemeron(name: string | number): boolean {
  return typeof name === "string" && name.includes(" pair in WeakMap");
}

const isOddball = (value: unknown): boolean => value == null || typeof value === "boolean";
