import { childrenOf, parse, type Node } from "./parse.ts";
import { SiteLines } from "./site-lines.ts";
import { SITES, type Site } from "./sites.ts";

export interface Instrumented {
  /** The source with each site replaced by a call; every line stays where it is. */
  readonly code: string;
  /** The names the code calls, to be bound by what goes in at `preludeAt`. */
  readonly names: readonly string[];
  /** Where a declaration may be put in, behind a hashbang and directives. */
  readonly preludeAt: number;
  /** The site functions, each on the line of its expression in the source. */
  readonly sites: SiteLines;
}

/** Hoists every allocating expression of a JavaScript source into a function of its own. */
export function instrument(
  source: string,
  sourceType: "module" | "commonjs",
): Instrumented | undefined {
  const parsed = parse(source, "js", sourceType);
  if (parsed === undefined) return undefined;
  const writer = new Writer(source, sourceType === "module");
  const code = writer.render(parsed.program);
  const preludeAt = writer.preludeAt(parsed.program);
  return { code, names: writer.sites.names, preludeAt, sites: writer.sites };
}

class Writer {
  readonly sites: SiteLines;
  readonly #source: string;
  #strict: boolean;
  // calls within an optional chain: they may be skipped together
  readonly #chained = new Set<Node>();

  constructor(source: string, strict: boolean) {
    this.#source = source;
    this.#strict = strict;
    this.sites = new SiteLines(source);
  }

  readonly #text = (node: Node): string => this.#source.slice(node.start, node.end);

  preludeAt(program: Node): number {
    const hashbang = program["hashbang"] as Node | null;
    let at = hashbang ? this.#source.indexOf("\n", hashbang.start) + 1 : 0;
    for (const statement of program["body"] as Node[]) {
      if (typeof statement["directive"] !== "string") break;
      at = statement.end;
    }
    return at;
  }

  render(node: Node): string {
    const strict = this.#strict;
    this.#strict ||= isStrict(node);
    if (node.type === "ChainExpression") this.#chain(node["expression"] as Node);
    const site = this.#chained.has(node) ? undefined : siteOf(node, this.#text);
    const text = site ? this.#call(node, site) : this.#plain(node);
    this.#strict = strict;
    return text;
  }

  #chain(node: Node | undefined): void {
    if (node === undefined) return;
    this.#chained.add(node);
    this.#chain((node["callee"] ?? node["object"] ?? node["expression"]) as Node | undefined);
  }

  #plain(node: Node): string {
    let text = "";
    let at = node.start;
    for (const child of childrenOf(node)) {
      if (child.start < at) continue; // `{ a }`: key and value are the same text
      text += this.#source.slice(at, child.start) + this.render(child);
      at = child.end;
    }
    return text + this.#source.slice(at, node.end);
  }

  // `{ a: x, b: f() }` -> ` $s3(x,f())`, with the line ends that stood between
  #call(node: Node, site: Site): string {
    const name = this.sites.add(site, site.at ?? node.start, this.#strict);
    const head = site.hint === undefined ? ` ${name}(` : ` (0?${site.hint}:${name}(`;
    let text = head;
    let at = node.start;
    site.operands.forEach(({ node: operand, toText }, index) => {
      text += (index > 0 ? "," : "") + this.#lineEnds(at, operand.start);
      const value = this.render(operand);
      const list = operand.type === "SequenceExpression" ? `(${value})` : value;
      text += toText ? `${this.sites.toText}(${list})` : list;
      at = operand.end;
    });
    return text + this.#lineEnds(at, node.end) + (site.hint === undefined ? ")" : "))");
  }

  #lineEnds(start: number, end: number): string {
    return this.#source.slice(start, end).replace(/[^\n]/g, "");
  }
}

function siteOf(node: Node, text: (node: Node) => string): Site | undefined {
  const type = node.type === "Literal" && node["regex"] ? "RegExpLiteral" : node.type;
  return SITES[type]?.(node, text);
}

function isStrict(node: Node): boolean {
  if (node.type.startsWith("Class")) return true;
  const body = node["body"] as Node | Node[] | null | undefined;
  const statements = Array.isArray(body) ? body : (body?.["body"] as Node[] | undefined);
  if (!Array.isArray(statements)) return false;
  return statements.some((statement) => statement["directive"] === "use strict");
}
