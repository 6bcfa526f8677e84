// The truth: what V8's own heap snapshot lists for a value and all that it holds.
import { getHeapSnapshot } from "node:v8";

class Held {
  constructor(values) {
    this.heldByBenchmark = values;
  }
}

/** Bytes of each value, deeply, read off one heap snapshot with JSON.parse. */
export function v8Says(values) {
  const held = new Held(values.map((value) => ({ value })));
  const { snapshot, nodes, edges, strings } = JSON.parse(snapshotText());
  const { node_fields, node_types, edge_types } = snapshot.meta;
  const width = node_fields.length;
  const first = [0];
  for (let at = 0; at < nodes.length; at += width) {
    first.push(first.at(-1) + nodes[at + node_fields.indexOf("edge_count")]);
  }
  const typeOf = (node) => node_types[0][nodes[node * width]];
  const nameOf = (node) => strings[nodes[node * width + 1]];
  const sizeOf = (node) => nodes[node * width + 3];
  const edgesOf = (node) => {
    const found = [];
    for (let e = first[node]; e < first[node + 1]; e++) {
      const type = edge_types[0][edges[3 * e]];
      const isNumbered = type === "element" || type === "hidden";
      const name = isNumbered ? edges[3 * e + 1] : strings[edges[3 * e + 1]];
      found.push({ type, name, to: edges[3 * e + 2] / width });
    }
    return found;
  };
  const isOwn = ({ type, name, to }) =>
    type !== "weak" &&
    !["__proto__", "map", "constructor"].includes(name) &&
    // 16 bytes are an empty store, which V8 shares among all objects
    !(["properties", "elements"].includes(name) && sizeOf(to) <= 16);

  const root = first.findIndex(
    (_, node) => nameOf(node) === Held.name && typeOf(node) === "object",
  );
  const { to: list } = edgesOf(root).find(({ name }) => name === "heldByBenchmark");
  const cells = edgesOf(list).filter(({ type }) => type === "element");
  return held.heldByBenchmark.map((_, i) => {
    const cell = cells.find(({ name }) => name === i).to;
    const reached = new Set([edgesOf(cell).find(({ name }) => name === "value").to]);
    for (const node of reached) {
      for (const edge of edgesOf(node)) if (isOwn(edge)) reached.add(edge.to);
    }
    return [...reached].reduce((sum, node) => sum + sizeOf(node), 0);
  });
}

function snapshotText() {
  const stream = getHeapSnapshot();
  const chunks = [];
  for (let chunk; (chunk = stream.read()) !== null;) chunks.push(chunk);
  return chunks.join("");
}
