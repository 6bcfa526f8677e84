import { tooManyAllocations } from "./errors.ts";
import { measure } from "./measure.ts";
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
  /** @throws {Error} `ERR_ALLOCATIONS` where there was more of either, naming the lines */
  atMost(limit: AllocationLimit): void;
}

/**
 * Runs a function a few times, to have it compiled, then once more under V8's sampler at interval 1.
 *
 * @example
 * expectAllocations(() => table.get(5)).atMost({ bytes: 0 });
 *
 * @throws {Error} `ERR_TRACING` while memory is traced
 */
export function expectAllocations(run: () => unknown, { warmup = 5 } = {}): Allocations {
  // the first traced run makes the feedback of the sites
  for (let i = 0; i < warmup; i++) run();
  measure("expectAllocations", run, { dead: true });
  const { traces, wholeFunctions } = measure("expectAllocations", run, { dead: true });
  const snapshot = Snapshot.fromTraces(traces, 1).withAttributes({ wholeFunctions });
  const bytes = traces.reduce((sum, { size }) => sum + size, 0);
  const count = traces.reduce((sum, trace) => sum + (trace.count ?? 1), 0);
  return {
    bytes,
    count,
    snapshot,
    atMost(limit) {
      const { bytes: most = Infinity, count: mostBlocks = Infinity } = limit;
      if (bytes <= most && count <= mostBlocks) return;
      const lines = snapshot.statistics("lineno").slice(0, 5).map(String);
      throw tooManyAllocations(limit, { bytes, count }, lines);
    },
  };
}
