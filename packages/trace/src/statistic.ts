import { inspect } from "node:util";

import { formatCount, formatError, formatSize } from "./format.ts";
import type { Traceback } from "./traceback.ts";
import { formatWhole } from "./whole-functions.ts";

/** One standard error of each figure of a sampled statistic. */
export interface StandardError {
  /** In bytes. */
  readonly size: number;
  readonly count: number;
  /** In bytes. */
  readonly average: number;
}

/** The memory of one line, file or traceback, as tracemalloc.Statistic. */
export class Statistic {
  readonly traceback: Traceback;
  /** Bytes. */
  readonly size: number;
  /** Blocks. */
  readonly count: number;
  /** Undefined where the figures are exact. */
  readonly standardError: StandardError | undefined;
  /** Bytes on this line are of a whole function that begins there: no expression is known. */
  readonly wholeFunction: boolean;

  constructor(figures: {
    traceback: Traceback;
    size: number;
    count: number;
    standardError?: StandardError | undefined;
    wholeFunction?: boolean;
  }) {
    this.traceback = figures.traceback;
    this.size = figures.size;
    this.count = figures.count;
    this.standardError = figures.standardError;
    this.wholeFunction = figures.wholeFunction ?? false;
  }

  /** Tells whether the traceback, size and count are the same. */
  equals(other: Statistic): boolean {
    return (
      this.size === other.size &&
      this.count === other.count &&
      this.traceback.equals(other.traceback)
    );
  }

  /** Orders by size, count, then traceback: negative if this statistic is the smaller. */
  compare(other: Statistic): number {
    return (
      this.size - other.size || this.count - other.count || this.traceback.compare(other.traceback)
    );
  }

  /** `a.ts:5: size=5002 B, count=2, average=2501 B` */
  toString(): string {
    const { size, count, standardError: error } = this;
    return (
      `${this.traceback}: size=${formatSize(size)}${formatError(error?.size, formatSize)}, ` +
      `count=${formatCount(count)}${formatError(error?.count, formatCount)}` +
      formatAverage(size, count, error?.average) +
      formatWhole(this.wholeFunction)
    );
  }

  [inspect.custom](): string {
    const { size, count } = this;
    return `<Statistic traceback=${inspect(this.traceback)} size=${size} count=${count}>`;
  }
}

/** Writes the last part of a statistic's text; nothing where there are no blocks. */
export function formatAverage(size: number, count: number, error: number | undefined): string {
  if (count === 0) return "";
  return `, average=${formatSize(size / count)}${formatError(error, formatSize)}`;
}
