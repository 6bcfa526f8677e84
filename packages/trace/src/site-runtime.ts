import { setFlagsFromString } from "node:v8";
import { compileFunction } from "node:vm";
import { isMainThread } from "node:worker_threads";

import { flagsOn } from "./flags-on.ts";
import type { ModuleInfo } from "./module-info.ts";
import { stackLimit } from "./stack-limit.ts";

/** Sites from one look to the next: a clock is read in the time of some ten. */
const OFTEN = 64;

/** What every site reads: a class's object, as accessors of its own would make it a slow dictionary. */
abstract class Listeners {
  /** Whether memory is being traced. */
  on = false;
  /** Whether each allocation is. */
  exact = false;
  /** Never true. What it stands before makes a function too long for V8 to inline. */
  abstract readonly long: boolean;
  /** Calls a function on an object with some arguments. */
  // no function's own method of this name, and without an array of arguments
  readonly call = Function.prototype.call.bind(Function.prototype.call) as (
    called: unknown,
    owner: unknown,
    ...values: unknown[]
  ) => unknown;
  /** Whose method is about to be looked up, between two operands of a site. */
  owner: unknown = undefined;
  made: ((value: object) => void) | undefined = undefined;
  ended: ((module: string) => void) | undefined = undefined;
  /** Called by each so many sites of a worker, which may never wait. */
  often: (() => void) | undefined = undefined;

  /** `Error.stackTraceLimit` of the program. */
  get limit(): unknown {
    return stackLimit.get();
  }

  set limit(limit: unknown) {
    stackLimit.set(limit);
  }
}

class MainListeners extends Listeners {
  readonly long = false;
}

class WorkerListeners extends Listeners {
  #left = OFTEN;

  get long(): boolean {
    if (this.often !== undefined && --this.#left === 0) {
      this.#left = OFTEN;
      this.often();
    }
    return false;
  }
}

/** Whether memory is being traced, and who wants to know of what. */
export const on = isMainThread ? new MainListeners() : new WorkerListeners();

/** Has every site be seen from now on, in exact tracing also those that hardly ever allocate. */
export function seeSites({ exact }: { exact: boolean }): void {
  on.on = true;
  on.exact = exact;
}

export function leaveSites(): void {
  on.on = false;
  on.exact = false;
}

/** For one module, what its last line calls, where all that its variables hold is still alive. */
export const ending = (url: string) => (): void => on.ended?.(url);

/** The instrumented modules that have been loaded, by their URL. */
export const instrumented = new Map<string, ModuleInfo>();

/** Keeps V8 from optimising a function, as it would move, fold and leave out what the function allocates. */
function never<F extends object>(site: F): F {
  // for each call, as V8 drops the code of functions that it has not run for long, and compiles them anew
  setFlagsFromString("--allow-natives-syntax");
  try {
    neverOptimise ??= compileFunction(NEVER, ["site"]) as (site: object) => void;
    neverOptimise(site);
    return site;
  } finally {
    if (!flagsOn.allowNativesSyntax) setFlagsFromString("--no-allow-natives-syntax");
  }
}

const NEVER = "%NeverOptimizeFunction(site);%DeoptimizeFunction(site)";
let neverOptimise: ((site: object) => void) | undefined;

let isExact = false;
const sites: object[] = [];

/** Takes each function that is too long to be inlined, so that exact tracing finds it. */
export function apart<F extends object>(site: F): F {
  if (isExact) never(site);
  else sites.push(site);
  return site;
}

/** Keeps V8 from optimising any site, from now on. */
export function beExact(): void {
  isExact = true;
  for (const site of sites.splice(0)) never(site);
}

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

/** What the call of a method that is none does. */
export function missing(method: string): never {
  throw new TypeError(`${method} is not a function`);
}

/** What a template or a computed key does to its part before it looks at the next one. */
export const toText = (part: unknown): unknown =>
  (typeof part === "object" && part !== null) || typeof part === "function" ? `${part}` : part;
