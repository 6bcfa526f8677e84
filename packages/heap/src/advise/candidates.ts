import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";

/** Objects that could be rows of one table. */
export interface Candidate {
  /** The class; for literals the names of their properties. */
  readonly name: string;
  readonly isLiteral: boolean;
  /** The objects, by node index. */
  readonly nodes: Uint32Array;
}

/** What V8 builds itself: these have private parts that no slot can hold. */
const BUILT_IN =
  /^(Array|Map|Set|Weak(Map|Set|Ref)|FinalizationRegistry|Promise|Date|RegExp|Function|Proxy|Symbol|BigInt|Number|String|Boolean|(Shared)?ArrayBuffer|DataView|Arguments|Generator|Module|Iterator|.* Iterator|(Big)?(Int|Uint|Float)\d+(Clamped)?Array|\w*Error|system \/.*|global.*|Window.*|)$/;

export const isBuiltIn = (name: string): boolean => BUILT_IN.test(name);

/** Classes and literal shapes of at least `minCount` objects, built-in ones left out. */
export function candidates(graph: SnapshotGraph, minCount: number): Candidate[] {
  const isNoMaster = mastersIn(graph);
  const groups = new Map<string, { name: string; isLiteral: boolean; nodes: Uint32Array[] }>();
  for (const { name, properties, nodes } of graph.shapes()) {
    if (isBuiltIn(name) || properties.length === 0) continue;
    const isLiteral = name === "Object";
    const title = isLiteral ? `{ ${properties.join(", ")} }` : name;
    // two classes may have one name, but never one prototype
    const key = isLiteral ? title : `${name} ${prototypeOf(graph, nodes[0] as number)}`;
    const group = groups.get(key);
    if (group) group.nodes.push(nodes);
    else groups.set(key, { name: title, isLiteral, nodes: [nodes] });
  }
  return [...groups.values()]
    .map((group) => ({ ...group, nodes: joined(group.nodes).filter(isNoMaster) }))
    .filter(({ nodes }) => nodes.length >= minCount);
}

/**
 * Tells objects apart from the one a literal's place in the code keeps to copy from: compiled code may
 * hold it too.
 */
function mastersIn(graph: SnapshotGraph): (node: number) => boolean {
  const { first, from } = graph.retainers();
  const { nodeName } = graph.columns;
  const site = graph.stringPages.indexOf("system / AllocationSite");
  return (node) =>
    !from.subarray(first[node], first[node + 1]).some((holder) => nodeName[holder] === site);
}

const prototypeOf = (graph: SnapshotGraph, node: number) =>
  graph.node(node).follow("__proto__")?.index;

function joined(parts: readonly Uint32Array[]): Uint32Array {
  const whole = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
