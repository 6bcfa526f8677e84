import type { LoadHook, ResolveFnOutput, ResolveHook } from "node:module";

import { instrumentModule, readModule } from "./load-module.ts";
import { SITE_SCHEME } from "./site-module.ts";

/** The hooks for `module.registerHooks`, which run in the thread of the program. */
export const syncHooks: SyncHooks = {
  resolve(specifier, context, next) {
    return isSites(specifier) ? resolved(specifier) : next(specifier, context);
  },
  load(url, context, next) {
    return ourOwn(url) ?? finish(url, next(url, context));
  },
};

/** The same for `module.register`: Node 20 runs them in a thread of their own. */
export const resolve: ResolveHook = (specifier, context, next) =>
  isSites(specifier) ? resolved(specifier) : next(specifier, context);

export const load: LoadHook = async (url, context, next) =>
  ourOwn(url) ?? finish(url, await next(url, context));

interface SyncHooks {
  resolve(
    specifier: string,
    context: object,
    next: (specifier: string, context: object) => ResolveFnOutput,
  ): ResolveFnOutput;
  load(url: string, context: object, next: (url: string, context: object) => Source): Source;
}

interface Source {
  readonly format?: unknown;
  readonly source?: unknown;
}

const isSites = (specifier: string) => specifier.startsWith(SITE_SCHEME);

const resolved = (url: string): ResolveFnOutput => ({
  url,
  format: "module",
  shortCircuit: true,
});

function ourOwn(url: string) {
  const loaded = readModule(url);
  return loaded && { ...loaded, shortCircuit: true };
}

function finish<R extends Source>(url: string, result: R): R {
  if (result.format !== "module" || result.source == null) return result;
  const { source } = result;
  const text = typeof source === "string" ? source : new TextDecoder().decode(source as Uint8Array);
  return { ...result, source: instrumentModule(url, text) };
}
