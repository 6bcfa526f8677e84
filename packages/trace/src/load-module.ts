import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { isApplication, packageType } from "./application.ts";
import { instrumentSource } from "./instrument-source.ts";
import { importSites, SITE_SCHEME, siteModule } from "./site-module.ts";
import { isModuleSyntax, langOf } from "./to-javascript.ts";

export interface Loaded {
  readonly format: "module" | "commonjs";
  readonly source: string | undefined;
}

const siteModules = new Map<string, string>();

/**
 * Reads what Node cannot read alone: modules of sites, and the application's TypeScript and JSX.
 * Undefined for all else.
 */
export function readModule(url: string): Loaded | undefined {
  const sites = siteModules.get(url);
  if (sites !== undefined) return { format: "module", source: sites };
  const path = pathOf(url);
  const lang = path && isApplication(path) ? langOf(path) : undefined;
  if (path === undefined || lang === undefined) return undefined;
  const source = readFileSync(path, "utf8");
  const format = formatOf(path, source);
  // CommonJS is read once more, and instrumented, as it is compiled
  if (format === "commonjs") return { format, source: undefined };
  return { format, source: instrumentModule(url, source) };
}

/** Instruments an ES module of the application; gives back any other as it is. */
export function instrumentModule(url: string, source: string): string {
  const path = pathOf(url);
  if (path === undefined || !isApplication(path)) return source;
  const { sites, ...result } = instrumentSource({ url, text: source, sourceType: "module" });
  if (sites === undefined) return result.code;
  siteModules.set(SITE_SCHEME + url, siteModule(url, sites));
  return importSites(url, { ...result, sites });
}

function pathOf(url: string): string | undefined {
  return url.startsWith("file:") ? fileURLToPath(url) : undefined;
}

function formatOf(path: string, source: string): "module" | "commonjs" {
  if (/\.m\w+$/.test(path)) return "module";
  if (/\.c\w+$/.test(path)) return "commonjs";
  const lang = langOf(path) ?? "js";
  return packageType(path) ?? (isModuleSyntax(source, lang) ? "module" : "commonjs");
}
