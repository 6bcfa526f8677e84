import { fileURLToPath } from "node:url";

import { transformSync } from "oxc-transform";

import { mapOfCompiled } from "./compiled-before.ts";
import { compilerOptionsOf } from "./compiler-options.ts";
import { cannotCompile } from "./errors.ts";
import { legacyDecorators, withHelpers } from "./legacy-decorators.ts";
import { compiledLines, type OriginalLines } from "./original-lines.ts";
import { childrenOf, parse, type Lang, type Node } from "./parse.ts";
import { compileDecorators } from "./standard-decorators.ts";
import { stripTypes } from "./strip-types.ts";
import { unlessTooDeep } from "./unless-too-deep.ts";

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

/**
 * Compiles TypeScript, JSX or decorators; lines move only where more than types must go.
 *
 * @throws {Error} `ERR_SYNTAX`, `ERR_DECORATORS`
 */
export function toJavaScript(url: string, source: string): JavaScript {
  const lang = langOf(url);
  if (lang === undefined) {
    return MAYBE_DECORATOR.test(source) && isDecorated(source, "js")
      ? compile(url, source, "js")
      : { code: source, original: mapOfCompiled(url, source) };
  }
  const stripped = stripTypes(source, lang);
  return stripped === undefined ? compile(url, source, lang) : { code: stripped };
}

function compile(url: string, source: string, lang: Lang): JavaScript {
  const options = compilerOptionsOf(fileURLToPath(url));
  const isStandard = options.experimentalDecorators !== true && isDecorated(source, lang);
  if (isStandard) {
    const { code, map } = compileDecorators(url, source, lang);
    return { code, original: compiledLines(map, code) };
  }
  const { code, map, errors } = transformSync(`source.${lang}`, source, {
    decorator: { legacy: true }, // and `accessor` with them
    ...(options.experimentalDecorators && legacyDecorators(options)),
    lang,
    sourcemap: true,
  });
  if (code === "" && errors[0]) throw cannotCompile(url, errors[0].codeframe ?? errors[0].message);
  const complete = withHelpers(code);
  return { code: complete, original: map && compiledLines(JSON.stringify(map), complete) };
}

// not in a comment's line, nor in the name of a package
const MAYBE_DECORATOR = /^(?!\s*(?:\*|\/[*/])).*(?<!["'`\w*/])@[\w$(]/m;

function isDecorated(source: string, lang: Lang): boolean {
  const parsed = parse(source, lang, "module") ?? parse(source, lang, "commonjs");
  return parsed !== undefined && unlessTooDeep(() => hasDecorator(parsed.program)) === true;
}

const hasDecorator = (node: Node): boolean =>
  node.type === "Decorator" || childrenOf(node).some(hasDecorator);
