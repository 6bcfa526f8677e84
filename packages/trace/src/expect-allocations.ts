import { badIterations, badLimit, tooManyAllocations } from "./errors.ts";
import { measure } from "./measure.ts";
import { refusePromise } from "./refuse-promise.ts";
import { Snapshot } from "./snapshot.ts";

export interface AllocationLimit {
  readonly bytes?: number;
  readonly count?: number;
}

/** What a function allocated, in one run, garbage included. */
export interface Allocations {
  readonly bytes: number;
  readonly count: number;
  /** The same by line. */
  readonly snapshot: Snapshot;
  /**
   * @throws {Error} `ERR_ALLOCATIONS` where there was more of either, naming the lines
   * @throws {TypeError | RangeError} `ERR_LIMIT` for a limit that is none
   */
  atMost(limit: AllocationLimit): void;
}

/**
 * Runs a function a few times, to have it compiled, then once more under V8's sampler at interval 1.
 *
 * @example
 * expectAllocations(() => table.get(5)).atMost({ bytes: 0 });
 *
 * @throws {Error} `ERR_TRACING` while memory is traced
 * @throws {TypeError} `ERR_PROMISE` where the function returns a promise, as it goes on later
 * @throws {TypeError | RangeError} `ERR_ITERATIONS` for a warm-up that is no whole number
 */
export function expectAllocations(run: () => unknown, { warmup = 5 } = {}): Allocations {
  if (!Number.isSafeInteger(warmup) || warmup < 0) throw badIterations(WHERE, "warmup", 0, warmup);
  for (let i = 0; i < warmup; i++) refusePromise(WHERE, run());
  // the first traced run makes the feedback of the sites
  refusePromise(WHERE, measure(WHERE, run, { dead: true }).result);
  const { traces, wholeFunctions, result } = measure(WHERE, run, { dead: true });
  refusePromise(WHERE, result);
  const snapshot = Snapshot.fromTraces(traces, 1).withAttributes({ wholeFunctions });
  const bytes = traces.reduce((sum, { size }) => sum + size, 0);
  const count = traces.reduce((sum, trace) => sum + (trace.count ?? 1), 0);
  return {
    bytes,
    count,
    snapshot,
    atMost(limit) {
      checkLimit(limit);
      const { bytes: most = Infinity, count: mostBlocks = Infinity } = limit;
      if (bytes <= most && count <= mostBlocks) return;
      const lines = snapshot.statistics("lineno").slice(0, 5).map(String);
      throw tooManyAllocations(limit, { bytes, count }, lines);
    },
  };
}

const WHERE = "expectAllocations";

function checkLimit(limit: AllocationLimit): void {
  const given = Object.entries(limit).filter(([, value]) => value !== undefined);
  if (given.length === 0) throw badLimit("", undefined);
  for (const [name, value] of given) {
    const known = name === "bytes" || name === "count";
    if (!known || typeof value !== "number" || !(value >= 0)) throw badLimit(name, value);
  }
}
