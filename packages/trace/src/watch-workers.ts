import { fileURLToPath } from "node:url";
import workers, {
  getEnvironmentData,
  setEnvironmentData,
  type Worker,
  type WorkerOptions,
} from "node:worker_threads";

import { given } from "./given.ts";
import { givenOf } from "./watch-construct.ts";

/**
 * Has each worker of the program load a module before its own, whatever options it is given, which
 * Node else would not: with `execArgv` or `env` of its own, or text for a program. The worker finds
 * the `execArgv` that it would have had.
 */
export function watchWorkers(url: string): void {
  const watched = new Proxy(given.Worker, {
    construct(target, [file, options = {}]: [string | URL, WorkerOptions?], newTarget) {
      const state = new Int32Array(new given.SharedArrayBuffer(4));
      try {
        setEnvironmentData(STATE, state);
        const make = (changed: WorkerOptions) =>
          Reflect.construct(target, [file, changed], newTarget) as Worker;
        const worker = withPreload(url, options, make);
        living.set(worker, state);
        worker.once("exit", () => living.delete(worker));
        return worker;
      } finally {
        setEnvironmentData(STATE, undefined);
        setEnvironmentData(EXEC_ARGV, undefined);
      }
    },
  });
  givenOf.set(watched, given.Worker);
  Object.defineProperty(given.Worker.prototype, "constructor", { value: watched });
  workers.Worker = watched;
  leaveBeforeTerminate(given.Worker.prototype);
}

/** In a worker: gives it the `execArgv` it would have had. */
export function restoreExecArgv(): void {
  const seen = getEnvironmentData(EXEC_ARGV) as readonly string[] | undefined;
  if (seen !== undefined) process.execArgv.splice(0, Infinity, ...seen);
  setEnvironmentData(EXEC_ARGV, undefined);
}

/**
 * In a worker: answers what it calls at each look, to leave what it is to leave before another thread
 * ends it.
 */
export function whenAsked(leave: () => void): () => void {
  const state = getEnvironmentData(STATE) as Int32Array | undefined;
  setEnvironmentData(STATE, undefined);
  if (state === undefined) return () => {};
  const tell = (now: number) => {
    Atomics.store(state, 0, now);
    Atomics.notify(state, 0);
  };
  process.once("exit", () => tell(ENDED));
  tell(READY);
  return () => {
    if (Atomics.load(state, 0) !== ASKED) return;
    tell(LEAVING);
    try {
      leave();
    } finally {
      tell(READY);
    }
  };
}

/** Has the workers of this thread leave what they are to leave, as far as they look. */
export function askWorkersToLeave(only?: Worker): void {
  const asked = [...living].filter(
    ([worker, state]) =>
      (only === undefined || worker === only) &&
      Atomics.compareExchange(state, 0, READY, ASKED) === READY,
  );
  for (const [, state] of asked) {
    Atomics.wait(state, 0, ASKED, HEARD_MS);
    Atomics.wait(state, 0, LEAVING, LEFT_MS);
    // it neither waits nor runs instrumented code
    Atomics.compareExchange(state, 0, ASKED, READY);
  }
}

const STATE = "@slotted/trace state";
const EXEC_ARGV = "@slotted/trace execArgv";

const READY = 1;
const ASKED = 2;
const LEAVING = 3;
const ENDED = 4;

const HEARD_MS = 2000;
const LEFT_MS = 10_000;

const living = new Map<Worker, Int32Array>();

function withPreload(
  url: string,
  options: WorkerOptions,
  make: (options: WorkerOptions) => Worker,
): Worker {
  const { execArgv, env, eval: isText } = options;
  const ownEnv = typeof env === "object";
  if (execArgv === undefined && !ownEnv && !isText) return make(options);
  setEnvironmentData(EXEC_ARGV, execArgv ?? process.execArgv);
  const preload = preloadOf(url, isText === true);
  // with an environment of its own, Node leaves out what this thread was given
  const kept = execArgv ?? (ownEnv ? [] : process.execArgv);
  try {
    return make({ ...options, execArgv: [...kept, preload] });
  } catch (error) {
    // those that are the process's hold all the same; a mistake of the program's stays one
    if (execArgv !== undefined || !isInvalidExecArgv(error)) throw error;
    const invalid = error.message.split(/[:,] /).slice(1);
    const valid = kept.filter((option) => !invalid.includes(option));
    return make({ ...options, execArgv: [...valid, preload] });
  }
}

function preloadOf(url: string, isText: boolean): string {
  const { require_module: canRequire } = process.features as { require_module?: boolean };
  // Node runs no import before a worker's text
  return isText && canRequire ? `--require=${fileURLToPath(url)}` : `--import=${url}`;
}

const isInvalidExecArgv = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_INVALID_EXEC_ARGV";

function leaveBeforeTerminate(prototype: Worker): void {
  const { terminate } = prototype;
  const value = new Proxy(terminate, {
    apply(target, self: Worker, args) {
      askWorkersToLeave(self);
      return Reflect.apply(target, self, args) as Promise<number>;
    },
  });
  givenOf.set(value, terminate);
  Object.defineProperty(prototype, "terminate", { value, writable: true, configurable: true });
}
