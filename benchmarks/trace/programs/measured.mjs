// Runs a program's work once to warm up and then, traced if TRACE_MODE says how, for the clock.
import { readFileSync } from "node:fs";
import process from "node:process";
import { start, takeSnapshot } from "@slotted/trace";

// exact tracing takes long enough for one round to do
const { TRACE_MODE } = process.env;
const ROUNDS = TRACE_MODE === "exact" ? 1 : 3;

/** `work` returns what the program holds at its end. */
export async function measured(work) {
  const held = [await work()];
  if (TRACE_MODE) start({ mode: TRACE_MODE, ...(process.env.TRACE_INTERVAL && {interval:+process.env.TRACE_INTERVAL}) });
  const seconds = [];
  for (let round = 0; round < ROUNDS; round++) {
    held.pop();
    gc();
    const begun = performance.now();
    held.push(await work());
    seconds.push((performance.now() - begun) / 1000);
  }
  const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  globalThis.showRaw?.();
  const result = { seconds: Math.min(...seconds), peakMB: Number(peak) / 1024 };
  // a snapshot of millions of exact samples takes minutes, and says no more
  if (TRACE_MODE === "sampled") result.onLines = shareOnLines();
  process.stdout.write(JSON.stringify(result));
  return held;
}

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
