import { createReadStream, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readSnapshot, type ReadProgress } from "./read-snapshot.ts";
import { readText } from "./fixtures/read-text.ts";
import { snapshotText } from "./fixtures/snapshot-text.ts";
import { writeOrders } from "./fixtures/write-orders.ts";

const SMALL = snapshotText([
  { type: "synthetic", edges: [{ type: "element", name: 1, to: 1 }] },
  {
    name: "Point",
    id: 0xfffffff1,
    size: 2 ** 33,
    edges: [{ name: 'quote " and \\ and é and 水', to: 2 }],
  },
  { type: "string", name: "a\nb", size: 24 },
]);

describe("readSnapshot", () => {
  it("reads what JSON.parse reads, from a file of this Node", async () => {
    const file = writeOrders();
    const graph = await readSnapshot(file);
    const json = JSON.parse(readFileSync(file, "utf8"));
    const step = json.snapshot.meta.node_fields.length;
    const column = (list: number[], at: number, by: number) => list.filter((_, i) => i % by === at);
    const { columns } = graph;
    expect([...columns.nodeType]).toEqual(column(json.nodes, 0, step));
    expect([...columns.nodeName]).toEqual(column(json.nodes, 1, step));
    expect([...columns.nodeId]).toEqual(column(json.nodes, 2, step));
    expect([...columns.selfSize]).toEqual(column(json.nodes, 3, step));
    expect([...columns.edgeType]).toEqual(column(json.edges, 0, 3));
    expect([...columns.edgeName]).toEqual(column(json.edges, 1, 3));
    expect([...columns.edgeTo]).toEqual(column(json.edges, 2, 3).map((to) => to / step));
    expect(json.strings.map((_: string, i: number) => graph.stringPages.get(i))).toEqual(
      json.strings,
    );
  });

  it("reads a stream as it reads a file", async () => {
    const file = writeOrders("values");
    const fromStream = await readSnapshot(createReadStream(file, { highWaterMark: 12_345 }));
    const fromFile = await readSnapshot(file);
    expect(fromStream.columns).toEqual(fromFile.columns);
    expect(fromStream.classes()).toEqual(fromFile.classes());
  });

  it.each([1, 2, 3, 7, 64, 1000])("reads chunks of %i bytes", async (bytes) => {
    const graph = await readText(SMALL, bytes);
    expect(graph.node(1).toJSON()).toEqual({
      type: "object",
      name: "Point",
      id: 0xfffffff1,
      selfSize: 2 ** 33,
    });
    expect(graph.node(1).edges()[0]?.name).toBe('quote " and \\ and é and 水');
    expect(graph.node(2).name).toBe("a\nb");
  });

  it("takes fields in the order the file gives, and passes over those it does not know", async () => {
    const json = JSON.parse(SMALL);
    json.snapshot.meta.node_fields = ["edge_count", "id", "new", "self_size", "name", "type"];
    json.snapshot.meta.node_types = ["number", "number", "number", "number", "string", ["object"]];
    json.snapshot.meta.edge_fields = ["to_node", "name_or_index", "type"];
    json.snapshot.meta.edge_types = ["node", "string_or_number", ["property"]];
    json.snapshot.edge_count = 1;
    json.snapshot.node_count = 2;
    json.nodes = [1, 5, 99, 40, 0, 0, 0, 7, 99, 24, 1, 0];
    json.edges = [6, 2, 0];
    json.strings = ["from", "to", "edge"];
    json.trace_tree = [1, [2, { a: "]}" }]];
    const graph = await readText(JSON.stringify(json));
    expect(graph.node(0).toJSON()).toEqual({ type: "object", name: "from", id: 5, selfSize: 40 });
    expect(graph.node(0).edges()[0]?.to.toJSON()).toMatchObject({ name: "to", id: 7 });
  });

  it("gives nodes and edges as slotted tables", async () => {
    const graph = await readText(SMALL);
    expect(graph.nodes.length).toBe(3);
    expect(graph.nodes.get(1)).toMatchObject({ type: 3, id: 0xfffffff1, selfSize: 2 ** 33 });
    expect([...graph.nodes.where((node) => node.selfSize > 10)]).toEqual([1, 2]);
    expect(graph.edges.toJSON().map((edge) => edge["to"])).toEqual([1, 2]);
    expect([...graph.columns.firstEdge]).toEqual([0, 1, 2, 2]);
  });

  it("finds each string wherever its page ends, and in whatever order they are asked for", async () => {
    const texts = [3_500_000, 0, 5, 1 << 20, 0, (1 << 20) - 1, 700, 2_000_000, 1].map((length, i) =>
      String(i).repeat(length),
    );
    const graph = await readText(snapshotText(texts.map((name) => ({ name }))), 100_000);
    const { stringPages } = graph;
    const numbers = [...texts.keys()].map((node) => graph.columns.nodeName[node] as number);
    for (const order of [numbers, [...numbers].reverse(), [...numbers, ...numbers]]) {
      for (const number of order) {
        expect(stringPages.get(number) === texts[numbers.indexOf(number)]).toBe(true);
      }
    }
    for (const text of texts.slice(2, 4)) {
      expect(stringPages.get(stringPages.indexOf(text)) === text).toBe(true);
    }
  });

  it("tells how far it has come", async () => {
    const file = writeOrders();
    const told: ReadProgress[] = [];
    await readSnapshot(file, { onProgress: (progress) => told.push(progress) });
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)?.bytes).toBe(told.at(-1)?.total);
    expect(told.map(({ bytes }) => bytes)).toEqual(
      told.map(({ bytes }) => bytes).sort((a, b) => a - b),
    );
  });
});

