// What does tracing cost real programs: time, memory, and how much of the heap gets a line?
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";
import { quantile } from "../harness/statistics.mjs";
import { writeOrders } from "./programs/orders.mjs";

const ROUNDS = 3;
const EXACT_ROUNDS = 1; // tens of times longer, so one run says enough

const ordersFile = join(mkdtempSync(join(tmpdir(), "slotted-trace-cost-")), "orders.json");
writeOrders(ordersFile, 50_000_000);

const programs = {
  "JSON transform, 50 MB": { file: "transform.mjs", input: ordersFile },
  "TypeScript compile": { file: "compile.mjs", include: "node_modules/typescript/" },
  "HTTP server under load": { file: "serve.mjs" },
};
const modes = ["untraced", "sampled", "exact"];

const rows = [];
for (const [name, program] of Object.entries(programs)) rows.push(...(await rowsOf(name, program)));
rmSync(dirname(ordersFile), { recursive: true });
report({
  question: "Tracing three programs: the work without the loading of modules, memory at its end",
  machine: machine(),
  header: ["program", "", "ms", "against untraced", "rss, MB", "own bytes on a line", "all bytes"],
  rows,
});

/** Runs a program in all modes in turn, so that a busy second hurts them alike. */
async function rowsOf(name, program) {
  const runs = new Map(modes.map((mode) => [mode, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const mode of modes) {
      if (mode === "exact" && round >= EXACT_ROUNDS) continue;
      runs.get(mode).push(await run(program, mode));
    }
  }
  const [expected] = runs.get("untraced");
  return modes.map((mode) => {
    const list = runs.get(mode);
    for (const { text } of list)
      if (text !== expected.text)
        throw new Error(`${name}, ${mode}: ${text}, not ${expected.text}`);
    const { milliseconds, rss, lines } = medians(list);
    return [
      mode === "untraced" ? name : "",
      mode,
      milliseconds.toFixed(0),
      `${(milliseconds / medians(runs.get("untraced")).milliseconds).toFixed(2)}x`,
      (rss / 1e6).toFixed(0),
      percent(lines.ofOwn),
      percent(lines.ofAll),
    ];
  });
}

function medians(list) {
  const median = (read) => quantile(list.map(read), 0.5);
  return {
    milliseconds: median((run) => run.milliseconds),
    rss: median((run) => run.rss),
    lines: {
      ofOwn: median((run) => run.lines?.ofOwn ?? NaN),
      ofAll: median((run) => run.lines?.ofAll ?? NaN),
    },
  };
}

function percent(share) {
  return Number.isNaN(share) ? "" : `${(share * 100).toFixed(1)} %`;
}

async function run({ file, input = "", include = "" }, mode) {
  const tracing = mode === "untraced" ? [] : ["--import", "@slotted/trace/register"];
  const env = { ...process.env, SLOTTED_TRACE: tracing.length ? "1" : "0" };
  if (tracing.length)
    Object.assign(env, { SLOTTED_TRACE_MODE: mode, SLOTTED_TRACE_INCLUDE: include });
  const child = fork(fileURLToPath(new URL(`programs/${file}`, import.meta.url)), [input], {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env,
    execArgv: tracing,
  });
  const [result] = await Promise.race([once(child, "message"), failure(child)]);
  if (child.exitCode === null) await once(child, "exit");
  return result;
}

async function failure(child) {
  const [code] = await once(child, "exit");
  throw new Error(`${child.spawnfile} ended with ${code} before it said anything`);
}
