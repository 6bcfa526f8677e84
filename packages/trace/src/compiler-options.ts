import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

import { parse, type Node } from "./parse.ts";

/** What a tsconfig.json says of how classes are compiled. */
export interface CompilerOptions {
  readonly experimentalDecorators?: boolean;
  readonly emitDecoratorMetadata?: boolean;
  readonly useDefineForClassFields?: boolean;
  readonly strictNullChecks?: boolean;
  readonly strict?: boolean;
  readonly target?: string;
}

/** The options of the tsconfig.json next to a file or above it; none where there is none to read. */
export function compilerOptionsOf(path: string): CompilerOptions {
  const folder = dirname(path);
  const file = join(folder, "tsconfig.json");
  if (existsSync(file)) return read(file, []);
  return folder === path ? {} : compilerOptionsOf(folder);
}

interface Config {
  readonly extends?: string | readonly string[];
  readonly compilerOptions?: CompilerOptions;
}

function read(file: string, within: readonly string[]): CompilerOptions {
  if (within.includes(file)) return {};
  const config = parseConfig(readFileSync(file, "utf8"));
  const bases = [config?.extends ?? []].flat().map((name) => fileOf(name, file));
  const inherited = bases.map((base) => (base ? read(base, [...within, file]) : {}));
  return Object.assign({}, ...inherited, config?.compilerOptions) as CompilerOptions;
}

// a path without its end, a package's file, or a package
function fileOf(name: string, from: string): string | undefined {
  const { resolve } = createRequire(from);
  for (const each of [name, `${name}.json`, `${name}/tsconfig.json`]) {
    try {
      const file = resolve(each);
      if (file.endsWith(".json")) return file;
    } catch {
      // the next way to read it
    }
  }
  return undefined;
}

// JSON with comments and commas behind the last of a list, which JavaScript has as well
function parseConfig(text: string): Config | undefined {
  const body = parse(`(${text}\n)`, "js", "script")?.program["body"] as Node[] | undefined;
  return body?.[0] && (valueOf(body[0]["expression"] as Node) as Config | undefined);
}

function valueOf(node: Node): unknown {
  if (node.type === "ParenthesizedExpression") return valueOf(node["expression"] as Node);
  if (node.type === "ArrayExpression") return (node["elements"] as Node[]).map(valueOf);
  if (node.type !== "ObjectExpression") return node["value"];
  const properties = node["properties"] as { key: Node; value: Node }[];
  return Object.fromEntries(
    properties.map(({ key, value }) => [String(key["value"]), valueOf(value)]),
  );
}
