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
  const { of, names } = groupByClass(graph);
  const totals = totalsByGroup(graph, of);
  const retainedSize = retained
    ? retainedByGroup(graph.dominators(), graph.retainedSizes(), of, names.length)
    : undefined;
  return totals
    .map(({ group, count, selfSize }) => ({
      name: names[group] as string,
      count,
      selfSize,
      ...(retainedSize && { retainedSize: retainedSize[group] as number }),
    }))
    .sort(retained ? byRetained : bySelf);
}

const bySelf = (a: ClassStatistic, b: ClassStatistic) => b.selfSize - a.selfSize;
const byRetained = (a: ClassStatistic, b: ClassStatistic) =>
  (b.retainedSize ?? 0) - (a.retainedSize ?? 0);

/** How many nodes of each group there are, and their bytes; all nodes, or those given. */
export function totalsByGroup(
  { columns, nodeCount }: SnapshotGraph,
  of: (node: number) => number,
  nodes?: Uint32Array,
): { group: number; count: number; selfSize: number }[] {
  const count: number[] = [];
  const selfSize: number[] = [];
  const length = nodes?.length ?? nodeCount;
  for (let i = 0; i < length; i++) {
    const node = nodes ? (nodes[i] as number) : i;
    const group = of(node);
    count[group] = (count[group] ?? 0) + 1;
    selfSize[group] = (selfSize[group] ?? 0) + (columns.selfSize[node] as number);
  }
  const groups = [...count.keys()].filter((group) => count[group] !== undefined);
  return groups.map((group) => ({
    group,
    count: count[group] as number,
    selfSize: selfSize[group] as number,
  }));
}

/** Tells the class of each node, as a number into `names`. */
export interface ClassGroups {
  readonly of: (node: number) => number;
  /** Complete once every node has been asked for. */
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

export function groupByClass({ meta, columns, stringPages }: SnapshotGraph): ClassGroups {
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
  const of = (node: number): number => {
    const byType = ofType[columns.nodeType[node] as number] as number;
    if (byType >= 0) return byType;
    const name = columns.nodeName[node] as number;
    let byName = ofName.get(name);
    if (byName === undefined) {
      byName = group(stringPages.get(name));
      ofName.set(name, byName);
    }
    return byName;
  };
  return { of, names };
}
