import type { RawFrame, RawTrace } from "./raw-trace.ts";
import type { Profile, ProfileNode } from "./sampler.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { instrumented } from "./site-runtime.ts";
import { sourceName } from "./source-names.ts";

/**
 * Turns a profile into traces: the line of the site, or the first line of the function. What the
 * tracer itself allocated is told apart, in bytes.
 */
export function attribute(profile: Profile, nframe: number): { traces: RawTrace[]; own: number } {
  const places = new Map<number, Place>();
  walk(profile.head, ROOT, places);
  const sums = new Map<Place, { size: number; count: number }>();
  let own = 0;
  for (const { nodeId, size } of profile.samples) {
    const place = places.get(nodeId) ?? ROOT;
    if (place.ours) {
      own += size;
      continue;
    }
    let sum = sums.get(place);
    if (sum === undefined) sums.set(place, (sum = { size: 0, count: 0 }));
    sum.size += size;
    sum.count++;
  }
  const traces = [...sums].map(([place, sum]) => ({
    domain: 0,
    ...sum,
    ...framesOf(place, nframe),
  }));
  return { traces, own };
}

// where the stack stands at a node of the profile
interface Place {
  readonly caller: Place | undefined;
  readonly frame: RawFrame | undefined;
  readonly kind: "site" | "new" | "inline" | "function" | "constructor" | "other";
  /** Within the tracer's own work. */
  readonly ours: boolean;
}

const ROOT: Place = { caller: undefined, frame: undefined, kind: "other", ours: false };

const OURS = new URL(".", import.meta.url).href;
// the tracer's frames between a program's line and what it allocates
const TRANSPARENT = /\/(?:watch-construct|site-runtime|compile-commonjs)\.[jt]s$/;

function walk(node: ProfileNode, above: Place, places: Map<number, Place>): void {
  const place = placeOf(node, above);
  places.set(node.id, place);
  for (const child of node.children) walk(child, place, places);
}

function placeOf({ callFrame }: ProfileNode, above: Place): Place {
  const { url, functionName } = callFrame;
  const line = callFrame.lineNumber + 1;
  if (url === "" || url.startsWith("node:")) return above;
  if (url.startsWith(SITE_SCHEME)) {
    const frame: RawFrame = [sourceName(url.slice(SITE_SCHEME.length)), line];
    return inPlaceOf(above, frame, functionName === "new_" ? "new" : "site");
  }
  if (url.startsWith(OURS)) {
    if (functionName === "inlineSite") return { ...above, kind: "inline" };
    return TRANSPARENT.test(url) ? above : { ...above, ours: true };
  }
  const frame: RawFrame = [sourceName(url), line];
  if (above.kind === "inline") return inPlaceOf(above, frame, "site");
  const ours = above.ours && !instrumented.has(url);
  // an object is made before the first line of its class's constructor runs
  if (isMade(above) && instrumented.get(url)?.has(line)) {
    return { caller: above, frame: undefined, kind: "constructor", ours };
  }
  return { caller: above, frame, kind: "function", ours };
}

const isMade = ({ kind }: Place) => kind === "new" || kind === "constructor";

// a site, on whose line the function around it stands too
function inPlaceOf(above: Place, frame: RawFrame, kind: Place["kind"]): Place {
  return { caller: above.caller, frame, kind, ours: false };
}

function framesOf(place: Place, nframe: number) {
  const frames: RawFrame[] = [];
  let totalNframe = 0;
  for (let at: Place | undefined = place; at; at = at.caller) {
    if (at.frame === undefined) continue;
    if (totalNframe++ < nframe) frames.push(at.frame);
  }
  return { frames, totalNframe: Math.max(totalNframe, 1) };
}
