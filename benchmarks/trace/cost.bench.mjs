// What does tracing cost three real programs, and how much of what they hold does it put on their own lines?
import { spawnSync } from "node:child_process";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";
import { quantile } from "../harness/statistics.mjs";

const programs = {
  "JSON transform, 50 MB": { file: "json-transform.mjs" },
  "TypeScript compile": { file: "typescript-compile.mjs", include: "node_modules/typescript/" },
  "HTTP server under load": { file: "http-server.mjs" },
};
const modes = {
  untraced: {},
  sampled: { TRACE_MODE: "sampled" },
  exact: { TRACE_MODE: "exact" },
};
// in turn, so that a busy minute hurts all alike; exact takes minutes, of which one busy one tells little
const PAIRS = 7;
const turns = Array.from({ length: PAIRS }, (_, i) =>
  i % 2 === 0 ? ["untraced", "sampled"] : ["sampled", "untraced"],
).flat();
turns.push("exact");

const conditions = machine();
const rows = Object.entries(programs).flatMap(([name, program]) => {
  const results = Object.fromEntries(Object.keys(modes).map((mode) => [mode, []]));
  for (const mode of turns) results[mode].push(run(program, modes[mode]));
  const untraced = middle(results.untraced);
  return Object.keys(modes).map((mode) => {
    const { seconds, peakMB, onLines } = middle(results[mode]);
    return [
      name,
      mode,
      seconds.toFixed(2),
      `${(seconds / untraced.seconds).toFixed(2)}x`,
      peakMB.toFixed(0),
      onLines === undefined ? "–" : `${(onLines * 100).toFixed(1)} %`,
    ];
  });
});
report({
  question:
    "What tracing costs, and the share of live bytes on a line rather than on a whole function",
  machine: conditions,
  header: ["program", "", "seconds", "of untraced", "peak resident MB", "on lines"],
  rows,
});

function run({ file, include }, mode) {
  const path = fileURLToPath(new URL(`programs/${file}`, import.meta.url));
  const env = { ...process.env, ...mode, ...(include && { SLOTTED_TRACE_INCLUDE: include }) };
  const traced = "TRACE_MODE" in mode ? ["--import", "@slotted/trace/register"] : [];
  const args = ["--expose-gc", "--max-old-space-size=8192", ...traced, path];
  const { stdout, status } = spawnSync(process.execPath, args, {
    env,
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${file} ended with ${status}`);
  return JSON.parse(stdout);
}

/** The medians, one by one. */
function middle(results) {
  const median = (key) =>
    quantile(
      results.map((result) => result[key]),
      0.5,
    );
  const { onLines } = results[0];
  return { seconds: median("seconds"), peakMB: median("peakMB"), onLines };
}
