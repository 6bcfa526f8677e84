import { setFlagsFromString } from "node:v8";

/** Read by every site: whether memory is being traced. */
export const on = { on: false };

/** The URLs of the instrumented modules that have been loaded. */
export const instrumented = new Set<string>();

/** Keeps V8 from optimising a function, and so from inlining it or folding its allocations. */
export const never: <F>(site: F) => F = (() => {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return new Function("site", "%NeverOptimizeFunction(site);return site") as never;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
})();

/** What a template or a computed key does to its part before it looks at the next one. */
export const toText = (part: unknown): unknown =>
  (typeof part === "object" && part !== null) || typeof part === "function" ? `${part}` : part;
