import { parseSync, visitorKeys } from "oxc-parser";

/** A node of the syntax tree, in ESTree's shape. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export type Lang = "js" | "jsx" | "ts" | "tsx";

export interface Parsed {
  readonly program: Node;
  /** Whether the text has `import`, `export` or `import.meta`. */
  readonly hasModuleSyntax: boolean;
}

/** Parses a source; undefined where it has errors, which Node then reports in its own words. */
export function parse(source: string, lang: Lang, sourceType: "module" | "script" | "commonjs") {
  const { program, module, errors } = parseSync(`source.${lang}`, source, { lang, sourceType });
  if (errors.length > 0) return undefined;
  return {
    program: program as unknown as Node,
    hasModuleSyntax: module.hasModuleSyntax,
  } satisfies Parsed;
}

/** The nodes directly below, in the order of their text. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const key of visitorKeys[node.type] ?? []) {
    const child = node[key] as Node | (Node | null)[] | null | undefined;
    if (Array.isArray(child)) {
      for (const item of child) if (item) children.push(item);
    } else if (child) children.push(child);
  }
  return children.sort((a, b) => a.start - b.start);
}
