import { setEnvironmentData } from "node:worker_threads";

import { attribute } from "./attribute.ts";
import { bufferTraces, chargeOf, clearBuffers } from "./buffers.ts";
import { badInterval, badMode, badTracebackLimit, notTracing } from "./errors.ts";
import { seesEachAllocation } from "./instrument-thread.ts";
import { forgetObjects, framesOfObject, rememberObjects } from "./objects.ts";
import { unwatchPeak, watchPeak } from "./peak.ts";
import type { RawTrace } from "./raw-trace.ts";
import { releaseWeakRefs } from "./release-weak-refs.ts";
import { Sampler } from "./sampler.ts";
import { beExact, leaveSites, on, seeSites } from "./site-runtime.ts";
import { Snapshot } from "./snapshot.ts";
import { Traceback } from "./traceback.ts";
import { clearTracked, trackedTraces } from "./track.ts";
import { traceBuffers } from "./watch-buffers.ts";
import { unwatched } from "./watch.ts";
import type { BytesByLine } from "./whole-functions.ts";

/** Under which new workers find the options to start with. */
export const START_OPTIONS = "@slotted/trace start";

export interface StartOptions {
  /** The most frames of a traceback; 1 if left out. */
  readonly nframe?: number;
  /** `exact`, which is the default, sees each allocation; `sampled` some, at random. */
  readonly mode?: "exact" | "sampled";
  /**
   * Looks for a new peak twenty times a second, also while the program is busy, at the cost of a
   * snapshot each time a tenth more is in use.
   */
  readonly peak?: boolean;
  /** Remembers where each object was made, for `getObjectTraceback`, at some cost. */
  readonly objects?: boolean;
  /** Keeps on counting what was collected: all that each line ever allocated on V8's heap. */
  readonly garbage?: boolean;
  /** Mean bytes from one sample to the next, for mode `sampled`: 524288 if left out, as V8 and Go have it. */
  readonly interval?: number;
}

/**
 * Begins to trace allocations, as tracemalloc.start; does nothing while tracing.
 *
 * @throws {RangeError} `ERR_TRACEBACK_LIMIT`, `ERR_MODE`, `ERR_INTERVAL`
 */
export function start(options: StartOptions = {}): void {
  const { nframe = 1, mode = "exact", interval = 524_288 } = options;
  if (!Number.isSafeInteger(nframe) || nframe < 1) throw badTracebackLimit("start", nframe);
  if (mode !== "exact" && mode !== "sampled") throw badMode(mode);
  if (!Number.isSafeInteger(interval) || interval < 2) throw badInterval(interval);
  if (sampler !== undefined) return;
  limit = nframe;
  peak = 0;
  traceBuffers();
  forget();
  if (mode === "exact") beExact();
  seesEachAllocation(mode === "exact");
  sampler = new Sampler(mode === "exact" ? 1 : interval, { dead: options.garbage === true });
  seeSites({ exact: mode === "exact" });
  if (options.objects) rememberObjects(nframe);
  if (options.peak) watchPeak(() => void traces("start"));
  setEnvironmentData(START_OPTIONS, { ...options });
}

/** Stops tracing and forgets all traces, as tracemalloc.stop. */
export function stop(): void {
  leaveSites();
  const stopped = sampler;
  // a look in between asks a sampler that runs, or none
  sampler = undefined;
  stopped?.stop();
  seesEachAllocation(false);
  forgetObjects();
  unwatchPeak();
  setEnvironmentData(START_OPTIONS, undefined);
  forget();
}

/** Tells whether allocations are traced. */
export function isTracing(): boolean {
  return sampler !== undefined;
}

/**
 * Collects garbage, then takes a snapshot of what is alive of all that was allocated since `start`.
 * Its attribute `wholeFunctions` has by line (`a.js:5`) the bytes that are of a whole function that
 * begins there, as the code was not instrumented or the allocation is no site; statistics of lines
 * where they are more than a tenth are marked.
 *
 * @throws {Error} `ERR_NOT_TRACING`
 */
export function takeSnapshot(): Snapshot {
  return toSnapshot(traces("takeSnapshot"));
}

/**
 * The traces of a snapshot, as another thread can be sent them.
 *
 * @throws {Error} `ERR_NOT_TRACING`
 */
export function takeTraces(): { traces: RawTrace[]; wholeFunctions: BytesByLine } {
  const { all, wholeFunctions } = traces("takeTraces");
  return { traces: all, wholeFunctions };
}

/**
 * What was alive when the most was: seen at each snapshot, `getTracedMemory`, and with
 * `start({ peak: true })` after collections. Undefined where none was seen.
 */
export function getPeakSnapshot(): Snapshot | undefined {
  return atPeak && toSnapshot(atPeak);
}

/** Forgets all traces and goes on tracing, as tracemalloc.clear_traces. */
export function clearTraces(): void {
  sampler?.clear();
  forget();
}

/**
 * Bytes traced now, after a collection, and the most that was seen at once; 0 while not tracing, as
 * tracemalloc.get_traced_memory.
 */
export function getTracedMemory(): { current: number; peak: number } {
  if (sampler === undefined) return { current: 0, peak: 0 };
  return { current: traces("getTracedMemory").current, peak };
}

/** Sets the peak to what is traced now, as tracemalloc.reset_peak. */
export function resetPeak(): void {
  peak = 0;
  atPeak = undefined;
  getTracedMemory();
}

/**
 * Where an object was made, as tracemalloc.get_object_traceback: a buffer or a view of one always,
 * literals and what `new` makes with `start({ objects: true })`. Undefined where it is not known.
 */
export function getObjectTraceback(value: object): Traceback | undefined {
  const found = chargeOf(value) ?? framesOfObject(value);
  return found && Traceback.fromRaw(found.frames, found.totalNframe);
}

/** The most frames of a traceback: what `start` was given. */
export function getTracebackLimit(): number {
  return limit;
}

/**
 * Bytes of the V8 heap that the tracer itself holds, as of the last snapshot, as
 * tracemalloc.get_tracemalloc_memory. V8's records of the samples are outside its heap.
 */
export function getTracemallocMemory(): number {
  return own;
}

let sampler: Sampler | undefined;
let limit = 1;
let peak = 0;
let own = 0;
let atPeak: Found | undefined;

interface Found {
  readonly all: RawTrace[];
  readonly current: number;
  readonly wholeFunctions: BytesByLine;
}

function toSnapshot({ all, wholeFunctions }: Found): Snapshot {
  return Snapshot.fromTraces(all, limit).withAttributes({ wholeFunctions });
}

function forget(): void {
  atPeak = undefined;
  clearBuffers(limit);
  clearTracked(limit);
}

const traces = (where: string): Found => unwatched(() => findTraces(where));

function findTraces(where: string): Found {
  if (sampler === undefined) throw notTracing(where);
  releaseWeakRefs();
  // what an argument threw behind
  on.owner = undefined;
  const { interval } = sampler;
  const heap = attribute(sampler.profile(), { nframe: limit, interval });
  own = heap.own;
  const all: RawTrace[] = [...heap.traces, ...bufferTraces(), ...trackedTraces()];
  const current = all.reduce((sum, { size }) => sum + size, 0);
  const found = { all, current, wholeFunctions: heap.wholeFunctions };
  if (current > peak) {
    peak = current;
    atPeak = found;
  }
  return found;
}
