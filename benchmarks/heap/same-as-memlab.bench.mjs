// Has every node of the snapshots of real programs the dominator and the retained size that memlab gives it?
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readSnapshot } from "../../packages/heap/dist/index.js";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";

const { TraceFinder, utils } = createRequire(import.meta.url)("@memlab/core");
// memlab logs to the console what it is at
const { log } = console;
const programs = {
  "Node alone": "",
  "prettier, a file formatted": `
    globalThis.kept = require("prettier");
    kept.format("const a = {b: 1}", { parser: "babel" })`,
  "TypeScript, a file parsed": `
    globalThis.ts = require("typescript");
    globalThis.kept = ts.createSourceFile("a.ts", "class A { b = [1]; }", ts.ScriptTarget.Latest)`,
};

const folder = mkdtempSync(join(tmpdir(), "slotted-memlab-"));
const conditions = machine();
const rows = [];
for (const [name, program] of Object.entries(programs)) rows.push(await compare(name, program));
rmSync(folder, { recursive: true });
console.log = log;
report({
  question: "Dominators and retained sizes that differ from memlab's",
  machine: conditions,
  header: ["snapshot of", "nodes", "other dominators", "other retained sizes"],
  rows,
});

async function compare(name, program) {
  const file = join(folder, "program.heapsnapshot");
  const write = `Promise.resolve(eval(${JSON.stringify(program)})).then(() =>
    require("v8").writeHeapSnapshot(${JSON.stringify(file)}))`;
  execFileSync(process.execPath, ["-e", write]);
  console.log = () => {};
  const theirs = await utils.getSnapshotFromFile(file, {});
  new TraceFinder().calculateAllNodesRetainedSizes(theirs);
  const graph = await readSnapshot(file);
  const { immediate } = graph.dominators();
  const sizes = graph.retainedSizes();
  let [dominators, retained] = [0, 0];
  for (let i = 1; i < graph.nodeCount; i++) {
    const node = theirs.nodes.get(i);
    if (node.dominatorNode?.nodeIndex !== immediate[i]) dominators++;
    if (Number(node.retainedSize) !== sizes[i]) retained++;
  }
  return [name, String(graph.nodeCount), String(dominators), String(retained)];
}
