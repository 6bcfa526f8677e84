import { badBytes, badDomain } from "./errors.ts";
import type { RawTrace } from "./raw-trace.ts";
import { on } from "./site-runtime.ts";
import { stackFrames } from "./stack-frames.ts";

/**
 * Charges bytes that V8 does not know of, such as an addon's, to the line that calls; what was
 * charged for the same key before is let go. Does nothing while memory is not traced.
 *
 * @throws {RangeError} `ERR_DOMAIN` for the tracer's own domains, 0 and 1
 * @throws {TypeError | RangeError} `ERR_BYTES` for what is no number of bytes
 */
export function track(domain: number, key: unknown, bytes: number): void {
  checkDomain("track", domain);
  if (typeof bytes !== "number" || !(bytes >= 0 && bytes < Infinity))
    throw badBytes("track", bytes);
  if (!on.on) return;
  let charges = domains.get(domain);
  if (charges === undefined) domains.set(domain, (charges = new Map()));
  charges.set(key, { domain, size: bytes, ...stackFrames(nframe) });
}

/**
 * Lets go of what `track` charged for a key.
 *
 * @throws {RangeError} `ERR_DOMAIN`
 */
export function untrack(domain: number, key: unknown): void {
  checkDomain("untrack", domain);
  domains.get(domain)?.delete(key);
}

/** What is charged now. */
export function trackedTraces(): RawTrace[] {
  return [...domains.values()].flatMap((charges) => [...charges.values()]);
}

/** Forgets all charges; the tracebacks of new ones have at most this many frames. */
export function clearTracked(frames: number): void {
  nframe = frames;
  domains.clear();
}

const domains = new Map<number, Map<unknown, RawTrace>>();
let nframe = 1;

function checkDomain(where: string, domain: number): void {
  // a snapshot holds it in 32 bits
  if (typeof domain !== "number" || domain >>> 0 !== domain || domain < 2)
    throw badDomain(where, domain);
}
