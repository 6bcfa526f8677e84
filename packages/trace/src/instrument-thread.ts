import { MessageChannel } from "node:worker_threads";

import { given } from "./given.ts";
import type { InstrumentedSource, Source } from "./instrument-source.ts";
import { watchThreads } from "./watch.ts";

/** Says whether each allocation of this thread is seen, so that what is much work is done in another. */
export function seesEachAllocation(seen: boolean): void {
  wanted = seen;
}

/** Instruments a module in a thread of its own; undefined where that is not wanted, or fails. */
export function inThread(source: Source): InstrumentedSource | undefined {
  if (!wanted) return undefined;
  thread ??= startThread();
  const { signal, port } = thread;
  Atomics.store(signal, 0, 0);
  port.postMessage(source);
  Atomics.wait(signal, 0, 0, ANSWER_MS);
  const answer = given.receiveMessageOnPort(port) as
    { message: InstrumentedSource | undefined } | undefined;
  // it will not answer the next one either
  if (answer === undefined) wanted = false;
  return answer?.message;
}

interface Thread {
  readonly signal: Int32Array;
  readonly port: MessageChannel["port1"];
}

let wanted = false;
let thread: Thread | undefined;

const ANSWER_MS = 60_000;

function startThread(): Thread {
  const signal = new Int32Array(new given.SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const worker = new given.Worker(new URL("./instrument-worker.js", import.meta.url), {
    name: "@slotted/trace instrument",
    // nothing is loaded before, nor traced
    execArgv: [],
    env: {},
    workerData: { signal, port: port2 },
    transferList: [port2],
  });
  worker.unref();
  watchThreads.add(worker);
  port1.unref();
  return { signal, port: port1 };
}
