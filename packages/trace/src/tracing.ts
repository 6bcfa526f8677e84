import { attribute } from "./attribute.ts";
import { bufferTraces, clearBuffers, traceBuffers } from "./buffers.ts";
import { badTracebackLimit, notTracing } from "./errors.ts";
import type { RawTrace } from "./raw-trace.ts";
import { releaseWeakRefs } from "./release-weak-refs.ts";
import { Sampler } from "./sampler.ts";
import { on } from "./site-runtime.ts";
import { Snapshot } from "./snapshot.ts";

export interface StartOptions {
  /** The most frames of a traceback; 1 if left out. */
  readonly nframe?: number;
}

/**
 * Begins to trace allocations, as tracemalloc.start; does nothing while tracing.
 *
 * @throws {RangeError} `ERR_TRACEBACK_LIMIT`
 */
export function start({ nframe = 1 }: StartOptions = {}): void {
  if (!Number.isSafeInteger(nframe) || nframe < 1) throw badTracebackLimit("start", nframe);
  if (sampler !== undefined) return;
  limit = nframe;
  peak = 0;
  traceBuffers();
  clearBuffers(nframe);
  sampler = new Sampler(1);
  on.on = true;
}

/** Stops tracing and forgets all traces, as tracemalloc.stop. */
export function stop(): void {
  on.on = false;
  sampler?.stop();
  sampler = undefined;
  clearBuffers(limit);
}

/** Tells whether allocations are traced. */
export function isTracing(): boolean {
  return sampler !== undefined;
}

/**
 * Collects garbage, then takes a snapshot of what is alive of all that was allocated since `start`.
 *
 * @throws {Error} `ERR_NOT_TRACING`
 */
export function takeSnapshot(): Snapshot {
  return Snapshot.fromTraces(traces("takeSnapshot"), limit);
}

/** Forgets all traces and goes on tracing, as tracemalloc.clear_traces. */
export function clearTraces(): void {
  sampler?.clear();
  clearBuffers(limit);
}

/**
 * Bytes traced now, after a collection, and the most that was seen at once; 0 while not tracing, as
 * tracemalloc.get_traced_memory.
 */
export function getTracedMemory(): { current: number; peak: number } {
  if (sampler === undefined) return { current: 0, peak: 0 };
  const current = traces("getTracedMemory").reduce((sum, { size }) => sum + size, 0);
  return { current, peak };
}

/** Sets the peak to what is traced now, as tracemalloc.reset_peak. */
export function resetPeak(): void {
  peak = 0;
  getTracedMemory();
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

function traces(where: string): RawTrace[] {
  if (sampler === undefined) throw notTracing(where);
  releaseWeakRefs();
  const heap = attribute(sampler.profile(), limit);
  own = heap.own;
  const all = [...heap.traces, ...bufferTraces()];
  const current = all.reduce((sum, { size }) => sum + size, 0);
  peak = Math.max(peak, current);
  return all;
}
