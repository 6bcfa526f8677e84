import { groupByClass } from "./classes.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** Numbers in boxes of their own that have one value, or one class of holder. */
export interface BoxStatistic {
  /** The class of what holds them, or their value; "n/a" where the snapshot shows no values. */
  readonly name: string;
  readonly count: number;
  /** Bytes of the boxes. */
  readonly selfSize: number;
}

/** Groups boxed numbers by the class that holds them or by value, the heaviest group first. */
export function boxes(graph: SnapshotGraph, by: "holder" | "value"): BoxStatistic[] {
  const nameOf = by === "holder" ? holders(graph) : values(graph);
  const groups = new Map<string, { count: number; selfSize: number }>();
  const number = graph.meta.nodeTypes.indexOf("number");
  const { nodeType, selfSize } = graph.columns;
  for (let node = 0; node < graph.nodeCount; node++) {
    const size = selfSize[node] as number;
    // small integers and numbers in read-only memory have size 0
    if (nodeType[node] !== number || size === 0) continue;
    const name = nameOf(node);
    const group = groups.get(name);
    if (group) {
      group.count++;
      group.selfSize += size;
    } else groups.set(name, { count: 1, selfSize: size });
  }
  return [...groups]
    .map(([name, group]) => ({ name, ...group }))
    .sort((a, b) => b.selfSize - a.selfSize);
}

/** The class of the object that holds a box, be it through its store; of the first one, if several do. */
function holders(graph: SnapshotGraph): (box: number) => string {
  const { of, names } = groupByClass(graph);
  const { first, from } = graph.retainers();
  const object = graph.meta.nodeTypes.indexOf("object");
  const { nodeType } = graph.columns;
  return (box) => {
    const holding = from.subarray(first[box], first[box + 1]);
    const holder = holding.find((node) => nodeType[node] === object) ?? holding[0];
    return holder === undefined ? "n/a" : (names[of(holder)] as string);
  };
}

/** The value of a box, which snapshots show that were written with `exposeNumericValues`. */
function values({ columns, stringPages }: SnapshotGraph): (box: number) => string {
  const { firstEdge, edgeName, edgeTo, nodeName } = columns;
  const value = stringPages.indexOf("value");
  return (box) => {
    for (let e = firstEdge[box] as number; e < (firstEdge[box + 1] as number); e++) {
      if (edgeName[e] === value) return stringPages.get(nodeName[edgeTo[e] as number] as number);
    }
    return "n/a";
  };
}
