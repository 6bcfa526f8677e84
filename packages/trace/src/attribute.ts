import { estimator, varianceOf } from "./estimate.ts";
import { isOurs } from "./is-ours.ts";
import { mementoBytes } from "./memento.ts";
import { siteSource, toSource } from "./module-info.ts";
import type { RawFrame, RawTrace } from "./raw-trace.ts";
import type { Profile, ProfileNode } from "./sampler.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { instrumented } from "./site-runtime.ts";
import { moduleUrl, sourceName } from "./source-names.ts";
import type { BytesByLine } from "./whole-functions.ts";

/**
 * Turns a profile into traces: the line of the site, or the first line of the function. What the
 * tracer itself allocated is told apart, in bytes.
 */
export function attribute(
  profile: Profile,
  { nframe, interval }: { nframe: number; interval: number },
): { traces: RawTrace[]; own: number; wholeFunctions: BytesByLine } {
  const estimate = estimator(interval);
  const nodes = new Map<number, NodePlace>();
  walk(profile.head, OUTSIDE, nodes);
  const sums = new Map<Place, Sum>();
  let own = 0;
  for (const { nodeId, size } of profile.samples) {
    const { place, functionName } = nodes.get(nodeId) ?? UNKNOWN;
    const { bytes, count } = estimate(size);
    if (place.ours) {
      own += bytes * count;
      continue;
    }
    let sum = sums.get(place);
    if (sum === undefined) sums.set(place, (sum = { size: 0, count: 0, variance: 0 }));
    const kept = bytes - mementoBytes(functionName, bytes);
    sum.size += kept * count;
    sum.count += count;
    sum.variance += varianceOf(kept, count);
  }
  const traces = [...sums].map(([place, { size, count, variance }]) => ({
    domain: 0,
    // a figure of whole bytes
    size: Math.round(size),
    count,
    ...(variance > 0 && { standardError: Math.sqrt(variance) }),
    ...framesOf(place, nframe),
  }));
  const wholeFunctions: Record<string, number> = {};
  for (const [place, { size }] of sums) {
    if (place.kind !== "function") continue;
    const line = lineOf(place);
    wholeFunctions[line] = (wholeFunctions[line] ?? 0) + Math.round(size);
  }
  return { traces, own, wholeFunctions };
}

// where the stack stands at a node of the profile
interface Place {
  readonly caller: Place | undefined;
  readonly frame: RawFrame | undefined;
  readonly kind: "site" | "new" | "inline" | "function" | "constructor" | "outside";
  /** Within the tracer's own work. */
  readonly ours: boolean;
}

// before any function of the program: Node's own, which is named where it is all there is
const OUTSIDE: Place = { caller: undefined, frame: undefined, kind: "outside", ours: false };
const isOutside = ({ kind, ours }: Place) => kind === "outside" && !ours;

// the tracer's frames between a program's line and what it allocates
const TRANSPARENT = /\/(?:watch-construct|site-runtime|compile-commonjs)\.[jt]s$/;

// V8 may name a function that it left out of the tree
const UNKNOWN: NodePlace = { place: OUTSIDE, functionName: "" };

interface Sum {
  size: number;
  count: number;
  variance: number;
}

const lineOf = ({ frame }: Place) => `${frame?.[0]}:${frame?.[1]}`;

interface NodePlace {
  readonly place: Place;
  /** Of a site; empty for other functions. */
  readonly functionName: string;
}

function walk(node: ProfileNode, above: Place, nodes: Map<number, NodePlace>): void {
  const { url, functionName } = node.callFrame;
  const place = placeOf(node, above);
  nodes.set(node.id, { place, functionName: url.startsWith(SITE_SCHEME) ? functionName : "" });
  for (const child of node.children) walk(child, place, nodes);
}

function placeOf({ callFrame }: ProfileNode, above: Place): Place {
  const { url, functionName } = callFrame;
  const line = callFrame.lineNumber + 1;
  // V8's own work, where no function of JavaScript is on the stack
  if (url === "" && above === OUTSIDE && /^\((?!root)/.test(functionName)) {
    return { ...OUTSIDE, frame: [`<V8 ${functionName.slice(1, -1).toLowerCase()}>`, 0] };
  }
  if (url === "") return above;
  if (url.startsWith("node:")) return isOutside(above) ? { ...OUTSIDE, frame: [url, line] } : above;
  if (url.startsWith(SITE_SCHEME)) {
    const module = url.slice(SITE_SCHEME.length);
    const [source, sourceLine] = siteSource(module, line, instrumented.get(module));
    const frame: RawFrame = [sourceName(source), sourceLine];
    return inPlaceOf(above, frame, functionName.startsWith("new_") ? "new" : "site");
  }
  if (isOurs(url)) {
    if (functionName === "inlineSite") return { ...above, kind: "inline" };
    if (/\/call-given\.[jt]s$/.test(url)) return { ...above, ours: false };
    return TRANSPARENT.test(url) ? above : { ...above, ours: true };
  }
  const info = instrumented.get(moduleUrl(url));
  const [source, sourceLine] = toSource(url, line, info);
  const frame: RawFrame = [sourceName(source), sourceLine];
  if (above.kind === "inline") return inPlaceOf(above, frame, "site");
  const ours = above.ours && info === undefined;
  // an object is made before the first line of its class's constructor runs
  if (isMade(above) && info?.classLines.includes(line)) {
    return { caller: above, frame: undefined, kind: "constructor", ours };
  }
  return { caller: isOutside(above) ? undefined : above, frame, kind: "function", ours };
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
