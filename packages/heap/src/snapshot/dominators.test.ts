import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { graphOf } from "./fixtures/read-text.ts";
import type { MadeNode } from "./fixtures/snapshot-text.ts";
import type { SnapshotGraph } from "./snapshot-graph.ts";

/** A graph of up to 14 nodes with sizes, three classes, and edges of every kind. */
const randomGraph = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.array(
    fc.record({
      size: fc.nat(100),
      name: fc.constantFrom("A", "B", "C"),
      edges: fc.array(
        fc.record({
          type: fc.constantFrom("property", "element", "internal", "weak", "shortcut"),
          name: fc.nat(0),
          to: fc.nat(count - 1),
        }),
        { maxLength: 5 },
      ),
    }),
    { minLength: count, maxLength: count },
  ),
);

/** Which nodes the root reaches over edges that hold, when one node is taken away. */
function reach(nodes: readonly MadeNode[], without = -1): Set<number> {
  const seen = new Set<number>();
  const queue = without === 0 ? [] : [0];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    for (const { type, to } of nodes[node]!.edges ?? []) {
      if (type === "weak" || (type === "shortcut" && node !== 0) || to === without) continue;
      queue.push(to);
    }
  }
  return seen;
}

/** By definition: d dominates v if v is out of reach without d. */
function dominatorsByDefinition(nodes: readonly MadeNode[]): Map<number, Set<number>> {
  const reached = [...reach(nodes)];
  const dominators = new Map(reached.map((v) => [v, new Set<number>()]));
  for (const d of reached) {
    const left = reach(nodes, d);
    for (const v of reached) if (!left.has(v)) dominators.get(v)!.add(d);
  }
  return dominators;
}

describe("dominators", () => {
  it("are those of the definition, on random graphs", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (nodes) => {
        const { immediate } = (await graphOf(nodes)).dominators();
        for (const [v, dominators] of dominatorsByDefinition(nodes)) {
          const chain = new Set([v]);
          for (let d = v; d !== 0;) chain.add((d = immediate[d]!));
          expect(chain).toEqual(dominators);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("give retained sizes equal to what is out of reach without a node, on random graphs", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (nodes) => {
        const graph = await graphOf(nodes);
        const reached = reach(nodes);
        for (const node of reached) {
          if (node === 0) continue;
          const left = reach(nodes, node);
          const freed = [...reached].filter((v) => !left.has(v));
          const bytes = freed.reduce((sum, v) => sum + nodes[v]!.size, 0);
          expect(graph.retainedSizes()[node]).toBe(bytes);
        }
        expect(graph.retainedSizes()[0]).toBe(graph.totalSize);
      }),
      { numRuns: 500 },
    );
  });

  it("give classes the bytes below any of their nodes, once each, on random graphs", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (nodes) => {
        const graph = await graphOf(nodes);
        for (const { name, retainedSize } of graph.classes({ retained: true })) {
          let bytes = 0;
          for (const [v, { size }] of nodes.entries()) {
            if (chainOf(graph, v).some((d) => nodes[d]!.name === name)) bytes += size;
          }
          expect(retainedSize).toBe(bytes);
        }
      }),
    );
  });

  it("hang what only weak edges reach from the root", async () => {
    const graph = await graphOf([
      { edges: [{ to: 1 }, { type: "weak", to: 2 }] },
      { size: 10 },
      { size: 20, edges: [{ to: 3 }, { to: 1 }] },
      { size: 30 },
    ]);
    expect([...graph.dominators().immediate]).toEqual([0, 0, 0, 2]);
    expect([...graph.retainedSizes()]).toEqual([60, 10, 50, 30]);
  });

  it("do without recursion: a list of 200,000 nodes, each held by an array as well", async () => {
    const length = 200_000;
    const list = Array.from({ length }, (_, i) => ({
      size: 1,
      edges: i + 1 < length ? [{ type: "property", name: 0, to: i + 3 }] : [],
    }));
    const all = Array.from({ length }, (_, i) => ({ type: "element", name: i, to: i + 2 }));
    const graph = await graphOf([{ edges: [{ to: 1, name: 0 }] }, { edges: all }, ...list]);
    expect(graph.retainedSizes()[1]).toBe(length);
    expect(graph.dominators().immediate[length]).toBe(1);
  });
});

function chainOf(graph: SnapshotGraph, node: number): number[] {
  const chain = [node];
  for (let d = node; d !== 0;) chain.push((d = graph.dominators().immediate[d]!));
  return chain;
}
