import { withSites } from "./hide-sites.ts";
import { isOurs } from "./is-ours.ts";
import { siteSource, toSource } from "./module-info.ts";
import type { RawFrame } from "./raw-trace.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { instrumented } from "./site-runtime.ts";
import { moduleUrl, sourceName } from "./source-names.ts";

/** Lines on the stack, the most recent first. */
export interface Where {
  readonly frames: readonly RawFrame[];
  readonly totalNframe: number;
  /** No function of the program is running: those there are wait for a promise. */
  readonly waiting: boolean;
}

/** The stack from the most recent instrumented frame on, that frame first. */
export function stackFrames(nframe: number): Where {
  const stack = callSites().map(toFrame);
  const first = stack.findIndex(({ kind }) => kind !== "other");
  const kept = stack.slice(Math.max(first, 0)).filter(({ name }, i, all) => {
    // the function around a site stands on the site's line
    return name !== "" && all[i - 1]?.kind !== "site";
  });
  const frames = kept.slice(0, nframe).map(({ name, line }): RawFrame => [name, line]);
  return { frames, totalNframe: Math.max(kept.length, 1), waiting: kept[0]?.waiting ?? true };
}

interface StackFrame {
  readonly kind: "site" | "instrumented" | "other";
  readonly name: string;
  readonly line: number;
  readonly waiting: boolean;
}

// more than a program's own stack is likely to be deep
const DEPTH = 128;

function callSites(): NodeJS.CallSite[] {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const holder: { stack?: unknown } = {};
  try {
    Error.stackTraceLimit = DEPTH;
    Error.prepareStackTrace = asIs;
    Error.captureStackTrace(holder, callSites);
    return holder.stack as NodeJS.CallSite[];
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  }
}

const asIs = withSites((_, sites) => sites);

function toFrame(site: NodeJS.CallSite): StackFrame {
  const url = site.getScriptNameOrSourceURL() ?? "";
  const line = site.getLineNumber() ?? 0;
  const waiting = (site as { isAsync?: () => boolean }).isAsync?.() ?? false;
  if (url.startsWith(SITE_SCHEME)) {
    const module = url.slice(SITE_SCHEME.length);
    const [source, sourceLine] = siteSource(module, line, instrumented.get(module));
    return { kind: "site", name: sourceName(source), line: sourceLine, waiting };
  }
  const hidden = url === "" || url.startsWith("node:") || isOurs(url);
  const info = instrumented.get(moduleUrl(url));
  const [source, sourceLine] = toSource(url, line, info);
  const kind = info === undefined ? "other" : "instrumented";
  return { kind, name: hidden ? "" : sourceName(source), line: sourceLine, waiting };
}
