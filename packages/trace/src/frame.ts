import { inspect } from "node:util";

/** One line of source in a traceback, as tracemalloc.Frame. */
export class Frame {
  readonly filename: string;
  /** Counted from 1; 0 where no line is known. */
  readonly lineno: number;

  constructor(filename: string, lineno: number) {
    this.filename = filename;
    this.lineno = lineno;
  }

  /** Tells whether both frames name the same line of the same file. */
  equals(other: Frame): boolean {
    return this.lineno === other.lineno && this.filename === other.filename;
  }

  /** Orders by file name (in UTF-16 code units), then line: negative if this frame comes first. */
  compare(other: Frame): number {
    if (this.filename !== other.filename) return this.filename < other.filename ? -1 : 1;
    return this.lineno - other.lineno;
  }

  /** `a.ts:5` */
  toString(): string {
    return `${this.filename}:${this.lineno}`;
  }

  [inspect.custom](): string {
    return `<Frame filename=${inspect(this.filename)} lineno=${this.lineno}>`;
  }
}
