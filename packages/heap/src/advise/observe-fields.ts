import { fieldNamesOf } from "../snapshot/hidden-classes.ts";
import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";
import { SeenField } from "./seen-field.ts";
import { seeingIn } from "./seen-values.ts";

/** Looks at every object and gathers what each field holds, in the order fields were first seen. */
export function observeFields(graph: SnapshotGraph, nodes: Uint32Array): SeenField[] {
  const { columns, meta, stringPages } = graph;
  const { firstEdge, edgeType, edgeName, edgeTo, nodeType, selfSize } = columns;
  const property = meta.edgeTypes.indexOf("property");
  const number = meta.nodeTypes.indexOf("number");
  const map = stringPages.indexOf("map");
  const store = stringPages.indexOf("properties");
  const proto = stringPages.indexOf("__proto__");
  const see = seeingIn(graph);
  const fields = new FieldList(graph);
  // names come in the order of the class, not of the edges
  const [first] = nodes;
  if (first !== undefined) fields.ofHiddenClass(graph.node(first).follow("map")?.index ?? -1);

  for (const node of nodes) {
    let hiddenClass = -1;
    let boxes = 0;
    const end = firstEdge[node + 1] as number;
    for (let e = firstEdge[node] as number; e < end; e++) {
      const name = edgeName[e] as number;
      const to = edgeTo[e] as number;
      if (edgeType[e] === property) {
        if (name === proto) continue;
        const field = fields.ofString(name);
        field.lastSeenIn = node;
        field.add(see(to), stringPages);
      } else if (nodeType[to] === number && selfSize[to] !== 0) boxes++;
      else if (name === map) hiddenClass = to;
      else if (name === store) boxes += boxesIn(to);
    }
    const hidden = fields.ofHiddenClass(hiddenClass).filter((field) => field.lastSeenIn !== node);
    // without numeric values, boxes show but not whose they are: clear only if all or none are
    for (const field of hidden) field.addUnknownNumber(boxes > 0);
  }
  return fields.list;

  function boxesIn(node: number): number {
    let boxes = 0;
    for (let e = firstEdge[node] as number; e < (firstEdge[node + 1] as number); e++) {
      const to = edgeTo[e] as number;
      if (nodeType[to] === number && selfSize[to] !== 0) boxes++;
    }
    return boxes;
  }
}

/** The fields seen so far, found by name, by the number of a string, or by hidden class. */
class FieldList {
  readonly list: SeenField[] = [];
  readonly #graph: SnapshotGraph;
  readonly #fieldNames: (hiddenClass: number) => readonly string[];
  readonly #byName = new Map<string, SeenField>();
  readonly #byString = new Map<number, SeenField>();
  readonly #byHiddenClass = new Map<number, SeenField[]>();

  constructor(graph: SnapshotGraph) {
    this.#graph = graph;
    this.#fieldNames = fieldNamesOf(graph);
  }

  ofString(string: number): SeenField {
    let field = this.#byString.get(string);
    if (!field) {
      field = this.#named(this.#graph.stringPages.get(string));
      this.#byString.set(string, field);
    }
    return field;
  }

  ofHiddenClass(hiddenClass: number): SeenField[] {
    let fields = this.#byHiddenClass.get(hiddenClass);
    if (!fields) {
      const names = hiddenClass < 0 ? [] : this.#fieldNames(hiddenClass);
      fields = names.map((name) => this.#named(name));
      this.#byHiddenClass.set(hiddenClass, fields);
    }
    return fields;
  }

  #named(name: string): SeenField {
    let field = this.#byName.get(name);
    if (!field) {
      this.#byName.set(name, (field = new SeenField(name)));
      this.list.push(field);
    }
    return field;
  }
}
