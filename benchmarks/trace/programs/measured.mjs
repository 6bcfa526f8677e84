// Runs a program's work once to warm up and three times for the clock; says what it held and took.
import { readFileSync } from "node:fs";
import process from "node:process";
import { isTracing, takeSnapshot } from "@slotted/trace";

/** `work` returns what the program holds at its end. */
export async function measured(work) {
  const held = [await work()];
  const seconds = [];
  for (let round = 0; round < ROUNDS; round++) {
    held.pop();
    gc();
    const start = performance.now();
    held.push(await work());
    seconds.push((performance.now() - start) / 1000);
  }
  const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  const result = { seconds: Math.min(...seconds), peakMB: Number(peak) / 1024 };
  if (isTracing()) result.onLines = shareOnLines();
  process.stdout.write(JSON.stringify(result));
  return held;
}

// exact tracing takes long enough for one to do
const ROUNDS = process.env.SLOTTED_TRACE_MODE === "exact" ? 1 : 3;

/** Of the live bytes that the program's own files made: the share on a line, not on a whole function. */
function shareOnLines() {
  let all = 0;
  let whole = 0;
  for (const { size, wholeFunction, traceback } of takeSnapshot().statistics("lineno")) {
    if (traceback.at(-1).filename.startsWith("node:")) continue;
    all += size;
    if (wholeFunction) whole += size;
  }
  return 1 - whole / all;
}
