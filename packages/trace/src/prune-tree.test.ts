import fc from "fast-check";
import { expect, test } from "vitest";

import { CallTreeBuilder } from "./call-tree-builder.ts";
import { pruneTree } from "./prune-tree.ts";

const frame = fc.tuple(fc.constantFrom("a.ts", "b.ts", "c.ts"), fc.nat(3));
const tracebacks = fc.array(fc.array(frame, { minLength: 1, maxLength: 5 }), { maxLength: 20 });

test("a pruned tree is what its tracebacks alone need", () => {
  fc.assert(
    fc.property(tracebacks, fc.nat(), (all, mask) => {
      const builder = new CallTreeBuilder();
      const nodes = all.map((frames) => builder.add(frames));
      const whole = builder.build();
      const kept = nodes.filter((_, i) => (mask >> i) & 1);
      const { tree, node } = pruneTree(whole, new Uint32Array(kept));

      expect([...node].map((n) => [...tree.traceback(n)].join())).toEqual(
        kept.map((n) => [...whole.traceback(n)].join()),
      );
      const alone = new CallTreeBuilder();
      all.filter((_, i) => (mask >> i) & 1).forEach((frames) => alone.add(frames));
      const { files, frames, nodes: needed } = alone.build();
      expect([tree.files, tree.frames, tree.nodes]).toEqual([files, frames, needed]);
    }),
  );
});
