// How long does it take to read a heap snapshot, and how much memory, next to JSON.parse, memlab and DevTools?
// node benchmarks/heap/read-snapshot.bench.mjs [file…]: makes some of up to 2 GB if none is given.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";
import { compileReader } from "./devtools.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const contender = [here("contender.mjs")];
// what JSON.parse cannot read at all, and memlab only in minutes
const LARGE = 512 * 2 ** 20;
// objects of the snapshots that are made: 0.1, 0.3 and 2 GB
const COUNTS = [300_000, 1_000_000, 6_500_000];

process.env.DEVTOOLS_READER = await compileReader();
const files = process.argv.length > 2 ? process.argv.slice(2) : COUNTS.map(made);
const ways = JSON.parse(execFileSync(process.execPath, contender));
const conditions = machine();
report({
  question: "Read a heap snapshot",
  machine: conditions,
  header: ["MB", "", "seconds", "of JSON.parse", "peak resident MB", "found"],
  rows: files.flatMap(rowsOf),
});

function rowsOf(file) {
  const { size } = statSync(file);
  const results = ways.map((way) => [way, median(way, file, size > LARGE)]);
  const [[, first]] = results;
  return results.map(([way, result]) => [
    (size / 1e6).toFixed(0),
    way,
    result?.seconds.toFixed(2) ?? "–",
    result && first ? `${(result.seconds / first.seconds).toFixed(2)}x` : "–",
    result?.peakMB.toFixed(0) ?? "–",
    result?.found ?? "–",
  ]);
}

/** The median of three runs; one of memlab's and DevTools', and of large files. */
function median(way, file, isLarge) {
  if (isLarge && !/readSnapshot/.test(way)) return undefined;
  const once = isLarge || /memlab|DevTools/.test(way);
  const runs = Array.from({ length: once ? 1 : 3 }, () => run(way, file));
  return runs.sort((a, b) => a?.seconds - b?.seconds)[runs.length >> 1];
}

function run(way, file) {
  const args = ["--max-old-space-size=8192", ...contender, way, file];
  const { stdout, status } = spawnSync(process.execPath, args, { stdio: ["ignore", "pipe", 2] });
  return status === 0 ? JSON.parse(stdout) : undefined;
}

function made(count) {
  const file = join(tmpdir(), `slotted-${count}-orders-node${process.versions.node}.heapsnapshot`);
  const args = ["--max-old-space-size=8192", here("make-snapshot.mjs"), file, String(count)];
  if (!existsSync(file)) execFileSync(process.execPath, args);
  return file;
}
