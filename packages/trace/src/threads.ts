import { BroadcastChannel, getEnvironmentData, threadId, type Worker } from "node:worker_threads";

import { notTracing } from "./errors.ts";
import type { RawTrace } from "./raw-trace.ts";
import { Snapshot } from "./snapshot.ts";
import {
  getTracebackLimit,
  isTracing,
  start,
  START_OPTIONS,
  takeTraces,
  type StartOptions,
} from "./tracing.ts";
import { watchThreads } from "./watch.ts";
import { addLines, type BytesByLine } from "./whole-functions.ts";

/**
 * Has this thread answer others that ask for its traces, and traces it with options that the
 * thread that made it gave.
 */
export function joinThreads(options: StartOptions | undefined): void {
  process.on("worker", (worker: Worker) => {
    // neither these nor the thread of Node 20's loader hooks run code of the program
    if (worker.constructor.name === "InternalWorker" || watchThreads.has(worker)) return;
    const id = worker.threadId;
    workers.add(id);
    worker.once("exit", () => {
      workers.delete(id);
      gone.emit?.(id);
    });
  });
  const listening = openChannel();
  listening.onmessage = (event: unknown) => {
    const { ask } = (event as { data: Partial<Question> }).data;
    if (ask !== undefined) listening.postMessage(answer(ask));
  };
  // does not keep the thread alive
  listening.unref();
  if (options !== undefined) start(options);
}

/** What the thread that made this one traces with; undefined where it does not, or there is none. */
export function inheritedOptions(): StartOptions | undefined {
  return threadId === 0
    ? undefined
    : (getEnvironmentData(START_OPTIONS) as StartOptions | undefined);
}

/**
 * Takes one snapshot of this thread and the workers it started after `start`, and theirs. The
 * oldest frame of each traceback names the thread: `<thread 0>` is the main one.
 *
 * @throws {Error} `ERR_NOT_TRACING`
 */
export async function takeSnapshotOfThreads(): Promise<Snapshot> {
  if (!isTracing()) throw notTracing("takeSnapshotOfThreads");
  const answers = [answer(""), ...(await askWorkers())];
  const traces = answers.flatMap(({ thread, traces }) =>
    traces.map((each) => ofThread(each, thread)),
  );
  const wholeFunctions = addLines(answers.map((each) => each.wholeFunctions));
  return Snapshot.fromTraces(traces, getTracebackLimit() + 1).withAttributes({ wholeFunctions });
}

interface Question {
  readonly ask: string;
}

interface Answer {
  readonly to: string;
  readonly thread: number;
  readonly workers: readonly number[];
  readonly traces: readonly RawTrace[];
  readonly wholeFunctions: BytesByLine;
}

const workers = new Set<number>();
// who waits for an answer of a worker that may end before it gives one
const gone: { emit?: (thread: number) => void } = {};
let asked = 0;

// BroadcastChannel reaches all threads of the process, and only these
const openChannel = () => new BroadcastChannel("@slotted/trace") as unknown as Channel;

interface Channel {
  onmessage: (event: unknown) => void;
  postMessage(message: unknown): void;
  unref(): void;
  close(): void;
}

function answer(to: string): Answer {
  const found = isTracing() ? takeTraces() : { traces: [], wholeFunctions: {} };
  return { to, thread: threadId, workers: [...workers], ...found };
}

async function askWorkers(): Promise<Answer[]> {
  const waiting = new Set(workers);
  const answers: Answer[] = [];
  if (waiting.size === 0) return answers;
  const channel = openChannel();
  const ask = `${threadId}:${asked++}`;
  try {
    await new Promise<void>((done) => {
      const finish = (thread: number) => {
        waiting.delete(thread);
        if (waiting.size === 0) done();
      };
      gone.emit = finish;
      channel.onmessage = (event) => {
        const { data } = event as { data: Partial<Answer> };
        if (data.to !== ask || data.thread === threadId) return;
        answers.push(data as Answer);
        for (const each of (data as Answer).workers) {
          if (!answers.some(({ thread }) => thread === each)) waiting.add(each);
        }
        finish(data.thread as number);
      };
      channel.postMessage({ ask } satisfies Question);
    });
  } finally {
    channel.close();
    delete gone.emit;
  }
  return answers;
}

function ofThread(trace: RawTrace, thread: number): RawTrace {
  const total = (trace.totalNframe ?? trace.frames.length) + 1;
  return { ...trace, frames: [...trace.frames, [`<thread ${thread}>`, 0]], totalNframe: total };
}
