import { beforeAll, describe, expect, it } from "vitest";
import { graphOf } from "./fixtures/read-text.ts";
import { writeOrders } from "./fixtures/write-orders.ts";
import { readSnapshot } from "./read-snapshot.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

describe("the snapshot of a program with known objects", () => {
  let plain: SnapshotGraph;
  let values: SnapshotGraph;
  let after: SnapshotGraph;

  beforeAll(async () => {
    plain = await readSnapshot(writeOrders());
    const file = writeOrders("grow");
    values = await readSnapshot(file);
    after = await readSnapshot(`${file}.after`);
  });

  it("counts the instances of a class and their bytes", () => {
    // 24 bytes of header and four fields
    expect(plain.classes().find(({ name }) => name === "Order")).toEqual({
      name: "Order",
      count: 1000,
      selfSize: 1000 * 56,
    });
    expect(plain.classes().find(({ name }) => name === "Tagged")).toMatchObject({ count: 20 });
  });

  it("groups what is no object by type", () => {
    const names = plain.classes().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["(string)", "(array)", "Function", "(system)"]));
  });

  it("adds up to the whole", () => {
    const sum = (list: { selfSize: number }[]) => list.reduce((sum, c) => sum + c.selfSize, 0);
    expect(sum(plain.classes())).toBe(plain.totalSize);
  });

  it("says what a class retains: its boxes and strings too", () => {
    const orders = plain.classes({ retained: true }).find(({ name }) => name === "Order");
    // a box of 16 bytes each; the customers' names of 16 characters are theirs alone
    expect(orders?.retainedSize).toBeGreaterThanOrEqual(1000 * (56 + 16 + 32));
    expect(orders?.retainedSize).toBeLessThan(1000 * (56 + 16 + 40) + 5000);
  });

  it("names the fields of a shape in order, small integers and doubles included", () => {
    for (const graph of [plain, values]) {
      const order = graph.shapes().find(({ name }) => name === "Order");
      expect(order?.properties).toEqual(["id", "price", "customer", "status"]);
      expect(order?.count).toBe(1000);
    }
  });

  it("finds literals by their properties", () => {
    const point = plain.shapes().find((s) => s.properties.join() === "x,y,caption");
    // V8 keeps one more to copy literals from
    expect(point).toMatchObject({ name: "Object", count: 1101, selfSize: 52_848 });
    expect(point?.nodes.length).toBe(1101);
  });

  it("finds strings that are there twice", () => {
    const text = "c3".repeat(8);
    const found = plain.strings().find(({ value }) => value === text);
    expect(found).toEqual({ value: text, count: 100, selfSize: 3200, wasted: 3168 });
  });

  it("finds boxed numbers by the class that holds them", () => {
    for (const graph of [plain, values]) {
      const held = graph.boxes().find(({ name }) => name === "Order");
      expect(held).toEqual({ name: "Order", count: 1000, selfSize: 16_000 });
    }
  });

  it("finds boxed numbers by value where the snapshot has them", () => {
    const half = values.boxes({ by: "value" }).find(({ name }) => name === "7.5");
    expect(half).toMatchObject({ count: 1, selfSize: 16 });
    expect(plain.boxes({ by: "value" }).map(({ name }) => name)).toEqual(["n/a"]);
  });

  it("finds objects in dictionary mode", () => {
    const objects = plain.dictionaries().find(({ name }) => name === "Object");
    expect(objects?.count).toBeGreaterThanOrEqual(50);
    expect(objects?.tableSize).toBeGreaterThanOrEqual(50 * 256);
    const shape = values.shapes().find((s) => s.properties.join() === "kept,name");
    expect(shape?.count).toBe(50);
  });

  it("leads from the root to a node, over edges that hold", () => {
    const index = plain
      .shapes()
      .find(({ name }) => name === "Order")
      ?.nodes.at(-1);
    const order = plain.node(index as number);
    const [shortest] = plain.retainersOf(order);
    expect(shortest?.[0]?.node.index).toBe(0);
    expect(shortest?.map(({ edgeName }) => edgeName)).toEqual(
      expect.arrayContaining(["kept", "orders"]),
    );
    for (const [i, { node, edgeName, edgeType }] of (shortest ?? []).entries()) {
      const next = shortest?.[i + 1]?.node ?? order;
      const edge = node.edges().find((e) => e.name === edgeName && e.to.index === next.index);
      expect(edge?.type).toBe(edgeType);
      expect(edgeType).not.toBe("weak");
    }
  });

  it("tells what came and what went", () => {
    const { classes, sizeDelta } = after.diff(values);
    expect(classes.find(({ name }) => name === "Order")).toEqual({
      name: "Order",
      addedCount: 500,
      addedSize: 28_000,
      removedCount: 100,
      removedSize: 5600,
      countDelta: 400,
      sizeDelta: 22_400,
    });
    expect(sizeDelta).toBe(after.totalSize - values.totalSize);
  });

  it("finds a node by its id in a later snapshot", () => {
    const [index] = values.shapes().find(({ name }) => name === "Order")?.nodes ?? [];
    const { id } = values.node(index as number);
    expect(after.nodeById(id)?.name).toBe("Order");
    expect(after.nodeById(4_294_967_294)).toBeUndefined();
  });
});

describe("a graph", () => {
  it("refuses a node it does not have", async () => {
    const graph = await graphOf([{ name: "root" }]);
    expect(() => graph.node(1)).toThrow(
      "node: expected a node index from 0 to 0, got 1. graph.nodeById(id) finds a node by its id.",
    );
  });

  it("shows every path to a node, one for each that holds it, the shortest first", async () => {
    const graph = await graphOf([
      {
        edges: [
          { name: "a", to: 1 },
          { name: "c", to: 3 },
        ],
      },
      { name: "A", edges: [{ name: "b", to: 2 }] },
      { name: "B", edges: [{ name: "target", to: 3 }] },
      {
        name: "T",
        edges: [
          { name: "self", to: 3 },
          { type: "weak", name: "w", to: 2 },
        ],
      },
    ]);
    const names = graph.retainersOf(3).map((path) => path.map(({ edgeName }) => edgeName));
    expect(names).toEqual([["c"], ["a", "b", "target"]]);
    expect(graph.retainersOf(3, { limit: 1 }).length).toBe(1);
  });
});
