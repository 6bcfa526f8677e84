import type { SnapshotGraph } from "./snapshot-graph.ts";

/** Objects of one class with the same properties. */
export interface ShapeStatistic {
  /** The class; "Object" for literals. */
  readonly name: string;
  /** Names of properties in the order they were added, as far as the snapshot shows them. */
  readonly properties: readonly string[];
  readonly count: number;
  /** Bytes of the objects alone, without their stores and boxes. */
  readonly selfSize: number;
  /** Nodes of the objects, by index. */
  readonly nodes: Uint32Array;
}

/**
 * Groups objects by class and names of properties, the heaviest group first.
 *
 * Objects of one hidden class are taken together, because a snapshot written without numeric values
 * shows no property that holds a small integer: one object shows what another one hides.
 */
export function shapes(graph: SnapshotGraph): ShapeStatistic[] {
  const byMap = groupByMap(graph);
  const byShape = new Map<string, { name: string; properties: string[]; nodes: number[] }>();
  for (const { name, properties, nodes } of byMap.values()) {
    const names = [...properties].map((property) => graph.stringPages.get(property));
    const key = [graph.stringPages.get(name), ...names].join("\0");
    const shape = byShape.get(key);
    if (shape) for (const node of nodes) shape.nodes.push(node);
    else byShape.set(key, { name: graph.stringPages.get(name), properties: names, nodes });
  }
  const { selfSize } = graph.columns;
  return [...byShape.values()]
    .map(({ name, properties, nodes }) => ({
      name,
      properties,
      count: nodes.length,
      selfSize: nodes.reduce((sum, node) => sum + (selfSize[node] as number), 0),
      nodes: Uint32Array.from(nodes),
    }))
    .sort((a, b) => b.selfSize - a.selfSize);
}

interface MapGroup {
  readonly name: number;
  /** Numbers of strings, in the order of the edges. */
  readonly properties: Set<number>;
  readonly nodes: number[];
}

function groupByMap({
  columns,
  meta,
  nodeCount,
  stringPages,
}: SnapshotGraph): Map<string, MapGroup> {
  const object = meta.nodeTypes.indexOf("object");
  const property = meta.edgeTypes.indexOf("property");
  const internal = meta.edgeTypes.indexOf("internal");
  const map = stringPages.indexOf("map");
  const proto = stringPages.indexOf("__proto__");
  const { nodeType, nodeName, firstEdge, edgeType, edgeName, edgeTo } = columns;
  const groups = new Map<string, MapGroup>();
  const found: number[] = [];
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] !== object) continue;
    let hiddenClass = -1;
    found.length = 0;
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const name = edgeName[e] as number;
      if (edgeType[e] === property && name !== proto) found.push(name);
      else if (edgeType[e] === internal && name === map) hiddenClass = edgeTo[e] as number;
    }
    const name = nodeName[node] as number;
    const key = `${name}:${hiddenClass}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { name, properties: new Set(), nodes: [] }));
    for (const each of found) group.properties.add(each);
    group.nodes.push(node);
  }
  return groups;
}
