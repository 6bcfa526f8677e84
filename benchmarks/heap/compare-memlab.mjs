// Does every node of a snapshot have the dominator and the retained size that memlab gives it?
// node benchmarks/heap/compare-memlab.mjs <file>
import { createRequire } from "node:module";
import process from "node:process";
import { readSnapshot } from "../../packages/heap/dist/index.js";

const [file] = process.argv.slice(2);
const { log } = console;
console.log = () => {};
const { TraceFinder, utils } = createRequire(import.meta.url)("@memlab/core");
const theirs = await utils.getSnapshotFromFile(file, {});
new TraceFinder().calculateAllNodesRetainedSizes(theirs);

const graph = await readSnapshot(file);
const { immediate } = graph.dominators();
const sizes = graph.retainedSizes();
let dominators = 0;
let retained = 0;
for (let i = 1; i < graph.nodeCount; i++) {
  const node = theirs.nodes.get(i);
  if (node.dominatorNode?.nodeIndex !== immediate[i]) dominators++;
  if (Number(node.retainedSize) !== sizes[i]) {
    if (retained++ < 5) log(graph.node(i).toJSON(), sizes[i], "memlab:", node.retainedSize);
  }
}
log(`${graph.nodeCount} nodes: ${dominators} other dominators, ${retained} other retained sizes`);
if (dominators + retained > 0) process.exitCode = 1;
