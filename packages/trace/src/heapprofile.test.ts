import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { Session } from "node:inspector";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, expect, test } from "vitest";

import { before } from "./fixtures/two-snapshots.ts";
import type { HeapProfile, HeapProfileNode } from "./heapprofile.ts";
import { Snapshot } from "./snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "heapprofile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes a node as name, own bytes and children. */
function outline({ callFrame, selfSize, children }: HeapProfileNode): unknown[] {
  return [callFrame.functionName, selfSize, ...children.map(outline)];
}

function flatten(node: HeapProfileNode): HeapProfileNode[] {
  return [node, ...node.children.flatMap(flatten)];
}

/** V8's own profile of this process. */
function profileOfV8(): HeapProfile {
  const session = new Session();
  session.connect();
  let found: HeapProfile;
  session.post("HeapProfiler.startSampling", { samplingInterval: 64 });
  const kept = Array.from({ length: 1000 }, (_, i) => [i]);
  session.post("HeapProfiler.stopSampling", (error, { profile }) => {
    if (error) throw error;
    found = profile as HeapProfile;
  });
  session.disconnect();
  expect(kept.length).toBe(1000);
  return found!;
}

/** Every path to a value in a profile, with its type; places in lists are left out. */
function shape(value: unknown, path = "", found = new Set<string>()): Set<string> {
  if (typeof value !== "object" || value === null) return found.add(`${path}: ${typeof value}`);
  for (const [key, part] of Object.entries(value)) {
    const step = Array.isArray(value) ? "[]" : `.${key}`;
    // a child is of its parent's shape
    shape(part, `${path}${step}`.replace(/(\.children\[\])+/, ".children[]"), found);
  }
  return found;
}

test("a heap profile is the tree of calls from the oldest line", () => {
  expect(outline(before.toHeapProfile().head)).toEqual([
    "(root)",
    0,
    ["b.ts:4", 0, ["a.ts:2", 30], ["a.ts:5", 2]],
    ["b.ts:1", 66],
    ["<unknown>:0", 7],
  ]);
});

test("a heap profile has the fields of V8's own", () => {
  const frames = [
    ["a.ts", 2],
    ["b.ts", 4],
    ["c.ts", 1],
  ] as const;
  const ours = Snapshot.fromTraces([{ domain: 0, size: 8, frames }], 3).toHeapProfile();
  expect([...shape(ours)].sort()).toEqual([...shape(profileOfV8())].sort());
});

test("the samples of a heap profile add up to its nodes", () => {
  const { head, samples } = before.toHeapProfile();
  const nodes = flatten(head);
  expect(new Set(nodes.map(({ id }) => id)).size).toBe(6);
  for (const { id, selfSize } of nodes) {
    const own = samples.filter(({ nodeId }) => nodeId === id);
    expect(own.reduce((sum, { size }) => sum + size, 0)).toBe(selfSize);
  }
  expect(samples.map(({ ordinal }) => ordinal)).toEqual([1, 2, 3, 4]);
});

test("lines of a heap profile carry their place and source", () => {
  const path = join(folder, "a b.ts");
  writeFileSync(path, `\n  const rows = [];\n${"x".repeat(100)}`);
  const { head } = Snapshot.fromTraces(
    [
      { domain: 0, size: 8, frames: [[path, 2]] },
      { domain: 0, size: 8, frames: [[path, 3]] },
      { domain: 0, size: 8, frames: [["<unknown>", 0]] },
    ],
    1,
  ).toHeapProfile();
  const url = pathToFileURL(path).href;
  expect(head.children.map(({ callFrame }) => callFrame)).toEqual([
    {
      functionName: "a b.ts:2 const rows = [];",
      scriptId: "1",
      url,
      lineNumber: 1,
      columnNumber: 0,
    },
    {
      functionName: `a b.ts:3 ${"x".repeat(71)}`,
      scriptId: "1",
      url,
      lineNumber: 2,
      columnNumber: 0,
    },
    {
      functionName: "<unknown>:0",
      scriptId: "2",
      url: "<unknown>",
      lineNumber: -1,
      columnNumber: -1,
    },
  ]);
});

test("files of one name in two folders stay apart", () => {
  const { head } = Snapshot.fromTraces(
    [
      { domain: 0, size: 8, frames: [["one/a.ts", 2]] },
      { domain: 0, size: 8, frames: [["two/a.ts", 2]] },
    ],
    1,
  ).toHeapProfile();
  expect(
    head.children.map(({ callFrame }) => [callFrame.functionName, callFrame.scriptId]),
  ).toEqual([
    ["a.ts:2", "1"],
    ["a.ts:2", "2"],
  ]);
});

test("an empty snapshot is a heap profile of its root", () => {
  const { head, samples } = Snapshot.fromTraces([], 1).toHeapProfile();
  expect(outline(head)).toEqual(["(root)", 0]);
  expect(samples).toEqual([]);
});
