import { compileGlob } from "./glob.ts";
import type { TraceFilter } from "./trace-filter.ts";
import type { Traceback } from "./traceback.ts";

/** What a `Filter` looks at besides the file name. */
export interface FilterOptions {
  /** Only this line; 0 is the line of frames whose line is not known. */
  readonly lineno?: number | undefined;
  /** Look at all frames, not only at the most recent one. */
  readonly allFrames?: boolean | undefined;
  /** Only this domain. */
  readonly domain?: number | undefined;
}

/**
 * Keeps (inclusive) or drops (exclusive) the traces of files whose names match a pattern, as
 * tracemalloc.Filter. In patterns `*` is any run of characters, slashes included, `?` any one,
 * `[a-c]` one of a set and `[!a-c]` one of no set. On Windows case does not count and both slashes
 * are the same.
 *
 * @example
 * snapshot.filterTraces([new Filter(false, "*\/node_modules/*", { allFrames: true })]);
 */
export class Filter implements TraceFilter {
  readonly inclusive: boolean;
  /** As given; on Windows in small letters with backslashes. */
  readonly filenamePattern: string;
  readonly lineno: number | undefined;
  readonly allFrames: boolean;
  readonly domain: number | undefined;
  readonly #glob: RegExp;

  constructor(inclusive: boolean, filenamePattern: string, options: FilterOptions = {}) {
    this.inclusive = inclusive;
    this.filenamePattern = normalize(filenamePattern);
    this.lineno = options.lineno;
    this.allFrames = options.allFrames ?? false;
    this.domain = options.domain;
    this.#glob = compileGlob(this.filenamePattern);
    Object.freeze(this);
  }

  accepts(domain: number, traceback: Traceback): boolean {
    const frames = this.allFrames ? traceback : traceback.slice(-1);
    let matches = this.domain === undefined || this.domain === domain;
    if (matches) matches = [...frames].some((f) => this.#matches(f.filename, f.lineno));
    return matches === this.inclusive;
  }

  /** Tells whether a trace of this frame alone, in the filter's domain, may pass. */
  acceptsFrame(filename: string, lineno: number): boolean {
    return this.#matches(filename, lineno) === this.inclusive;
  }

  #matches(filename: string, lineno: number): boolean {
    if (this.lineno !== undefined && this.lineno !== lineno) return false;
    return this.#glob.test(normalize(filename));
  }
}

function normalize(filename: string): string {
  return process.platform === "win32" ? filename.replaceAll("/", "\\").toLowerCase() : filename;
}
