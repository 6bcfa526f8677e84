// How long does it take to read a heap snapshot, and how much memory, next to JSON.parse and memlab?
// node benchmarks/heap/read-snapshot.bench.mjs [file…]: makes one of a million objects if none is given.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machine, machineLines } from "../harness/machine.mjs";
import { markdownTable } from "../harness/table.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const contender = [here("contender.mjs")];
const rounds = 3;
// what memlab and JSON.parse are spared: they would take minutes, or cannot read it at all
const LARGE = 512 * 2 ** 20;

const files = process.argv.length > 2 ? process.argv.slice(2) : [made()];
const ways = JSON.parse(execFileSync(process.execPath, contender));
console.log(machineLines(machine()).join("\n"));
for (const file of files) {
  const megabytes = statSync(file).size / 1e6;
  console.log(
    `\nRead a heap snapshot of ${megabytes.toFixed(0)} MB (median of ${rounds}, peak resident)`,
  );
  const results = ways.map((way) => [way, median(way, file)]);
  const first = results[0][1]?.seconds;
  const rows = results.map(([way, result]) => [
    way,
    result ? result.seconds.toFixed(2) : "n/a",
    result && first ? `${(result.seconds / first).toFixed(2)}x` : "n/a",
    result ? result.peakMB.toFixed(0) : "n/a",
    result?.found ?? "n/a",
  ]);
  console.log(markdownTable(["", "seconds", "of JSON.parse", "peak MB", "found"], rows));
}

function median(way, file) {
  const isOurs = way.includes("slotted") || way.includes("readSnapshot") || way.includes("same");
  if (statSync(file).size > LARGE && !isOurs) return undefined;
  const runs = Array.from({ length: isOurs ? rounds : 1 }, () => {
    const args = [`--max-old-space-size=${isOurs ? 400 : 8192}`, ...contender, way, file];
    const { stdout, status } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", 2] });
    return status === 0 ? JSON.parse(stdout) : undefined;
  });
  return runs.sort((a, b) => a?.seconds - b?.seconds)[runs.length >> 1];
}

function made() {
  const file = join(tmpdir(), "slotted-orders.heapsnapshot");
  if (!existsSync(file)) execFileSync(process.execPath, [here("make-snapshot.mjs"), file]);
  return file;
}
