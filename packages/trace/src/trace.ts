import { inspect } from "node:util";

import { formatError, formatSize } from "./format.ts";
import type { Traceback } from "./traceback.ts";

/** Memory blocks that came from one traceback, as tracemalloc.Trace; most often one block. */
export class Trace {
  /** 0 for the V8 heap, 1 for array buffers; others are the caller's. */
  readonly domain: number;
  /** Bytes of all blocks together. */
  readonly size: number;
  /** Blocks. */
  readonly count: number;
  readonly traceback: Traceback;
  /** One standard error of `size`, in bytes; undefined where the size is exact. */
  readonly standardError: number | undefined;

  constructor(figures: {
    domain: number;
    size: number;
    count?: number;
    traceback: Traceback;
    standardError?: number | undefined;
  }) {
    this.domain = figures.domain;
    this.size = figures.size;
    this.count = figures.count ?? 1;
    this.traceback = figures.traceback;
    this.standardError = figures.standardError;
  }

  /** Tells whether domain, figures and traceback are the same. */
  equals(other: Trace): boolean {
    return (
      this.domain === other.domain &&
      this.size === other.size &&
      this.count === other.count &&
      this.standardError === other.standardError &&
      this.traceback.totalNframe === other.traceback.totalNframe &&
      this.traceback.equals(other.traceback)
    );
  }

  /** `a.ts:5: 10 B` */
  toString(): string {
    return `${this.traceback}: ${formatSize(this.size)}${formatError(this.standardError, formatSize)}`;
  }

  [inspect.custom](): string {
    const size = formatSize(this.size);
    return `<Trace domain=${this.domain} size=${size}, traceback=${inspect(this.traceback)}>`;
  }
}
