import type { Site } from "./sites.ts";

/**
 * The text of a module's site functions, laid out so that each begins on the line of its expression
 * in the source: what the profiler says of the function, it says of the line.
 */
export class SiteLines {
  readonly names: string[] = [];
  readonly toText: string;
  readonly #prefix: string;
  readonly #lines: string[];
  readonly #starts: number[] = [0];

  constructor(source: string) {
    for (let at = source.indexOf("\n"); at >= 0; at = source.indexOf("\n", at + 1)) {
      this.#starts.push(at + 1);
    }
    this.#lines = this.#starts.map(() => "");
    let prefix = "$s";
    while (source.includes(prefix)) prefix = `$${prefix}`;
    this.#prefix = prefix;
    this.toText = `${prefix}t`;
  }

  /** Adds a site at an offset of the source; returns the name to call. */
  add(site: Site, offset: number, strict: boolean): string {
    const name = `${this.#prefix}${this.names.length}`;
    this.names.push(name);
    const names = site.operands.map((_, i) => `p${i}`);
    const list = names.join();
    const body = site.body(names);
    const directive = strict ? '"use strict";' : "";
    const slow = `never(function(${list}){${directive}return ${body}})`;
    const line = this.#lineOf(offset);
    // out of the way while nothing is traced: V8 inlines the copy
    this.#lines[line] += site.once
      ? `const ${name}=${slow};`
      : `const ${name}$=${slow},${name}=(${list})=>on.on?${name}$(${list}):${body};`;
    return name;
  }

  /** The text of the functions, to stand between a line's beginning and a last line. */
  toString(): string {
    return this.#lines.join("\n");
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
}
