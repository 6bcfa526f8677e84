import { attribute } from "./attribute.ts";
import { callGiven } from "./call-given.ts";
import { alreadyTracing } from "./errors.ts";
import type { RawTrace } from "./raw-trace.ts";
import { Sampler } from "./sampler.ts";
import { leaveSites, seeSites } from "./site-runtime.ts";
import { isTracing } from "./tracing.ts";
import type { BytesByLine } from "./whole-functions.ts";

/**
 * Runs a function and answers what it allocated on V8's heap, exactly: all of it, or what of it is
 * alive behind a collection.
 *
 * @throws {Error} `ERR_TRACING` while memory is traced, as V8 has one sampler
 */
export function measure(
  where: string,
  run: () => unknown,
  { dead }: { dead: boolean },
): { traces: RawTrace[]; wholeFunctions: BytesByLine; result: unknown } {
  if (isTracing()) throw alreadyTracing(where);
  const sampler = new Sampler(1, { dead });
  seeSites({ exact: true });
  try {
    const result = callGiven(run);
    leaveSites();
    return { ...attribute(sampler.profile(), { nframe: 1, interval: 1 }), result };
  } finally {
    leaveSites();
    sampler.stop();
  }
}
