import { fieldNamesOf } from "./hidden-classes.ts";
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
  /** The objects, by node index. */
  readonly nodes: Uint32Array;
}

/** Groups objects by class and names of properties, the heaviest group first. */
export function shapes(graph: SnapshotGraph): ShapeStatistic[] {
  const { selfSize } = graph.columns;
  const fieldNames = fieldNamesOf(graph);
  const byShape = new Map<string, { name: string; properties: string[]; nodes: number[] }>();
  for (const { name, hiddenClass, properties, nodes } of groupByHiddenClass(graph)) {
    const shown = [...properties].map((property) => graph.stringPages.get(property));
    const fields = hiddenClass < 0 ? [] : fieldNames(hiddenClass);
    // without a hidden class that names them, say in dictionaries, there is no order
    if (fields.length === 0) shown.sort();
    const shape = {
      name: graph.stringPages.get(name),
      properties: [...new Set([...fields, ...shown])],
      nodes,
    };
    const key = JSON.stringify([shape.name, ...shape.properties]);
    const known = byShape.get(key);
    if (known) known.nodes = known.nodes.concat(nodes);
    else byShape.set(key, shape);
  }
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

interface Group {
  readonly name: number;
  /** -1 where the object shows none. */
  readonly hiddenClass: number;
  /** Numbers of strings, in the order of the edges. */
  readonly properties: Set<number>;
  readonly nodes: number[];
}

/** Objects that agree in class and hidden class. */
function groupByHiddenClass(graph: SnapshotGraph): Iterable<Group> {
  const { columns, meta, nodeCount, stringPages } = graph;
  const object = meta.nodeTypes.indexOf("object");
  const array = meta.nodeTypes.indexOf("array");
  const property = meta.edgeTypes.indexOf("property");
  const internal = meta.edgeTypes.indexOf("internal");
  const map = stringPages.indexOf("map");
  const store = stringPages.indexOf("properties");
  const proto = stringPages.indexOf("__proto__");
  const { nodeType, nodeName, firstEdge, edgeType, edgeName, edgeTo } = columns;
  const groups = new Map<string, Group>();
  const found: number[] = [];
  for (let node = 0; node < nodeCount; node++) {
    if (nodeType[node] !== object) continue;
    let hiddenClass = -1;
    let isDictionary = false;
    found.length = 0;
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const name = edgeName[e] as number;
      const to = edgeTo[e] as number;
      if (edgeType[e] === property && name !== proto) found.push(name);
      else if (edgeType[e] !== internal) continue;
      else if (name === map) hiddenClass = to;
      else if (name === store) isDictionary = nodeType[to] === array;
    }
    const name = nodeName[node] as number;
    // all dictionaries may share one hidden class: only what they show tells them apart
    const names = isDictionary ? found.sort((a, b) => a - b).join() : "";
    const key = `${name}:${hiddenClass}:${names}`;
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { name, hiddenClass, properties: new Set(), nodes: [] }));
    for (const each of found) group.properties.add(each);
    group.nodes.push(node);
  }
  return groups.values();
}
