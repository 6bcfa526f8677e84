// One way to read a snapshot, in a process of its own: prints seconds, peak MB and what it found.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

const ways = {
  "readFile + JSON.parse": (file) => {
    const { snapshot } = JSON.parse(readFileSync(file, "utf8"));
    return `${snapshot.node_count} nodes`;
  },
  "readSnapshot + classes()": async (file) => {
    const { readSnapshot } = await import("../../packages/heap/dist/index.js");
    const graph = await readSnapshot(file);
    const { name, count } = graph.classes().find(isOrder);
    return `${graph.nodeCount} nodes, ${count} ${name}`;
  },
  "readSnapshot + classes() + retained sizes": async (file) => {
    const { readSnapshot } = await import("../../packages/heap/dist/index.js");
    const graph = await readSnapshot(file);
    const { name, count, retainedSize } = graph.classes({ retained: true }).find(isOrder);
    return `${graph.nodeCount} nodes, ${count} ${name}, ${retainedSize} bytes retained`;
  },
  "memlab, with retained sizes": async (file) => {
    // it logs to the console; its result is all that is wanted here
    console.log = () => {};
    const require = createRequire(import.meta.url);
    const { TraceFinder, utils } = require("@memlab/core");
    const graph = await utils.getSnapshotFromFile(file, {});
    new TraceFinder().calculateAllNodesRetainedSizes(graph);
    return `${graph.nodes.length} nodes`;
  },
  "Chrome DevTools, with retained sizes": async (file) => {
    const { readWithDevTools } = await import("./devtools.mjs");
    const { nodeCount, classes } = await readWithDevTools(process.env.DEVTOOLS_READER, file);
    const { name, count, maxRet } = classes.find(isOrder);
    return `${nodeCount} nodes, ${count} ${name}, ${maxRet} bytes retained`;
  },
};

const isOrder = ({ name }) => name === "Order";

const [way, file] = process.argv.slice(2);
if (way === undefined) process.stdout.write(JSON.stringify(Object.keys(ways)));
else {
  const start = performance.now();
  const found = await ways[way](file);
  const seconds = (performance.now() - start) / 1000;
  const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  process.stdout.write(JSON.stringify({ seconds, peakMB: Number(peak) / 1024, found }));
}
