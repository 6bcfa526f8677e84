import { droppedCallbacks } from "./built-ins.ts";
import { givenName } from "./given-name.ts";
import { isStackLimit } from "./is-stack-limit.ts";
import { isOneLine, type Operand } from "./operands.ts";
import type { OriginalLines } from "./original-lines.ts";
import { childrenOf, parse, type Node } from "./parse.ts";
import { mustStay, takesName, withoutParentheses } from "./read-expression.ts";
import { restPattern } from "./rest-pattern.ts";
import { SiteLines, whenOn } from "./site-lines.ts";
import { INLINE, SITES, type HoistedSite, type Site } from "./sites.ts";
import { suspendingNames } from "./suspending-names.ts";
import { unlessTooDeep } from "./unless-too-deep.ts";

export interface Instrumented {
  /** The source with each site replaced by a call, and one when it ends; every line stays where it is. */
  readonly code: string;
  /** Where a declaration may be put in, behind a hashbang and directives. */
  readonly preludeAt: number;
  /** The site functions, each on the line of its expression in the source. */
  readonly sites: SiteLines;
}

export interface InstrumentOptions {
  readonly url: string;
  /** Where the source's lines come from, if it was compiled. */
  readonly original?: OriginalLines | undefined;
  readonly sourceType: "module" | "commonjs";
  /** Is given each function's text as it comes to be, and as it was. */
  readonly onFunction?: (instrumented: string, original: string) => void;
}

/**
 * Hoists every allocating expression of a JavaScript source into a function of its own; undefined
 * where the source has errors, or is too deep to read.
 */
export function instrument(source: string, options: InstrumentOptions): Instrumented | undefined {
  return unlessTooDeep(() => write(source, options));
}

function write(source: string, options: InstrumentOptions): Instrumented | undefined {
  const parsed = parse(source, "js", options.sourceType);
  if (parsed === undefined) return undefined;
  const writer = new Writer(source, options);
  const code =
    source.slice(0, parsed.program.start) +
    writer.render(parsed.program) +
    source.slice(parsed.program.end) +
    `\n;${writer.sites.ended}();`;
  return { code, preludeAt: preludeAt(code, parsed.program), sites: writer.sites };
}

class Writer {
  readonly sites: SiteLines;
  readonly #source: string;
  readonly #onFunction: InstrumentOptions["onFunction"];
  readonly #suspending: ReadonlySet<string>;
  #strict: boolean;
  /** A bracket here would call what a line without a semicolon ended with. */
  #statementStart = -1;
  /** Expressions that stay where they are, so far. */
  #inlined = 0;
  /** What the module exports as its default. */
  #declared: Node | undefined;
  /** Within `with`, a name may be that of a property. */
  #isWith = false;
  /** Sites around the node. */
  #depth = 0;
  // parts of an expression that is a site as a whole
  readonly #parts = new Set<Node>();

