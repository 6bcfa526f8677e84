import { transformSync } from "oxc-transform";

import { parse, type Lang } from "./parse.ts";
import { stripTypes } from "./strip-types.ts";

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

/** Compiles TypeScript or JSX; every line stays unless the text needs more than its types erased. */
export function toJavaScript(source: string, lang: Lang): string {
  return stripTypes(source, lang) ?? transformSync(`source.${lang}`, source, { lang }).code;
}
