import { existsSync, realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { threadId, type Worker } from "node:worker_threads";

import { given } from "./given.ts";
import { on } from "./site-runtime.ts";

/**
 * Calls back about twenty times a second, also in a program that never waits: another thread asks
 * the main one through the inspector, whose messages interrupt running code; and as an instrumented
 * module ends, or a short program would be over unseen. The look is told whether the program's main
 * module ends. Returns what ends it.
 *
 * Workers look when they wait, and while instrumented code of theirs runs. The inspector would interrupt
 * them too, but a `terminate()` that meets its message is lost now and then, and the worker runs for
 * ever (Node 20).
 */
export function watch(look: Look): () => void {
  looks.add(look);
  if (looks.size === 1) {
    Object.defineProperty(globalThis, KEY, { value: () => lookAll(), configurable: true });
    stopAsking = threadId === 0 ? startThread() : startTimer();
  }
  on.ended = (module) => lookAll(module === mainModule());
  return () => {
    looks.delete(look);
    if (looks.size === 0) stop();
  };
}

type Look = (atMainEnd: boolean) => void;

/** Does the tracer's own work, which no look interrupts. */
export function unwatched<T>(work: () => T): T {
  const before = busy;
  busy = true;
  try {
    return work();
  } finally {
    busy = before;
  }
}

/** The threads that watch, which are none of the program's. */
export const watchThreads = new WeakSet<Worker>();

const WATCH_THREAD = "@slotted/trace watch";

const KEY = Symbol.for("@slotted/trace look");
const LOOK = `globalThis[Symbol.for(${JSON.stringify(KEY.description)})]?.()`;
const STOP = 0;
const STARTED = 1;
const DISCONNECT_MS = 5000;

const MILLISECONDS = 50;

const looks = new Set<Look>();
let busy = false;
let stopAsking: (() => void) | undefined;

function stop(): void {
  on.ended = undefined;
  stopAsking?.();
  stopAsking = undefined;
}

function lookAll(atMainEnd = false): void {
  if (busy) return;
  unwatched(() => {
    for (const look of looks) look(atMainEnd);
  });
}

function mainModule(): string | undefined {
  const file = process.argv[1] ?? "";
  return existsSync(file) ? pathToFileURL(realpathSync(file)).href : undefined;
}

function startTimer(): () => void {
  let due = 0;
  const lookIfDue = () => {
    if (performance.now() < due) return;
    lookAll();
    due = performance.now() + MILLISECONDS;
  };
  const timer = setInterval(lookIfDue, MILLISECONDS);
  timer.unref();
  on.often = lookIfDue;
  return () => {
    clearInterval(timer);
    on.often = undefined;
  };
}

function startThread(): () => void {
  const signal = new Int32Array(new given.SharedArrayBuffer(8));
  const worker = new given.Worker(THREAD, {
    eval: true,
    name: WATCH_THREAD,
    // nothing is loaded before, nor traced
    execArgv: [],
    env: {},
    workerData: { signal, milliseconds: MILLISECONDS, expression: LOOK },
  });
  worker.unref();
  watchThreads.add(worker);
  process.once("exit", stop);
  return () => {
    process.off("exit", stop);
    Atomics.store(signal, STOP, 1);
    Atomics.notify(signal, STOP);
    // a session that is still connected has the program wait for "the debugger" at its end
    if (Atomics.load(signal, STARTED)) Atomics.wait(signal, STARTED, 1, DISCONNECT_MS);
  };
}

// text, for it must not be loaded through the hooks
const THREAD = `
const { Session } = require("node:inspector");
const { signal, milliseconds, expression } = require("node:worker_threads").workerData;
const session = new Session();
// who has not answered yet is not asked again: it would do nothing else
let isFree = true;
function ask() {
  if (isFree) session.post("Runtime.evaluate", { expression, silent: true }, () => (isFree = true));
  isFree = false;
}
async function run() {
  session.connectToMainThread();
  // the promise alone keeps no thread alive
  const timer = setInterval(ask, milliseconds);
  await Atomics.waitAsync(signal, ${STOP}, 0).value;
  clearInterval(timer);
  session.disconnect();
}
function end() {
  Atomics.store(signal, ${STARTED}, 0);
  Atomics.notify(signal, ${STARTED});
}
// before it looks whether to stop: the other thread says so, then looks whether to wait
Atomics.store(signal, ${STARTED}, 1);
if (Atomics.load(signal, ${STOP}) === 0) run().finally(end);
else end();
`;