  constructor(source: string, { url, original, sourceType, onFunction }: InstrumentOptions) {
    this.#source = source;
    this.#suspending = suspendingNames(source);
    this.#strict = sourceType === "module";
    this.#onFunction = onFunction;
    this.sites = new SiteLines(source, { url, original, isModule: this.#strict });
  }

  /** The node's text with its sites; the parent names it, if it is an anonymous function. */
  render(node: Node, parent?: Node): string {
    if (this.#depth === DEEPEST || this.sites.length === MOST_SITES) return this.#text(node);
    if (isStackLimit(node) && !this.#parts.has(node)) {
      return `${this.sites.on}.limit${this.#lineEnds(node.start, node.end)}`;
    }
    const strict = this.#strict;
    const isWith = this.#isWith;
    this.#isWith ||= node.type === "WithStatement";
    this.#strict ||= isStrict(node);
    if (node.type === "ExpressionStatement") this.#statementStart = node.start;
    if (node.type === "ChainExpression") this.#chain(node["expression"] as Node);
    // deletes what it names, not a value
    // may have no name to declare
    if (node.type === "ExportDefaultDeclaration") this.#declared = node["declaration"] as Node;
    if (node["operator"] === "delete")
      this.#parts.add(withoutParentheses(node["argument"] as Node));
    if (node.type === "TaggedTemplateExpression") this.#parts.add(node["quasi"] as Node);
    if (node.type === "CallExpression")
      for (const each of droppedCallbacks(node)) this.#parts.add(each);
    if (node.type.startsWith("Class")) this.sites.addClass(node);
    if (node["async"] === true || node["generator"] === true) this.sites.addMaker(node);
    const text = this.#rewrite(node, parent);
    this.#strict = strict;
    this.#isWith = isWith;
    return text;
  }

  #rewrite(node: Node, parent: Node | undefined): string {
    const site = this.#siteOf(node);
    if (site === undefined) return this.#withRest(node) ?? this.#plain(node, parent);
    this.#depth++;
    const text = site === INLINE ? this.#inline(node, parent) : this.#call(node, site, parent);
    this.#depth--;
    return text;
  }

  readonly #text = (node: Node): string => this.#source.slice(node.start, node.end);

  #siteOf(node: Node): Site {
    if (isStackLimit((node["left"] ?? node) as Node)) return undefined;
    if (node.type === "ClassDeclaration" && node === this.#declared) return undefined;
    if (this.#parts.has(node) || (this.#isWith && callsName(node))) return undefined;
    const type = node.type === "Literal" && node["regex"] ? "RegExpLiteral" : node.type;
    let site = SITES[type]?.(node, this.#text, this.#suspending);
    if (typeof site === "object" && site.operands.length > MOST_OPERANDS) site = INLINE;
    return site === INLINE && mustStay(node) ? undefined : site;
  }

  // calls within an optional chain may be skipped together
  #chain(node: Node | undefined): void {
    if (node === undefined) return;
    this.#parts.add(node);
    this.#chain((node["callee"] ?? node["object"] ?? node["expression"]) as Node | undefined);
  }

  #plain(node: Node, parent?: Node): string {
    // parentheses do not keep a function from taking a name
    const named = node.type === "ParenthesizedExpression" ? (parent ?? node) : node;
    let text = "";
    let at = node.start;
    // `{ a = [] }`: key and value begin with the same text, and the value has all of it
    const isShorthand = node["shorthand"] === true;
    for (const child of isShorthand ? [node["value"] as Node] : childrenOf(node)) {
      if (child.start < at) continue; // `export { a }`: so do both names
      text += this.#source.slice(at, child.start) + this.render(child, named);
      at = child.end;
    }
    text += this.#source.slice(at, node.end);
    if (this.#onFunction && isFunction(node)) {
      this.#onFunction(withoutStatic(text), withoutStatic(this.#text(node)));
    }
    return text;
  }

  // `x => f(x)` -> ` $si(()=>x => f(x),0)`
  #inline(node: Node, parent: Node | undefined): string {
    const name = parent && takesName(node) ? givenNameOf(node, parent) : undefined;
    const text = this.#plain(node);
    if (name === false) return text;
    // as its variable has no value before
    if (node.type === "ClassDeclaration") {
      const { name: variable } = node["id"] as unknown as { name: string };
      return `let ${variable}=${this.sites.inline}(()=>${text},${this.#inlined++});`;
    }
    const wrap = (body: string) => ` ${this.sites.inline}(()=>${body},${this.#inlined++})`;
    if (name === undefined) return wrap(text.startsWith("{") ? `(${text})` : text);
    const key = name === "__proto__" ? '["__proto__"]' : JSON.stringify(name);
    return wrap(`({${key}:${text}})[${JSON.stringify(name)}]`);
  }

  // `const { a, ...b } = f()` -> `const {0:a,1:b}= $si(()=>{const {a:$si0,...$si1}=f();return [$si0,$si1]},0)`
  #withRest(node: Node): string | undefined {
    const init = node.type === "VariableDeclarator" ? (node["init"] as Node | null) : null;
    const pattern = init
      ? restPattern(node["id"] as Node, this.#text, this.sites.inline)
      : undefined;
    if (init === null || pattern === undefined || mustStay(init)) return undefined;
    const { target, taken, locals, at } = pattern;
    const site = this.#inlined++;
    const value = this.#lineEnds(at, init.start) + this.render(init);
    const parts = `{const ${taken}=${value};return [${locals}]}`;
    return `${target}=${this.#lineEnds(node.start, at)} ${this.sites.inline}(()=>${parts},${site})`;
  }

  // `{ a: x, b: f() }` -> ` $s3(x,f())`, with the line ends that stood between; what is short stays as well,
  // ` ($so.on?$s3(x,f()):{ a: x, b: f() })`, so that no call is made while nothing is traced, and one while it is
  #call(node: Node, site: HoistedSite, parent: Node | undefined): string {
    // in brackets, unless it is a statement or one of several
    const standsAlone = /^(?:Expression|Sequence)/.test(parent?.type ?? "");
    const stays =
      (standsAlone || node.start !== this.#statementStart) && mayStay(node, site, this.#text);
    const name = this.sites.add(site, site.at ?? node.start, { strict: this.#strict, stays });
    let text = `${name}(`;
    let at = node.start;
    site.operands.forEach((operand, index) => {
      text += (index > 0 ? "," : "") + this.#lineEnds(at, operand.node.start);
      text += this.#operand(operand);
      at = operand.node.end;
    });
    const call = `${site.prefix ?? ""}${text}${this.#lineEnds(at, node.end)}`;
    if (stays) {
      const names = site.operands.map((operand) => this.#text(operand.node));
      const either = `${whenOn(this.sites.on, site, names)}?${call}):${this.#text(node)}`;
      return standsAlone ? ` ${either}` : ` (${either})`;
    }
    const hint = site.hint === undefined ? "" : `,0&&(${site.hint})`;
    return ` ${call}${hint})`;
  }

  #operand({ node, parent, toText, isOwner, ofOwner }: Operand): string {
    const { on } = this.sites;
    if (ofOwner) return `${on}.owner.${this.#text(node)}`;
    if (isOwner) return `${on}.owner=${this.render(node, parent)}`;
    const text = this.render(node, parent);
    const one = node.type === "SequenceExpression" ? `(${text})` : text;
    return toText ? `${this.sites.toText}(${one})` : one;
  }

  #lineEnds(start: number, end: number): string {
    return this.#source.slice(start, end).replace(/[^\n\r\u2028\u2029]/g, "");
  }
}

/** Sites within sites that V8 reads with stack to spare; the rest of a longer sum or chain stays as it is. */
const DEEPEST = 200;

/** Sites of a module; above some 50,000, Node 20 has no room for its variables and Node 26 crashes. */
const MOST_SITES = 40_000;

/** Arguments of a call that leave the stack to the program. */
const MOST_OPERANDS = 1000;

/** Characters of text that are worth saving a call. */
const SHORT = 100;

/** Tells whether an expression can stand in the program twice. */
function mayStay(node: Node, site: HoistedSite, text: (node: Node) => string): boolean {
  if (site.once || node.end - node.start > SHORT || !isOneLine(text(node))) return false;
  if (site.ifText && !site.operands.every((each) => each.node.type === "Identifier")) return false;
  return !hasIdentity(node) && !/\bstackTraceLimit\b/.test(text(node));
}

// a function, class or template that is another one where it is written twice
const hasIdentity = (node: Node): boolean =>
  /Function|Class|TaggedTemplate/.test(node.type) || childrenOf(node).some(hasIdentity);

// with what it is a property of, if it is one
function callsName(node: Node): boolean {
  const isCall = node.type === "CallExpression" || node.type === "TaggedTemplateExpression";
  return isCall && ((node["callee"] ?? node["tag"]) as Node).type === "Identifier";
}

function givenNameOf(node: Node, parent: Node): string | false | undefined {
  for (const child of childrenOf(parent)) {
    if (child.start <= node.start && node.end <= child.end) {
      const name = givenName(child, parent);
      if (name !== undefined || child === node) return name;
    }
  }
  return undefined;
}

function isFunction(node: Node): boolean {
  if (node.type === "Property") return node["method"] === true || node["kind"] !== "init";
  return /^(?:ArrowFunction|Function|Class|Method)/.test(node.type);
}

const withoutStatic = (text: string) => text.replace(/^static\b\s*/, "");

function isStrict(node: Node): boolean {
  if (node.type.startsWith("Class")) return true;
  const body = node["body"] as Node | Node[] | null | undefined;
  const statements = Array.isArray(body) ? body : (body?.["body"] as Node[] | undefined);
  if (!Array.isArray(statements)) return false;
  return statements.some((statement) => statement["directive"] === "use strict");
}

const LINE_END = /^(?:\r\n?|[\n\u2028\u2029])/;

function preludeAt(code: string, program: Node): number {
  const hashbang = program["hashbang"] as Node | null;
  let at = hashbang ? hashbang.end + (LINE_END.exec(code.slice(hashbang.end))?.[0].length ?? 0) : 0;
  for (const statement of program["body"] as Node[]) {
    if (typeof statement["directive"] !== "string") break;
    at = statement.end;
  }
  return at;
}
