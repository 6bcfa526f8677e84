import { inspect } from "node:util";

import { Trace } from "./trace.ts";
import type { TraceColumns } from "./trace-columns.ts";

/** The traces of a snapshot in the order they were given; each is made when it is looked at. */
export class Traces implements Iterable<Trace> {
  readonly #columns: TraceColumns;

  constructor(columns: TraceColumns) {
    this.#columns = columns;
  }

  /** How many traces. */
  get length(): number {
    return this.#columns.length;
  }

  /** Answers the trace at `index`, counted from the end if negative. */
  at(index: number): Trace | undefined {
    const i = index < 0 ? index + this.length : index;
    return i >= 0 && i < this.length ? this.#trace(i) : undefined;
  }

  /** Answers the traces between two indexes, as Array.prototype.slice. */
  slice(start = 0, end = this.length): Trace[] {
    const from = start < 0 ? Math.max(0, start + this.length) : start;
    const to = Math.min(end < 0 ? end + this.length : end, this.length);
    return Array.from({ length: Math.max(0, to - from) }, (_, i) => this.#trace(from + i));
  }

  /** Tells whether an equal trace is among them. */
  includes(trace: Trace): boolean {
    for (const own of this) if (own.equals(trace)) return true;
    return false;
  }

  *[Symbol.iterator](): IterableIterator<Trace> {
    for (let i = 0; i < this.length; i++) yield this.#trace(i);
  }

  /** Tells whether both hold equal traces in the same order. */
  equals(other: Traces): boolean {
    if (this.length !== other.length) return false;
    for (let i = 0; i < this.length; i++) {
      if (!this.#trace(i).equals(other.#trace(i))) return false;
    }
    return true;
  }

  [inspect.custom](): string {
    return `<Traces length=${this.length}>`;
  }

  #trace(i: number): Trace {
    const { tree, node, size, domain, count, totalNframe, standardError } = this.#columns;
    return new Trace({
      domain: domain?.[i] ?? 0,
      size: size[i] as number,
      count: count?.[i] ?? 1,
      traceback: tree.traceback(node[i] as number, totalNframe?.[i] || undefined),
      standardError: standardError?.[i] || undefined,
    });
  }
}
