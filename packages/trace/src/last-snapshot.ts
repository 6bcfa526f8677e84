import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

import { collectGarbage } from "./collect-garbage.ts";
import { growth } from "./growth.ts";
import { leaveAtAbort } from "./leave-at-abort.ts";
import type { Snapshot } from "./snapshot.ts";
import { getPeakSnapshot, getTracemallocMemory, isTracing, takeSnapshot } from "./tracing.ts";
import { unwatched, watch } from "./watch.ts";

/**
 * Has this thread leave its snapshot in a folder: every so many milliseconds, each time a quarter
 * more is in use (for a heap that runs full leaves no time), when the thread ends by itself, by
 * `process.exit` or an error, and when a signal ends the process. The one at the highest peak that
 * was seen is left beside it.
 */
export function leaveSnapshots(folder: string, every: number): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${process.pid}.${threadId}`);
  let notBefore = performance.now() + every;
  const grown = growth(GROWTH);
  const leave = () => unwatched(leaveNow);
  const leaveNow = () => {
    const start = performance.now();
    if (isTracing()) leaveSnapshot(file);
    const now = performance.now();
    // a tenth of the time at most
    notBefore = now + Math.max(every, 10 * (now - start));
  };
  const unwatch = watch(() => {
    const due = every > 0 && performance.now() >= notBefore;
    if (due || grown()) leave();
  });
  process.once("exit", () => {
    unwatch();
    leave();
  });
  if (threadId !== 0) return;
  leaveAtAbort(leave);
  for (const signal of SIGNALS) leaveAt(signal, leave, unwatch);
}

/** How the names of the files end. */
export const LAST = ".slotted-trace";
export const PEAK = ".peak.slotted-trace";

const GROWTH = 1.25;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

function leaveSnapshot(file: string): void {
  collectGarbage();
  const memory = process.memoryUsage();
  const snapshot = takeSnapshot();
  const about = {
    process: process.pid,
    thread: threadId,
    program: process.argv[1],
    node: process.version,
    memory: { ...memory, tracer: getTracemallocMemory() },
    time: Date.now(),
  };
  dumpWhole(snapshot.withAttributes(about), file + LAST);
  const peak = getPeakSnapshot();
  if (peak !== undefined) dumpWhole(peak.withAttributes(about), file + PEAK);
}

// who reads the file sees the one before or the new one
function dumpWhole(snapshot: Snapshot, path: string): void {
  snapshot.dump(`${path}.part`);
  renameSync(`${path}.part`, path);
}

function leaveAt(signal: NodeJS.Signals, leave: () => void, unwatch: () => void): void {
  const handle = () => {
    leave();
    // a program with a handler of its own goes on as it likes
    if (process.listenerCount(signal) > 1) return;
    unwatch();
    process.off(signal, handle);
    process.kill(process.pid, signal);
  };
  process.on(signal, handle);
}
