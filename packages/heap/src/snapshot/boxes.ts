import type { SnapshotGraph } from "./snapshot-graph.ts";

/** Boxed numbers that fields of one name hold. */
export interface BoxStatistic {
  /** The class of the objects and the property: `Point.x`. */
  readonly holder: string;
  readonly count: number;
  /** Bytes of the boxes. */
  readonly selfSize: number;
}

/** Numbers with a box of their own, by the property that holds them, the heaviest first. */
export function boxes(graph: SnapshotGraph): BoxStatistic[] {
  const { columns, meta, stringPages, nodeCount } = graph;
  const number = meta.nodeTypes.indexOf("number");
  const property = meta.edgeTypes.indexOf("property");
  // by class and property as numbers of strings; the texts are looked up once a group at the end
  const groups = new Map<number, { count: number; selfSize: number }>();
  const names = stringPages.length;
  for (let node = 0; node < nodeCount; node++) {
    const end = columns.firstEdge[node + 1] as number;
    for (let e = columns.firstEdge[node] as number; e < end; e++) {
      const to = columns.edgeTo[e] as number;
      const size = columns.selfSize[to] as number;
      if (columns.nodeType[to] !== number || columns.edgeType[e] !== property || size === 0)
        continue;
      const key = (columns.nodeName[node] as number) * names + (columns.edgeName[e] as number);
      const group = groups.get(key);
      if (group) {
        group.count++;
        group.selfSize += size;
      } else groups.set(key, { count: 1, selfSize: size });
    }
  }
  return [...groups]
    .map(([key, group]) => {
      const name = key % names;
      const holder = `${stringPages.get((key - name) / names)}.${stringPages.get(name)}`;
      return { holder, ...group };
    })
    .sort((a, b) => b.selfSize - a.selfSize);
}
