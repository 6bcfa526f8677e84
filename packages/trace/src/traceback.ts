import { inspect } from "node:util";

import { Frame } from "./frame.ts";
import type { RawFrame } from "./raw-trace.ts";
import { sourceLine } from "./source-line.ts";

/** Frames from the oldest call to the most recent one, as tracemalloc.Traceback. */
export class Traceback implements Iterable<Frame> {
  /** Frames the traceback had before it was cut to the limit; undefined where nobody counted. */
  readonly totalNframe: number | undefined;
  readonly #frames: readonly Frame[];

  /** Takes the oldest frame first. */
  constructor(frames: readonly Frame[], totalNframe?: number) {
    this.#frames = frames;
    this.totalNframe = totalNframe;
  }

  /** Takes the most recent frame first, as a `RawTrace` has it. */
  static fromRaw(frames: readonly RawFrame[], totalNframe?: number): Traceback {
    const oldestFirst = frames.map(([filename, lineno]) => new Frame(filename, lineno)).reverse();
    return new Traceback(oldestFirst, totalNframe);
  }

  /** How many frames. */
  get length(): number {
    return this.#frames.length;
  }

  /** Answers the frame at `index`, counted from the oldest, or from the most recent if negative. */
  at(index: number): Frame | undefined {
    return this.#frames.at(index);
  }

  /** Answers the frames between two indexes, as Array.prototype.slice. */
  slice(start?: number, end?: number): Frame[] {
    return this.#frames.slice(start, end);
  }

  /** Tells whether an equal frame is among the frames. */
  includes(frame: Frame): boolean {
    return this.#frames.some((own) => own.equals(frame));
  }

  [Symbol.iterator](): IterableIterator<Frame> {
    return this.#frames.values();
  }

  /** Tells whether both have the same frames; `totalNframe` does not count. */
  equals(other: Traceback): boolean {
    return this.length === other.length && this.compare(other) === 0;
  }

  /** Orders frame by frame from the oldest, a shorter traceback before a longer one. */
  compare(other: Traceback): number {
    const shared = Math.min(this.length, other.length);
    for (let i = 0; i < shared; i++) {
      const order = (this.#frames[i] as Frame).compare(other.#frames[i] as Frame);
      if (order !== 0) return order;
    }
    return this.length - other.length;
  }

  /**
   * Lists the frames as text, each followed by its line of source where the file can be read.
   * A positive `limit` keeps that many of the most recent frames, a negative one leaves that many
   * of them out.
   */
  format(options: { limit?: number; mostRecentFirst?: boolean } = {}): string[] {
    const { limit, mostRecentFirst = false } = options;
    const frames =
      limit === undefined ? this.slice() : limit > 0 ? this.slice(-limit) : this.slice(0, limit);
    if (mostRecentFirst) frames.reverse();
    return frames.flatMap(({ filename, lineno }) => {
      const place = `  File "${filename}", line ${lineno}`;
      const source = sourceLine(filename, lineno).trim();
      return source === "" ? [place] : [place, `    ${source}`];
    });
  }

  /** The oldest frame: `a.ts:5` */
  toString(): string {
    return String(this.#frames[0] ?? "<unknown>:0");
  }

  [inspect.custom](): string {
    const frames = this.#frames.map((frame) => inspect(frame)).join(", ");
    const total = this.totalNframe === undefined ? "" : ` totalNframe=${this.totalNframe}`;
    return `<Traceback (${frames})${total}>`;
  }
}