describe("a file that is not a whole snapshot", () => {
  it.each([
    ["", "ERR_SNAPSHOT_FOREIGN", 0, "empty file"],
    ["hello", "ERR_SNAPSHOT_FOREIGN", 0, 'got "h"'],
    ["\x1f\x8b", "ERR_SNAPSHOT_FOREIGN", 0, "compressed"],
    ["[1,2]", "ERR_SNAPSHOT_FOREIGN", 0, 'got "["'],
    ["{}", "ERR_SNAPSHOT_FOREIGN", 0, "JSON without a snapshot"],
    ['{"name":"x"}', "ERR_SNAPSHOT_FOREIGN", 8, 'begins with "name"'],
    ['{"snapshot":{"a":1}}', "ERR_SNAPSHOT_FOREIGN", 12, "names no nodes"],
    ['{"snapshot":{"a":}}', "ERR_SNAPSHOT_FOREIGN", 12, "not JSON"],
  ])("%j is foreign", async (text, code, position, words) => {
    await expect(readText(text)).rejects.toMatchObject({
      code,
      position,
      message: expect.stringContaining(words),
    });
  });

  it("is truncated wherever it ends before its end", async () => {
    for (let length = 1; length < SMALL.length; length++) {
      await expect(readText(SMALL.slice(0, length))).rejects.toMatchObject({
        code: "ERR_SNAPSHOT_TRUNCATED",
        position: Buffer.byteLength(SMALL.slice(0, length)),
      });
    }
  });

  it("is corrupt where a byte is wrong, and says at which", async () => {
    const at = SMALL.indexOf('"nodes":[') + '"nodes":[9,0'.length - 1;
    const broken = `${SMALL.slice(0, at)}x${SMALL.slice(at + 1)}`;
    await expect(readText(broken, 5)).rejects.toMatchObject({
      code: "ERR_SNAPSHOT_CORRUPT",
      position: at,
      message: `byte ${at}: expected a whole number, got "x". Write the snapshot again.`,
    });
  });

  it.each<[string, (json: any) => void, string]>([
    ["a node less", (json) => json.nodes.splice(-6), "expected 3 nodes, got 2"],
    ["half a node", (json) => json.nodes.splice(-3), "expected 3 nodes of 6 numbers"],
    ["an edge more", (json) => json.edges.push(0, 0, 0), "expected 2 edges of 3 numbers"],
    ["an edge less", (json) => json.edges.splice(-3), "expected 2 edges, got 1"],
    [
      "an edge to nowhere",
      (json) => (json.edges[2] = 60),
      "expected a node (a multiple of 6), got 60",
    ],
    [
      "an edge between nodes",
      (json) => (json.edges[2] = 7),
      "expected a node (a multiple of 6), got 7",
    ],
    ["edges no node has", (json) => (json.nodes[4] = 0), "expected 2 edges among the nodes, got 1"],
    ["too few strings", (json) => json.strings.splice(1), "strings or more, got 1"],
    ["a type out of range", (json) => (json.nodes[0] = 300), "numbers that fit a snapshot"],
    ["no strings", (json) => delete json.strings, "expected strings, got none"],
    ["counts of another world", (json) => (json.snapshot.node_count = 1e15), "fit into memory"],
    ["strings that are numbers", (json) => (json.strings = [1]), "expected a string"],
    ["nodes that are text", (json) => (json.nodes = "x"), "expected an array of numbers"],
  ])("is corrupt with %s", async (_, damage, words) => {
    const json = JSON.parse(SMALL);
    damage(json);
    await expect(readText(JSON.stringify(json))).rejects.toMatchObject({
      code: "ERR_SNAPSHOT_CORRUPT",
      position: expect.any(Number),
      message: expect.stringContaining(words),
    });
  });

  it("is corrupt when something follows", async () => {
    await expect(readText(`${SMALL} x`)).rejects.toMatchObject({ code: "ERR_SNAPSHOT_CORRUPT" });
  });

  it("is the file system's business when it is missing", async () => {
    await expect(readSnapshot("missing.heapsnapshot")).rejects.toMatchObject({ code: "ENOENT" });
  });
});
