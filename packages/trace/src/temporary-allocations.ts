import { measure } from "./measure.ts";
import type { RawTrace } from "./raw-trace.ts";
import { refusePromise } from "./refuse-promise.ts";
import { Snapshot } from "./snapshot.ts";

/**
 * Makes a snapshot of what a function allocates and does not keep, by line. Runs it three times: to
 * have it compiled, to see all it allocates, and to see what outlives a collection.
 *
 * @throws {Error} `ERR_TRACING` while memory is traced
 * @throws {TypeError} `ERR_PROMISE` where the function returns a promise, as it goes on later
 */
export function temporaryAllocations(run: () => unknown): Snapshot {
  // the first traced run makes the feedback of the sites
  const { result } = measure("temporaryAllocations", run, { dead: true });
  refusePromise("temporaryAllocations", result);
  const { traces, wholeFunctions } = measure("temporaryAllocations", run, { dead: true });
  const all = byLine(traces);
  const kept = byLine(measure("temporaryAllocations", run, { dead: false }).traces);
  const temporary: RawTrace[] = [];
  for (const [line, trace] of all) {
    const alive = kept.get(line) ?? { size: 0, count: 0 };
    const size = trace.size - alive.size;
    const count = trace.count - alive.count;
    if (size > 0 && count > 0) temporary.push({ ...trace, size, count });
  }
  return Snapshot.fromTraces(temporary, 1).withAttributes({ wholeFunctions });
}

function byLine(traces: readonly RawTrace[]): Map<string, RawTrace & { count: number }> {
  const lines = new Map<string, RawTrace & { count: number }>();
  for (const trace of traces) {
    const key = String(trace.frames[0]);
    const { size = 0, count = 0 } = lines.get(key) ?? {};
    lines.set(key, { ...trace, size: size + trace.size, count: count + (trace.count ?? 1) });
  }
  return lines;
}
