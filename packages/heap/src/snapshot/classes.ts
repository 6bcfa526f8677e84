import { retainedByGroup } from "./retained-sizes.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** All nodes of one class. */
export interface ClassStatistic {
  readonly name: string;
  readonly count: number;
  /** Bytes of the nodes alone. */
  readonly selfSize: number;
  /** Bytes that would be freed with all of them; only where it was asked for. */
  readonly retainedSize?: number;
}

/** Groups the nodes by class as Chrome does: what is no object goes by its type, in parentheses. */
export function classes(
  graph: SnapshotGraph,
  { retained = false }: { readonly retained?: boolean } = {},
): ClassStatistic[] {
  const groups = groupByClass(graph);
  const count = new Float64Array(groups.names.length);
  const selfSize = new Float64Array(groups.names.length);
  for (let i = 0; i < graph.nodeCount; i++) {
    const group = groups.of[i] as number;
    count[group] = (count[group] as number) + 1;
    selfSize[group] = (selfSize[group] as number) + (graph.columns.selfSize[i] as number);
  }
  const retainedSize = retained
    ? retainedByGroup(graph.dominators(), graph.retainedSizes(), groups.of, count.length)
    : [];
  return groups.names
    .map((name, g) => ({
      name,
      count: count[g] as number,
      selfSize: selfSize[g] as number,
      ...(retained && { retainedSize: retainedSize[g] as number }),
    }))
    .sort(retained ? byRetained : bySelf);
}

const bySelf = (a: ClassStatistic, b: ClassStatistic) => b.selfSize - a.selfSize;
const byRetained = (a: ClassStatistic, b: ClassStatistic) =>
  (b.retainedSize ?? 0) - (a.retainedSize ?? 0);

/** The class of every node, as a number into `names`. */
export interface ClassGroups {
  readonly of: Uint32Array;
  readonly names: readonly string[];
}

// node types whose nodes go by their name, and what all the others are called together
const BY_NAME = new Set(["object", "native"]);
const TITLES: Readonly<Record<string, string>> = {
  hidden: "(system)",
  code: "(compiled code)",
  closure: "Function",
  regexp: "RegExp",
};

export function groupByClass({
  meta,
  columns,
  stringPages,
  nodeCount,
}: SnapshotGraph): ClassGroups {
  const names: string[] = [];
  const groupOf = new Map<string, number>();
  const group = (name: string) => {
    const known = groupOf.get(name);
    if (known !== undefined) return known;
    groupOf.set(name, names.length);
    return names.push(name) - 1;
  };
  // by type, where that decides; by the name's number otherwise, so that few names are decoded
  const ofType = meta.nodeTypes.map((type) =>
    BY_NAME.has(type) ? -1 : group(TITLES[type] ?? `(${type})`),
  );
  const ofName = new Map<number, number>();
  const of = new Uint32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) {
    const byType = ofType[columns.nodeType[i] as number] as number;
    if (byType >= 0) {
      of[i] = byType;
      continue;
    }
    const name = columns.nodeName[i] as number;
    let byName = ofName.get(name);
    if (byName === undefined) {
      byName = group(stringPages.get(name));
      ofName.set(name, byName);
    }
    of[i] = byName;
  }
  return { of, names };
}
