import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";

import { instrumentSource, type SiteTexts } from "./instrument-source.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { apart, ending, inlining, instrumented, missing, on, toText } from "./site-runtime.ts";

// an identifier, as modules have a `globalThis` or `Symbol` of their own
const KEY = "$slotted_trace_sites";

/** Compiles and instruments a CommonJS file; its sites are found through a property of the global. */
export function instrumentCommonJsFile(source: string, filename: string): string {
  const url = pathToFileURL(filename).href;
  const { code, preludeAt, sites } = instrumentSource({
    url,
    text: source,
    sourceType: "commonjs",
  });
  if (sites === undefined) return code;
  instrumented.set(url, sites.moduleInfo);
  sitesOf(globalThis)[url] = makeSites(url, sites, sites.text);
  const prelude = `;var{${sites.names.join()}}=${KEY}[${JSON.stringify(url)}];`;
  return code.slice(0, preludeAt) + prelude + code.slice(preludeAt);
}

/** Compiles the site functions of a module that cannot import them. */
export function makeSites(
  url: string,
  sites: Omit<SiteTexts, "text">,
  text = sites.toString(),
): object {
  const make = compileFunction(
    `${text}\nreturn{${sites.names.join()}}`,
    ["on", "apart", "missing", sites.toText, sites.inline, sites.ended, sites.on],
    { filename: SITE_SCHEME + url },
  ) as (...given: unknown[]) => object;
  return make(on, apart, missing, toText, inlining(), ending(url), on);
}

function sitesOf(scope: object): Record<string, object> {
  const holder = scope as { [KEY]?: Record<string, object> };
  if (holder[KEY] === undefined) {
    Object.defineProperty(holder, KEY, { value: Object.create(null), enumerable: false });
  }
  return holder[KEY] as Record<string, object>;
}
