import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";

/** What a value is, as far as a snapshot shows it. */
export type SeenValue =
  | { readonly kind: "undefined" | "null" | "boolean" | "function" | "symbol" | "hidden" }
  /** `value` where the snapshot was written with `exposeNumericValues`. */
  | { readonly kind: "number"; readonly isBoxed: boolean; readonly value: number | undefined }
  | { readonly kind: "bigint"; readonly bytes: number }
  /** The number of a string of the snapshot, or text put together; undefined for a part of another string. */
  | { readonly kind: "string"; readonly content: number | string | undefined }
  | { readonly kind: "object"; readonly name: string };

const PLAIN = new Map<string, SeenValue>([
  ["undefined", { kind: "undefined" }],
  ["null", { kind: "null" }],
  ["true", { kind: "boolean" }],
  ["false", { kind: "boolean" }],
]);
const HIDDEN: SeenValue = { kind: "hidden" };

/** Makes a function that says what a node is. */
export function seeingIn(graph: SnapshotGraph): (node: number) => SeenValue {
  const { columns, meta, stringPages } = graph;
  const { nodeType, nodeName, selfSize, firstEdge, edgeName, edgeTo } = columns;
  const valueName = stringPages.indexOf("value");
  const first = stringPages.indexOf("first");
  const second = stringPages.indexOf("second");
  const plain = new Map<number, SeenValue>();
  const classes = new Map<number, SeenValue>();
  const names = meta.nodeTypes;

  const follow = (node: number, name: number) => {
    for (let e = firstEdge[node] as number; e < (firstEdge[node + 1] as number); e++) {
      if (edgeName[e] === name) return edgeTo[e];
    }
    return undefined;
  };

  /** true, null and the like: by name, or, up to V8 12.4, by the string they refer to. */
  const oddball = (node: number): SeenValue => {
    const known = plain.get(node);
    if (known) return known;
    const { name } = graph.node(node);
    const text = /Oddball/.test(name) ? graph.node(node).edges() : [];
    const word = [name, ...text.map(({ to }) => to.name)].find((each) => PLAIN.has(each));
    const value = PLAIN.get(word ?? "") ?? HIDDEN;
    plain.set(node, value);
    return value;
  };

  const number = (node: number): SeenValue => {
    const shown = follow(node, valueName);
    const value = shown === undefined ? undefined : stringPages.get(nodeName[shown] as number);
    return {
      kind: "number",
      isBoxed: selfSize[node] !== 0,
      value: value === undefined ? undefined : Number(value),
    };
  };

  /** A string that V8 has not put together yet. */
  const concatenated = (node: number): string | undefined => {
    let text = "";
    const parts = [node];
    for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
      const type = names[nodeType[part] as number];
      if (type === "string") text += stringPages.get(nodeName[part] as number);
      else if (type !== "concatenated string") return undefined;
      else {
        for (const half of [follow(part, second), follow(part, first)]) {
          if (half !== undefined) parts.push(half);
        }
      }
    }
    return text;
  };

  const object = (node: number): SeenValue => {
    const name = nodeName[node] as number;
    let seen = classes.get(name);
    if (!seen) classes.set(name, (seen = { kind: "object", name: stringPages.get(name) }));
    return seen;
  };

  return (node) => {
    switch (names[nodeType[node] as number]) {
      case "number":
        return number(node);
      case "string":
        return { kind: "string", content: nodeName[node] as number };
      case "concatenated string":
        return { kind: "string", content: concatenated(node) };
      case "sliced string":
        return { kind: "string", content: undefined };
      case "bigint":
        return { kind: "bigint", bytes: selfSize[node] as number };
      case "closure":
        return { kind: "function" };
      case "symbol":
        return { kind: "symbol" };
      case "hidden":
        return oddball(node);
      default:
        return object(node);
    }
  };
}
