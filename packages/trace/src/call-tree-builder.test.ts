import { expect, test } from "vitest";

import { CallTreeBuilder } from "./call-tree-builder.ts";

test("tracebacks share their files, frames and callers", () => {
  const builder = new CallTreeBuilder();
  const a2 = builder.add([
    ["a.ts", 2],
    ["b.ts", 4],
  ]);
  const a5 = builder.add([
    ["a.ts", 5],
    ["b.ts", 4],
  ]);
  const again = builder.add([
    ["a.ts", 2],
    ["b.ts", 4],
  ]);
  const alone = builder.add([["a.ts", 2]]);
  expect([a2, a5, again, alone]).toEqual([2, 3, 2, 4]);
  const tree = builder.build();
  expect([tree.files, tree.frames, tree.nodes]).toEqual([2, 3, 5]);
  expect([...tree.traceback(a5)].map(String)).toEqual(["b.ts:4", "a.ts:5"]);
});

test("tracebacks of one tree share their frame objects", () => {
  const builder = new CallTreeBuilder();
  const nodes = [
    builder.add([["a.ts", 2]]),
    builder.add([
      ["a.ts", 2],
      ["b.ts", 4],
    ]),
  ];
  const tree = builder.build();
  const [alone, called] = nodes.map((node) => tree.traceback(node));
  expect(alone!.at(-1)).toBe(called!.at(-1));
});

test("a tree is found again in another it was added to", () => {
  const first = new CallTreeBuilder();
  first.add([
    ["a.ts", 1],
    ["b.ts", 1],
  ]);
  const second = new CallTreeBuilder();
  const node = second.add([
    ["a.ts", 2],
    ["b.ts", 1],
  ]);
  const { files, frames, nodes } = first.addTree(second.build());
  const joint = first.build();
  expect([joint.files, joint.frames, joint.nodes]).toEqual([2, 3, 4]);
  expect([...files].map((file) => joint.filename(file))).toEqual(["b.ts", "a.ts"]);
  expect([...frames].map((frame) => String(joint.frame(frame)))).toEqual(["b.ts:1", "a.ts:2"]);
  expect([...joint.traceback(nodes[node]!)].map(String)).toEqual(["b.ts:1", "a.ts:2"]);
});
