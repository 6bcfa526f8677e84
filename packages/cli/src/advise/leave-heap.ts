import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getHeapStatistics, setFlagsFromString, writeHeapSnapshot } from "node:v8";
import { runInNewContext } from "node:vm";
import { isMainThread } from "node:worker_threads";
import { watch } from "@slotted/trace/watch";

// What `slotted advise -- node app.js` has each Node process do before the program: leave, in a
// folder, the heap snapshot of the moment when most was alive, within a quarter, or of its end.

/** The variable of the environment that names the folder. */
export const FOLDER = "SLOTTED_ADVISE_FOLDER";

/** How the names of the files end. */
export const SNAPSHOT = ".heapsnapshot";
export const NOTE = ".json";

/** What is known of a snapshot, left beside it. */
export interface HeapNote {
  readonly file: string;
  /** Bytes of the heap and of what hangs on it, behind a collection. */
  readonly bytes: number;
  readonly at: "peak" | "exit";
}

/** As much more, in times, is worth another snapshot: all together take five times the last. */
const GROWTH = 1.25;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

const folder = process.env[FOLDER];
if (folder !== undefined && isMainThread) leaveHeapSnapshots(folder);

function leaveHeapSnapshots(folder: string): void {
  const collect = collector();
  collect();
  let highest = bytesInUse();
  let left = false;
  let notBefore = 0;

  const unwatch = watch(() => {
    const now = performance.now();
    if (bytesInUse() < highest * GROWTH || now < notBefore) return;
    collect();
    const bytes = bytesInUse();
    if (bytes >= highest * GROWTH) leave("peak", bytes);
    // it was garbage: a tenth of the time is enough for finding that out
    else notBefore = now + 10 * (performance.now() - now);
  });
  process.once("exit", leaveLast);
  for (const signal of SIGNALS) leaveAt(signal);

  function leave(at: HeapNote["at"], bytes: number): void {
    const path = join(folder, `${process.pid}`);
    writeHeapSnapshot(`${path}.part`, { exposeNumericValues: true });
    // who is killed meanwhile leaves the one before
    renameSync(`${path}.part`, path + SNAPSHOT);
    const note: HeapNote = { file: path + SNAPSHOT, bytes, at };
    writeFileSync(path + NOTE, JSON.stringify(note));
    highest = bytes;
    left = true;
  }

  function leaveLast(): void {
    unwatch();
    collect();
    const bytes = bytesInUse();
    if (!left || bytes >= highest) leave("exit", bytes);
  }

  function leaveAt(signal: NodeJS.Signals): void {
    const handle = () => {
      // a program with a handler of its own goes on as it likes
      if (process.listenerCount(signal) > 1) return;
      leaveLast();
      process.off("exit", leaveLast);
      process.off(signal, handle);
      process.kill(process.pid, signal);
    };
    process.on(signal, handle);
  }
}

function bytesInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

function collector(): () => void {
  const wasOn = runInNewContext("typeof gc") === "function";
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  // whoever asked for it keeps it
  if (!wasOn) setFlagsFromString("--no-expose-gc");
  return collect;
}
