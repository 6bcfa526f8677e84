// How long does it take to read a heap snapshot, and how much memory, next to JSON.parse and memlab?
// node benchmarks/heap/read-snapshot.bench.mjs [file…]: makes one of a million objects if none is given.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machine, machineLines } from "../harness/machine.mjs";
import { markdownTable } from "../harness/table.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const contender = [here("contender.mjs")];
// what JSON.parse cannot read at all, and memlab only in minutes
const LARGE = 512 * 2 ** 20;

const files = process.argv.length > 2 ? process.argv.slice(2) : [made()];
const ways = JSON.parse(execFileSync(process.execPath, contender));
const measured = { machine: machine(), files: [] };
console.log(machineLines(measured.machine).join("\n"));
for (const file of files) {
  const { size } = statSync(file);
  console.log(`\nRead a heap snapshot of ${(size / 1e6).toFixed(0)} MB (seconds, peak resident)`);
  const results = ways.map((way) => [way, median(way, file, size > LARGE)]);
  const [[, first]] = results;
  measured.files.push({ bytes: size, results: Object.fromEntries(results) });
  const rows = results.map(([way, result]) => [
    way,
    result?.seconds.toFixed(2) ?? "n/a",
    result && first ? `${(result.seconds / first.seconds).toFixed(2)}x` : "n/a",
    result?.peakMB.toFixed(0) ?? "n/a",
    result?.found ?? "n/a",
  ]);
  console.log(markdownTable(["", "seconds", "of the first", "peak MB", "found"], rows));
}

const major = process.versions.node.split(".")[0];
mkdirSync(here("results"), { recursive: true });
writeFileSync(here(`results/node${major}.json`), `${JSON.stringify(measured, null, 2)}\n`);

/** The median of three runs; one run of what takes long. */
function median(way, file, isLarge) {
  const isOurs = /readSnapshot/.test(way);
  if (isLarge && !isOurs) return undefined;
  const runs = Array.from({ length: isOurs && !isLarge ? 3 : 1 }, () => run(way, file));
  return runs.sort((a, b) => a?.seconds - b?.seconds)[runs.length >> 1];
}

function run(way, file) {
  const args = ["--max-old-space-size=8192", ...contender, way, file];
  const { stdout, status } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", 2] });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

function made() {
  const file = join(tmpdir(), "slotted-orders.heapsnapshot");
  if (!existsSync(file)) execFileSync(process.execPath, [here("make-snapshot.mjs"), file]);
  return file;
}
