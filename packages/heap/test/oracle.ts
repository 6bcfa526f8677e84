/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices of the snapshot are trusted here */
import { getHeapSnapshot } from "node:v8";

/**
 * What V8's own heap snapshot says each value takes: its self size, its private stores, its
 * boxed numbers and its backing store. Independent of the code under test on purpose.
 */
export function snapshotSizes(values: readonly unknown[]): number[] {
  const holder = new OracleHolder(values.map(inCell));
  const graph = new OracleGraph(JSON.parse(takeSnapshot()) as RawSnapshot);
  const root = graph.find("OracleHolder", "cells");
  const cells = graph.target(root, "property", "cells");
  const sizes = holder.cells.map((cell, i) => {
    const held = graph.edges(graph.target(cells, "element", i)).find((edge) => edge.name === 0);
    // V8 from Node 24 on lists no node for undefined, null, true and false
    return held && !isOddball(cell[0]) ? privateSize(graph, held.to, cell[0]) : 0;
  });
  return sizes;
}

/** The text of a heap snapshot, taken in one go. */
export function takeSnapshot(): string {
  const stream = getHeapSnapshot({ exposeNumericValues: true } as never);
  const chunks: string[] = [];
  for (let chunk: Buffer | null; (chunk = stream.read() as Buffer | null);)
    chunks.push(String(chunk));
  return chunks.join("");
}

/** An array of its own with elements of any kind, so that a number in it stays boxed. */
function inCell(value: unknown): unknown[] {
  const cell: unknown[] = [cellFiller];
  cell[0] = value;
  return cell;
}

const cellFiller = {};
const isOddball = (value: unknown): boolean => value == null || typeof value === "boolean";

class OracleHolder {
  readonly cells: unknown[][];
  constructor(cells: unknown[][]) {
    this.cells = cells;
  }
}

const STORES = [
  "properties",
  "elements",
  "table",
  "bindings",
  "bound_arguments",
  "parameters_and_registers",
];

function privateSize(graph: OracleGraph, node: number, value: unknown): number {
  const parts = new Set([node]);
  for (const holder of parts)
    for (const { type, name, to } of graph.edges(holder)) {
      if (type === "weak" || type === "shortcut") continue;
      const isStore =
        (type === "internal" && STORES.includes(String(name)) && graph.nodeType(to) !== "object") ||
        // the stores of an array buffer have no name
        (type === "hidden" && /PropertyArray|Dictionary/.test(graph.nodeName(to))) ||
        // a sloppy function's arguments: the first hidden edge is the context they alias
        (type === "hidden" &&
          name === 1 &&
          graph.nodeName(holder) === "system / SloppyArgumentsElements");
      // 16 bytes are a header without content: one of the empty stores that all objects share
      if (isStore && graph.selfSize(to) > 16) parts.add(to);
      if (graph.nodeType(to) === "number" && graph.nodeName(to) !== "smi number") parts.add(to);
      if (name === "backing_store") parts.add(to);
    }
  if (ArrayBuffer.isView(value)) {
    const edges = graph.edges(node);
    const isOnHeap = edges.some(({ name, to }) => name === "elements" && graph.selfSize(to) > 16);
    if (isOnHeap || value.byteLength === value.buffer.byteLength) {
      const buffer = graph.target(node, "internal", "buffer");
      parts.add(buffer);
      for (const { name, to } of graph.edges(buffer)) if (name === "backing_store") parts.add(to);
    }
  }
  const bytes = [...parts].reduce((sum, part) => sum + graph.selfSize(part), 0);
  // until Node 22 V8 leaves the text of an external string out of its self size
  const textIsMissing =
    graph.nodeType(node) === "string" && bytes > 0 && bytes < String(value).length;
  return textIsMissing ? bytes + textBytes(String(value)) : bytes;
}

const textBytes = (text: string): number => (/[^\0-\xff]/.test(text) ? 2 : 1) * text.length;

interface RawSnapshot {
  snapshot: {
    meta: {
      node_fields: string[];
      node_types: [string[]];
      edge_fields: string[];
      edge_types: [string[]];
    };
  };
  nodes: number[];
  edges: number[];
  strings: string[];
}

interface OracleEdge {
  type: string;
  name: string | number;
  to: number;
}

class OracleGraph {
  readonly #raw: RawSnapshot;
  readonly #width: number;
  readonly #first: Uint32Array;

  constructor(raw: RawSnapshot) {
    this.#raw = raw;
    const { node_fields } = raw.snapshot.meta;
    this.#width = node_fields.length;
    const count = raw.nodes.length / this.#width;
    this.#first = new Uint32Array(count + 1);
    const edgeCount = node_fields.indexOf("edge_count");
    for (let i = 0; i < count; i++)
      this.#first[i + 1] = this.#first[i]! + raw.nodes[i * this.#width + edgeCount]!;
  }

  edges(node: number): OracleEdge[] {
    const { edges, strings, snapshot } = this.#raw;
    const found: OracleEdge[] = [];
    for (let e = this.#first[node]!; e < this.#first[node + 1]!; e++) {
      const type = snapshot.meta.edge_types[0][edges[e * 3]!]!;
      const name = edges[e * 3 + 1]!;
      const named = type !== "element" && type !== "hidden";
      found.push({
        type,
        name: named ? strings[name]! : name,
        to: edges[e * 3 + 2]! / this.#width,
      });
    }
    return found;
  }

  find(className: string, property: string): number {
    for (let node = 0; node < this.#first.length - 1; node++)
      if (this.nodeName(node) === className && this.nodeType(node) === "object")
        if (this.edges(node).some((edge) => edge.name === property)) return node;
    throw new Error(`the snapshot holds no ${className}`);
  }

  target(node: number, type: string, name: string | number): number {
    const edge = this.edges(node).find((each) => each.type === type && each.name === name);
    if (!edge) throw new Error(`node ${this.nodeName(node)} has no ${type} ${name}`);
    return edge.to;
  }

  nodeType = (node: number): string =>
    this.#raw.snapshot.meta.node_types[0][this.#raw.nodes[node * this.#width]!]!;
  nodeName = (node: number): string => this.#raw.strings[this.#raw.nodes[node * this.#width + 1]!]!;
  selfSize = (node: number): number => this.#raw.nodes[node * this.#width + 3]!;
}
