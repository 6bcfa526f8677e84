import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { threadId } from "node:worker_threads";

import { collectGarbage } from "./collect-garbage.ts";
import { growth } from "./growth.ts";
import { leaveAtAbort } from "./leave-at-abort.ts";
import type { Snapshot } from "./snapshot.ts";
import { getPeakSnapshot, getTracemallocMemory, isTracing, takeSnapshot } from "./tracing.ts";
import { uncountedBytes } from "./uncounted-bytes.ts";
import { unwatched, watch } from "./watch.ts";
import { askWorkersToLeave, whenAsked } from "./watch-workers.ts";

/**
 * Has this thread leave its snapshot in a folder, as long as that is there: every so many milliseconds, as the main module
 * ends, each time a quarter more is in use (for a heap that runs full leaves no time), when the thread ends by itself, by
 * `process.exit` or an error, before another thread ends it, and when a signal ends the process. The one at the highest peak that
 * was seen is left beside it.
 */
export function leaveSnapshots(folder: string, every: number): void {
  const file = join(folder, `${process.pid}.${threadId}`);
  let notBefore = performance.now() + every;
  const grown = growth(GROWTH);
  const leave = () => unwatched(() => quietly(leaveNow));
  const leaveNow = () => {
    const start = performance.now();
    if (isTracing() && existsSync(folder)) leaveSnapshot(file);
    const now = performance.now();
    // a tenth of the time at most
    notBefore = now + Math.max(every, 10 * (now - start));
  };
  const leaveAll = () => {
    quietly(askWorkersToLeave);
    leave();
  };
  const leaveIfAsked = whenAsked(leaveAll);
  const unwatch = watch((atMainEnd) => {
    leaveIfAsked();
    // behind the main module's last line, nothing holds its variables
    const due = every > 0 && (atMainEnd || performance.now() >= notBefore);
    if (due || grown()) leave();
  });
  process.once("exit", () => {
    unwatch();
    leaveAll();
  });
  if (threadId !== 0) return;
  leaveAtAbort(leaveAll);
  for (const signal of SIGNALS) leaveAt(signal, leaveAll, unwatch);
}

/** How the names of the files end. */
export const LAST = ".slotted-trace";
export const PEAK = ".peak.slotted-trace";

const GROWTH = 1.25;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

// a folder that is gone or a disk that is full is no matter of the program's
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // the next look tries again
  }
}

function leaveSnapshot(file: string): void {
  collectGarbage();
  const memory = process.memoryUsage();
  const snapshot = takeSnapshot();
  const about = {
    process: process.pid,
    thread: threadId,
    program: process.argv[1],
    node: process.version,
    memory: { ...memory, tracer: getTracemallocMemory(), uncounted: uncountedBytes() },
    time: Date.now(),
  };
  dumpWhole(snapshot.withAttributes(about), file + LAST);
  const peak = getPeakSnapshot();
  if (peak !== undefined) dumpWhole(peak.withAttributes(about), file + PEAK);
}

// who reads the file sees the one before or the new one
function dumpWhole(snapshot: Snapshot, path: string): void {
  const part = `${path}.part`;
  try {
    snapshot.dump(part);
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
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
