import { setFlagsFromString } from "node:v8";

import type { ModuleInfo } from "./module-info.ts";

/** Read by every site: whether memory is being traced, and who wants to know of what. */
export const on: Listeners = { on: false, made: undefined, ended: undefined };

interface Listeners {
  on: boolean;
  made: ((value: object) => void) | undefined;
  ended: ((module: string) => void) | undefined;
}

/** Passes on what a site has made; `start({ objects: true })` wants to know of it. */
export const made = <T extends object>(value: T): T => {
  on.made?.(value);
  return value;
};

/** For one module, what its last line calls, where all that its variables hold is still alive. */
export const ending = (url: string) => (): void => on.ended?.(url);

/** The instrumented modules that have been loaded, by their URL. */
export const instrumented = new Map<string, ModuleInfo>();

/** Keeps V8 from optimising a function, and so from inlining it or folding its allocations. */
export const never: <F>(site: F) => F = (() => {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return new Function("site", "%NeverOptimizeFunction(site);return site") as never;
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
})();

/**
 * For one module, what calls the arrow function of an expression that allocates, below a frame that marks
 * it as one. Sites are numbered: to keep one from being optimised each time it runs takes as long as it.
 */
export const inlining = (): (<T>(expression: () => T, site: number) => T) => {
  const kept: boolean[] = [];
  return function inline(expression, site) {
    if (!on.on) return expression();
    if (kept[site] !== true) {
      never(expression);
      kept[site] = true;
    }
    return inlineSite(expression);
  };
};

const inlineSite = never(function inlineSite<T>(expression: () => T): T {
  return expression();
});

/** What a template or a computed key does to its part before it looks at the next one. */
export const toText = (part: unknown): unknown =>
  (typeof part === "object" && part !== null) || typeof part === "function" ? `${part}` : part;
