import { inspect } from "node:util";

import { badTracebackLimit } from "./errors.ts";
import type { KeyType } from "./key-type.ts";
import type { RawTrace } from "./raw-trace.ts";
import type { Statistic } from "./statistic.ts";
import { statistics } from "./statistics.ts";
import { packTraces, type TraceColumns } from "./trace-columns.ts";
import { Traces } from "./traces.ts";

/**
 * The memory blocks alive at one moment, as tracemalloc.Snapshot. It never changes.
 *
 * @example
 * const [largest] = snapshot.statistics("lineno");
 * console.log(String(largest)); // a.ts:5: size=5002 B, count=2, average=2501 B
 */
export class Snapshot {
  /** The most frames a traceback of this snapshot may have. */
  readonly tracebackLimit: number;
  readonly #columns: TraceColumns;

  private constructor(columns: TraceColumns, tracebackLimit: number) {
    this.#columns = columns;
    this.tracebackLimit = tracebackLimit;
  }

  /**
   * Makes a snapshot of the given traces.
   *
   * @throws {TypeError | RangeError} `ERR_BAD_TRACE`, `ERR_TRACEBACK_LIMIT`
   */
  static fromTraces(traces: Iterable<RawTrace>, tracebackLimit: number): Snapshot {
    if (!Number.isSafeInteger(tracebackLimit) || tracebackLimit < 1) {
      throw badTracebackLimit("Snapshot.fromTraces", tracebackLimit);
    }
    return new Snapshot(packTraces(traces), tracebackLimit);
  }

  get traces(): Traces {
    return new Traces(this.#columns);
  }

  /**
   * Adds up size and count by source line, file or whole traceback, the largest first. A trace
   * belongs to its most recent frame, or with `cumulative` to every frame it has (to a line that
   * calls itself once for each call).
   *
   * @throws {RangeError} `ERR_UNKNOWN_KEY_TYPE`, `ERR_CUMULATIVE_TRACEBACK`
   */
  statistics(by: KeyType, { cumulative = false } = {}): Statistic[] {
    return statistics(this.#columns, by, cumulative);
  }

  [inspect.custom](): string {
    return `<Snapshot traces=${this.#columns.length} tracebackLimit=${this.tracebackLimit}>`;
  }
}
