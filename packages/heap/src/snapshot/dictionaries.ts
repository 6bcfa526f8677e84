import { groupByClass } from "./classes.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** Objects of one class that V8 keeps in dictionary mode. */
export interface DictionaryStatistic {
  readonly name: string;
  readonly count: number;
  /** Bytes of the objects and their hash tables. */
  readonly selfSize: number;
  /** Bytes of the hash tables alone. */
  readonly tableSize: number;
}

/** Objects whose properties are in a hash table of their own, by class, the heaviest first. */
export function dictionaries(graph: SnapshotGraph): DictionaryStatistic[] {
  const { columns, meta, nodeCount, stringPages } = graph;
  const { of, names } = groupByClass(graph);
  const internal = meta.edgeTypes.indexOf("internal");
  const object = meta.nodeTypes.indexOf("object");
  const array = meta.nodeTypes.indexOf("array");
  const properties = stringPages.indexOf("properties");
  const groups = new Map<number, { count: number; selfSize: number; tableSize: number }>();
  for (let node = 0; node < nodeCount; node++) {
    if (columns.nodeType[node] !== object) continue;
    const end = columns.firstEdge[node + 1] as number;
    for (let e = columns.firstEdge[node] as number; e < end; e++) {
      if (columns.edgeName[e] !== properties || columns.edgeType[e] !== internal) continue;
      // a fast object's store is a "hidden" PropertyArray, a dictionary is an "array"
      const table = columns.edgeTo[e] as number;
      if (columns.nodeType[table] !== array) continue;
      const tableSize = columns.selfSize[table] as number;
      const name = of(node);
      const group = groups.get(name) ?? { count: 0, selfSize: 0, tableSize: 0 };
      group.count++;
      group.tableSize += tableSize;
      group.selfSize += tableSize + (columns.selfSize[node] as number);
      groups.set(name, group);
    }
  }
  return [...groups]
    .map(([name, group]) => ({ name: names[name] as string, ...group }))
    .sort((a, b) => b.selfSize - a.selfSize);
}
