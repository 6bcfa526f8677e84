// Do the tests of published packages end alike, instrumented and as they are?
import { spawnSync } from "node:child_process";
import process from "node:process";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";
import { installedSuite } from "./installed-suite.mjs";

// packages whose archive holds their tests, pinned so that the counts can be repeated
const packages = [
  "es-to-primitive@1.3.0",
  "fast-uri@3.0.6",
  "fastq@1.19.1",
  "find-my-way@9.3.0",
  "json-stable-stringify@1.3.0",
  "minimist@1.2.8",
  "object-inspect@1.13.4",
  "qs@6.14.0",
  "secure-json-parse@4.0.0",
  "split2@4.2.0",
];

const instrumented = ["--import", import.meta.resolve("@slotted/trace/register")];
const rows = packages.map(rowOf);
report({
  question: "The tests of published packages, as they are and while sampled",
  machine: machine(),
  header: ["package", "files", "pass", "fail", "traced: pass", "fail", "outcome"],
  rows,
});

function rowOf(name) {
  const { folder, files } = installedSuite(name);
  const plain = files.map((file) => outcome(folder, file, []));
  const traced = files.map((file) => outcome(folder, file, instrumented));
  const differing = files.filter((_, i) => plain[i].join("\n") !== traced[i].join("\n"));
  for (const file of differing) {
    process.exitCode = 1;
    const [was, is] = [plain, traced].map((runs) => runs[files.indexOf(file)]);
    console.error(`${name} ${file}: was`, was.filter((line) => !is.includes(line)).slice(0, 5));
    console.error("now", is.filter((line) => !was.includes(line)).slice(0, 5));
  }
  return [
    name,
    String(files.length),
    ...[plain, traced].flatMap((runs) => [count(runs, /^ok/), count(runs, /^not ok/)]),
    differing.length === 0 ? "alike" : differing.join(", "),
  ];
}

/** The lines of a test file's own report that say what passed, and how its process ended. */
function outcome(cwd, file, flags) {
  // long enough for the slowest: a file that does not end is an outcome too
  const { stdout, status, signal } = spawnSync(
    process.execPath,
    [...flags, "--test-reporter=tap", file],
    {
      cwd,
      encoding: "utf8",
      timeout: 120_000,
      maxBuffer: 1 << 28,
      env: { PATH: process.env.PATH, SLOTTED_TRACE: "1", SLOTTED_TRACE_MODE: "sampled" },
    },
  );
  // some name a test by the time of day
  const lines = stdout.split("\n").map((line) => line.trim().replace(/\d\d:\d\d:\d\d/g, "time"));
  return [...lines.filter((line) => /^(not )?ok\b/.test(line)), `ended with ${status ?? signal}`];
}

function count(runs, pattern) {
  return String(runs.flat().filter((line) => pattern.test(line)).length);
}
