// Runs a program's work once to warm up and then, traced if TRACE_MODE says how, for the clock.
import { readFileSync } from "node:fs";
import process from "node:process";
import { start, stop, takeSnapshot } from "@slotted/trace";

// exact tracing takes long enough for one round to do
const { TRACE_MODE } = process.env;
const ROUNDS = TRACE_MODE === "exact" ? 1 : 3;

/** `work` returns what the program holds at its end. */
export async function measured(work) {
  const held = [await work()];
  if (TRACE_MODE) start({ mode: TRACE_MODE });
  const seconds = [];
  for (let round = 0; round < ROUNDS; round++) {
    held.pop();
    gc();
    const begun = performance.now();
    held.push(await work());
    seconds.push((performance.now() - begun) / 1000);
  }
  const [, peak] = /VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"));
  const result = { seconds: Math.min(...seconds), peakMB: Number(peak) / 1024 };
  // a snapshot of millions of exact samples takes minutes, and says no more
  if (TRACE_MODE === "sampled") result.onLines = await shareOnLines(work, held);
  process.stdout.write(JSON.stringify(result));
  return held;
}

/**
 * Of the live bytes that the program's own files made: the share on a line, not on a whole function. At
 * the default interval a server of 4 MB is eight samples: too few to tell.
 */
async function shareOnLines(work, held) {
  stop();
  start({ mode: "sampled", interval: 8192 });
  held.pop();
  held.push(await work());
  const snapshot = takeSnapshot();
  const all = snapshot
    .statistics("lineno")
    .filter(({ traceback }) => !traceback.at(-1).filename.startsWith("node:"));
  const whole = Object.values(snapshot.attributes.wholeFunctions);
  return 1 - sum(whole) / sum(all.map(({ size }) => size));
}

const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
