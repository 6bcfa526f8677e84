import { inspect } from "node:util";

import { formatCount, formatError, formatSize } from "./format.ts";
import { formatAverage, type StandardError } from "./statistic.ts";
import type { Traceback } from "./traceback.ts";
import { formatWhole } from "./whole-functions.ts";

/** One standard error of each figure of a sampled difference. */
export interface DiffStandardError extends StandardError {
  /** In bytes; at most this much, since blocks sampled in both snapshots err alike. */
  readonly sizeDiff: number;
  readonly countDiff: number;
}

/** The memory of one line, file or traceback and its growth, as tracemalloc.StatisticDiff. */
export class StatisticDiff {
  readonly traceback: Traceback;
  /** Bytes in the new snapshot. */
  readonly size: number;
  /** Bytes more than in the old snapshot. */
  readonly sizeDiff: number;
  /** Blocks in the new snapshot. */
  readonly count: number;
  /** Blocks more than in the old snapshot. */
  readonly countDiff: number;
  /** Undefined where the figures are exact. */
  readonly standardError: DiffStandardError | undefined;
  /** Bytes on this line are of a whole function that begins there: no expression is known. */
  readonly wholeFunction: boolean;

  constructor(figures: {
    traceback: Traceback;
    size: number;
    sizeDiff: number;
    count: number;
    countDiff: number;
    standardError?: DiffStandardError | undefined;
    wholeFunction?: boolean;
  }) {
    this.traceback = figures.traceback;
    this.size = figures.size;
    this.sizeDiff = figures.sizeDiff;
    this.count = figures.count;
    this.countDiff = figures.countDiff;
    this.standardError = figures.standardError;
    this.wholeFunction = figures.wholeFunction ?? false;
  }

  /** Tells whether the traceback and all four figures are the same. */
  equals(other: StatisticDiff): boolean {
    return (
      this.size === other.size &&
      this.sizeDiff === other.sizeDiff &&
      this.count === other.count &&
      this.countDiff === other.countDiff &&
      this.traceback.equals(other.traceback)
    );
  }

  /** Orders by change of size, size, change of count, count, then traceback. */
  compare(other: StatisticDiff): number {
    return (
      Math.abs(this.sizeDiff) - Math.abs(other.sizeDiff) ||
      this.size - other.size ||
      Math.abs(this.countDiff) - Math.abs(other.countDiff) ||
      this.count - other.count ||
      this.traceback.compare(other.traceback)
    );
  }

  /** `a.ts:5: size=5002 B (+5000 B), count=2 (+1), average=2501 B` */
  toString(): string {
    const { size, count, standardError: error } = this;
    const sizeDiff = formatSize(this.sizeDiff, { signed: true });
    const countDiff = formatCount(this.countDiff, { signed: true });
    return (
      `${this.traceback}: size=${formatSize(size)}${formatError(error?.size, formatSize)} ` +
      `(${sizeDiff}${formatError(error?.sizeDiff, formatSize)}), ` +
      `count=${formatCount(count)}${formatError(error?.count, formatCount)} ` +
      `(${countDiff}${formatError(error?.countDiff, formatCount)})` +
      formatAverage(size, count, error?.average) +
      formatWhole(this.wholeFunction)
    );
  }

  [inspect.custom](): string {
    const size = `size=${this.size} (${withSign(this.sizeDiff)})`;
    const count = `count=${this.count} (${withSign(this.countDiff)})`;
    return `<StatisticDiff traceback=${inspect(this.traceback)} ${size} ${count}>`;
  }
}

function withSign(value: number): string {
  return value < 0 ? String(value) : `+${value}`;
}
