import { chromium } from "playwright";
import { describe, expect, it } from "vitest";
import { readSnapshot } from "./read-snapshot.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

describe("the snapshot of a page in Chromium", () => {
  it("is read as those of Node, with the sizes of compressed pointers", async () => {
    const graph = await pageSnapshot(`
      class Order {
        constructor(id) {
          this.id = id;
          this.price = id + 0.25;
          this.customer = "customer " + id;
        }
      }
      globalThis.orders = Array.from({ length: 1000 }, (_, id) => new Order(id));
    `);
    // 12 bytes of header and three fields of 4
    expect(graph.classes().find(({ name }) => name === "Order")).toEqual({
      name: "Order",
      count: 1000,
      selfSize: 1000 * 24,
    });
    const shape = graph.shapes().find(({ name }) => name === "Order");
    expect(shape?.properties).toEqual(["id", "price", "customer"]);
    expect(graph.boxes().find(({ name }) => name === "Order")).toEqual({
      name: "Order",
      count: 1000,
      selfSize: 1000 * 12,
    });
    const retained = graph.classes({ retained: true }).find(({ name }) => name === "Order");
    expect(retained?.retainedSize).toBeGreaterThanOrEqual(1000 * (24 + 12 + 24));
    const [path] = graph.retainersOf(shape?.nodes.at(-1) ?? 0);
    expect(path?.map(({ edgeName }) => edgeName)).toContain("orders");
    expect(graph.retainedSizes()[0]).toBe(graph.totalSize);
  });
});

/** Runs a program in a page and takes the page's snapshot through the DevTools protocol. */
async function pageSnapshot(program: string): Promise<SnapshotGraph> {
  const browser = await chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  try {
    const page = await browser.newPage();
    await page.evaluate(program);
    const devtools = await page.context().newCDPSession(page);
    const chunks: Uint8Array[] = [];
    devtools.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) =>
      chunks.push(Buffer.from(chunk)),
    );
    await devtools.send("HeapProfiler.takeHeapSnapshot");
    return await readSnapshot(chunksOf(chunks));
  } finally {
    await browser.close();
  }
}

async function* chunksOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
