import { mementoName } from "./memento.ts";
import type { ModuleInfo, SourceLine } from "./module-info.ts";
import type { Operand } from "./operands.ts";
import type { OriginalLines } from "./original-lines.ts";
import type { Node } from "./parse.ts";
import type { HoistedSite } from "./sites.ts";

export interface SiteLinesOptions {
  readonly url: string;
  readonly original: OriginalLines | undefined;
  readonly isModule: boolean;
}

interface SiteOptions {
  readonly strict: boolean;
  readonly stays: boolean;
}

/**
 * The text of a module's site functions, laid out so that each begins on the line of its expression
 * in the source: what the profiler says of the function, it says of the line.
 */
export class SiteLines {
  /** What stands around a template's part that is made text early. */
  readonly toText: string;
  /** What calls the arrow function of an expression that stays in its place. */
  readonly inline: string;
  /** What the module calls when it ends. */
  readonly ended: string;
  /** What `on` of the runtime is called. */
  readonly on: string;
  /** The lines where classes and their constructors begin. */
  readonly classLines = new Set<number>();
  readonly #isModule: boolean;
  readonly #prefix: string;
  readonly #names: string[] = [];
  readonly #lines: string[] = [];
  readonly #original: OriginalLines | undefined;
  readonly #starts: number[] = [0];
  readonly #rows = new Map<string, { row: number; at: readonly [...SourceLine, code: number] }>();

  constructor(source: string, { url, original, isModule }: SiteLinesOptions) {
    this.#isModule = isModule;
    this.#original = original;
    for (const { index, 0: end } of source.matchAll(LINE_ENDS)) {
      this.#starts.push(index + end.length);
    }
    this.#prefix = sitePrefix(url);
    this.toText = `${this.#prefix}t`;
    this.inline = `${this.#prefix}i`;
    this.ended = `${this.#prefix}e`;
    this.on = `${this.#prefix}o`;
  }

  /** All names that the instrumented source uses. */
  get names(): readonly string[] {
    return [...this.#names, this.toText, this.inline, this.ended, this.on];
  }

  get length(): number {
    return this.#names.length;
  }

  /**
   * Adds a site at an offset of the source; returns the name to call: always, or, where the expression
   * `stays` in its place as well, while memory is traced.
   */
  add(site: HoistedSite, offset: number, { strict, stays }: SiteOptions): string {
    const name = `${this.#prefix}${this.#names.length}`;
    this.#names.push(name);
    const names = parameterNames(site.operands);
    const list = names.join();
    const body = site.body(names);
    const directive = strict && !this.#isModule ? '"use strict";' : "";
    const called = (site.isNew ? "new_" : "site") + (site.memento ? mementoName(site.memento) : "");
    const answer = site.makes
      ? `const $made=${body};on.made?.($made);return $made`
      : `return ${body}`;
    const slow = `apart(function ${called}(${list}){${directive}${TOO_LONG}${answer}})`;
    // out of the way while nothing is traced: V8 inlines the copy
    const text =
      site.once || stays
        ? `const ${name}=${slow};`
        : `const ${name}$=${slow},${name}=(${list})=>{${directive}return ${whenOn("on", site, names)}?${name}$(${list}):${body}};`;
    const row = this.#rowOf(offset);
    this.#lines[row] = (this.#lines[row] ?? "") + text;
    return name;
  }

  addClass(node: Node): void {
    this.classLines.add(this.#lineOf(node.start) + 1);
    for (const member of ((node["body"] as Node | undefined)?.["body"] as Node[]) ?? []) {
      if (member["kind"] === "constructor") this.classLines.add(this.#lineOf(member.start) + 1);
    }
  }

  /** A function whose call makes an object before its first line runs. */
  addMaker(node: Node): void {
    this.classLines.add(this.#lineOf(node.start) + 1);
  }

  /** What to know of the module where it runs, as JSON. */
  get moduleInfo(): ModuleInfo {
    const classLines = [...this.classLines];
    if (this.#original === undefined) return { classLines, sources: [] };
    const { sources } = this.#original;
    const lines = this.#original.lines.map(({ source, line }) => [source, line + 1] as const);
    return { classLines, sources, lines, siteLines: [...this.#rows.values()].map(({ at }) => at) };
  }

  /**
   * The text of the functions, each on the line of its expression; where the code was compiled, each line
   * of the sources that a line of the code comes from has one here.
   */
  toString(): string {
    return Array.from(this.#lines, (text) => (text ? text + NOT_SHOWN : "")).join("\n");
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low;
  }

  #rowOf(offset: number): number {
    const code = this.#lineOf(offset);
    if (this.#original === undefined) return code;
    const { source, line } = this.#original.at(code, offset - (this.#starts[code] as number));
    const at = [source, line + 1, code + 1] as const;
    const known = this.#rows.get(at.join());
    if (known !== undefined) return known.row;
    const row = this.#rows.size;
    this.#rows.set(at.join(), { row, at });
    return row;
  }
}

// as V8 counts them
const LINE_ENDS = /\r\n|[\n\r\u2028\u2029]/g;

// Node shows the line that an uncaught error was thrown on, unless this is part of it
const NOT_SHOWN = "/*node-do-not-add-exception-line*/";

/**
 * The condition of a site over what its operands are called. V8 leaves room for the fields of `this`, and few
 * of those that hold fractions begin whole: only `exact` looks at each, as the call takes longer than the store.
 */
export function whenOn(on: string, { ifText, box }: HoistedSite, names: readonly string[]): string {
  if (box === "constant") return `${on}.exact`;
  if (box === "operand") {
    const value = names.at(-1) ?? "";
    return `${on}.exact||${on}.on&&typeof ${value}==="number"&&${value}!==(${value}|0)`;
  }
  const isText = names.map((each) => `typeof ${each}==="string"`).join("||");
  return ifText ? `${on}.on&&(${isText})` : `${on}.on`;
}

/**
 * Never run, and of more bytecode than V8 inlines (460 bytes; 7 for each of these numbers): a site may be
 * optimised, but keeps a frame of its own, by which its line is known.
 */
const TOO_LONG = `if(on.long){let $;${"$=1e5;".repeat(66)}}`;

// a variable's own name shows in messages such as "list.push is not a function"
function parameterNames(operands: readonly Operand[]): string[] {
  const names: string[] = [];
  operands.forEach(({ node, ofOwner }, i) => {
    const own = node.type === "Identifier" && !ofOwner ? (node["name"] as string) : "";
    names.push(/^[a-z_]\w*$/i.test(own) && !TAKEN.has(own) && !names.includes(own) ? own : `$${i}`);
  });
  return names;
}

const TAKEN = new Set(
  "on apart made missing arguments eval await yield let static undefined".split(" "),
);

/** What the names of a module's sites begin with: `$s`, then a hash of its URL. */
export function sitePrefix(url: string): string {
  let hash = 0;
  for (let i = 0; i < url.length; i++) hash = (Math.imul(hash, 31) + url.charCodeAt(i)) >>> 0;
  return `$s${hash.toString(36)}_`;
}
