import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";

import { instrument } from "./instrument.ts";
import { SITE_SCHEME } from "./site-module.ts";
import { inline, instrumented, never, on, toText } from "./site-runtime.ts";
import { langOf, toJavaScript } from "./to-javascript.ts";

const KEY = Symbol.for("@slotted/trace sites");

/** Compiles and instruments a CommonJS file; its sites are found through a symbol of the global. */
export function instrumentCommonJsFile(source: string, filename: string): string {
  const lang = langOf(filename);
  const javaScript = lang === undefined ? source : toJavaScript(source, lang);
  const result = instrument(javaScript, "commonjs");
  if (result === undefined) return javaScript;
  const { sites, preludeAt, code } = result;
  const url = pathToFileURL(filename).href;
  instrumented.set(url, sites.classLines);
  const list = sites.names.join();
  const make = compileFunction(
    `${sites}\nreturn{${list}}`,
    ["on", "never", sites.toText, sites.inline],
    { filename: SITE_SCHEME + url },
  ) as (...given: unknown[]) => object;
  sitesOf(globalThis)[url] = make(on, never, toText, inline);
  const from = `globalThis[Symbol.for(${JSON.stringify(KEY.description)})][${JSON.stringify(url)}]`;
  return `${code.slice(0, preludeAt)};var{${list}}=${from};${code.slice(preludeAt)}`;
}

function sitesOf(scope: object): Record<string, object> {
  const holder = scope as { [KEY]?: Record<string, object> };
  if (holder[KEY] === undefined) {
    Object.defineProperty(holder, KEY, { value: Object.create(null), enumerable: false });
  }
  return holder[KEY] as Record<string, object>;
}
