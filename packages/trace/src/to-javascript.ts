import { transformSync } from "oxc-transform";

import { mapOfCompiled, originalLines, type OriginalLines } from "./original-lines.ts";
import { parse, type Lang } from "./parse.ts";
import { stripTypes } from "./strip-types.ts";

export interface JavaScript {
  readonly code: string;
  /** Undefined where every line is where it was. */
  readonly original?: OriginalLines | undefined;
}

const LANGS: Readonly<Record<string, Lang>> = {
  ".ts": "ts",
  ".mts": "ts",
  ".cts": "ts",
  ".tsx": "tsx",
  ".jsx": "jsx",
};

/** The language of a file that Node would need help with; undefined for plain JavaScript. */
export function langOf(path: string): Lang | undefined {
  return LANGS[/\.\w+$/.exec(path)?.[0] ?? ""];
}

/** Tells ES modules from CommonJS where neither the extension nor a package.json does. */
export function isModuleSyntax(source: string, lang: Lang): boolean {
  return parse(source, lang, "module")?.hasModuleSyntax === true;
}

/** Compiles TypeScript or JSX; lines move only where more than types must go. */
export function toJavaScript(url: string, source: string): JavaScript {
  const lang = langOf(url);
  if (lang === undefined) return { code: source, original: mapOfCompiled(url, source) };
  const stripped = stripTypes(source, lang);
  if (stripped !== undefined) return { code: stripped };
  const { code, map } = transformSync(`source.${lang}`, source, { lang, sourcemap: true });
  return { code, original: map && originalLines(JSON.stringify(map), code) };
}
