export { DomainFilter } from "./domain-filter.ts";
export { Filter, type FilterOptions } from "./filter.ts";
export { Frame } from "./frame.ts";
export type { HeapProfile, HeapProfileNode } from "./heapprofile.ts";
export type { KeyType } from "./key-type.ts";
export type { RawFrame, RawTrace } from "./raw-trace.ts";
export { Snapshot } from "./snapshot.ts";
export { StatisticDiff, type DiffStandardError } from "./statistic-diff.ts";
export { Statistic, type StandardError } from "./statistic.ts";
export type { TraceFilter } from "./trace-filter.ts";
export { Trace } from "./trace.ts";
export { Traceback } from "./traceback.ts";
export type { Traces } from "./traces.ts";
export {
  clearTraces,
  getObjectTraceback,
  getPeakSnapshot,
  getTracebackLimit,
  getTracemallocMemory,
  getTracedMemory,
  isTracing,
  resetPeak,
  start,
  stop,
  takeSnapshot,
  type StartOptions,
} from "./tracing.ts";
export { track, untrack } from "./track.ts";
export { expectAllocations, type AllocationLimit, type Allocations } from "./expect-allocations.ts";
export { leakCheck, type Leak, type LeakCheckOptions } from "./leak-check.ts";
export { temporaryAllocations } from "./temporary-allocations.ts";
export { takeSnapshotOfThreads } from "./threads.ts";
export { loadSnapshots } from "./load-snapshots.ts";
