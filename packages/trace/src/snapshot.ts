import { inspect } from "node:util";

import { compare } from "./compare.ts";
import { dump } from "./dump.ts";
import { badTracebackLimit, notASnapshot, notAttributes } from "./errors.ts";
import { filterTraces } from "./filter-traces.ts";
import { toHeapProfile, type HeapProfile } from "./heapprofile.ts";
import type { KeyType } from "./key-type.ts";
import { load } from "./load.ts";
import type { RawTrace } from "./raw-trace.ts";
import type { SnapshotContents } from "./snapshot-contents.ts";
import type { StatisticDiff } from "./statistic-diff.ts";
import type { Statistic } from "./statistic.ts";
import { statistics } from "./statistics.ts";
import { packTraces } from "./trace-columns.ts";
import type { TraceFilter } from "./trace-filter.ts";
import { Traces } from "./traces.ts";
import { wholeFunctions } from "./whole-functions.ts";

/**
 * The memory blocks alive at one moment, as tracemalloc.Snapshot. It never changes.
 *
 * @example
 * const [largest] = snapshot.statistics("lineno");
 * console.log(String(largest)); // a.ts:5: size=5002 B, count=2, average=2501 B
 */
export class Snapshot {
  readonly traces: Traces;
  readonly #contents: SnapshotContents;

  private constructor(contents: SnapshotContents) {
    this.#contents = contents;
    this.traces = new Traces(contents.columns);
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
    return new Snapshot({ columns: packTraces(traces), tracebackLimit, attributes: {} });
  }

  /**
   * Reads a snapshot from a file that `dump` wrote.
   *
   * @throws {Error} `ERR_NOT_A_DUMP`, `ERR_DUMP_VERSION`, `ERR_DAMAGED_DUMP`, or that of the file
   * system, such as `ENOENT`
   */
  static load(path: string): Snapshot {
    return new Snapshot(load(path));
  }

  /** The most frames a traceback of this snapshot may have. */
  get tracebackLimit(): number {
    return this.#contents.tracebackLimit;
  }

  /** What `withAttributes` added: empty at first. */
  get attributes(): Readonly<Record<string, unknown>> {
    return this.#contents.attributes;
  }

  /**
   * Adds up size and count by source line, file or whole traceback, the largest first. A trace
   * belongs to its most recent frame, or with `cumulative` to every frame it has (to a line that
   * calls itself once for each call).
   *
   * @throws {RangeError} `ERR_UNKNOWN_KEY_TYPE`, `ERR_CUMULATIVE_TRACEBACK`
   */
  statistics(by: KeyType, { cumulative = false } = {}): Statistic[] {
    return statistics(this.#contents.columns, by, cumulative, wholeFunctions(this.attributes));
  }

  /**
   * Compares the same statistics with those of an older snapshot, the largest change first. What
   * is no longer there has size 0.
   *
   * @throws {RangeError} `ERR_UNKNOWN_KEY_TYPE`, `ERR_CUMULATIVE_TRACEBACK`
   * @throws {TypeError} `ERR_NOT_A_SNAPSHOT`
   */
  compareTo(old: Snapshot, by: KeyType, { cumulative = false } = {}): StatisticDiff[] {
    if (!(old instanceof Snapshot)) throw notASnapshot(old);
    return compare(
      this.#contents.columns,
      old.#contents.columns,
      by,
      cumulative,
      wholeFunctions(this.attributes, old.attributes),
    );
  }

  /**
   * Makes a snapshot of the traces that any of the inclusive filters accepts (all, where there is
   * none) and every exclusive filter accepts.
   *
   * @throws {TypeError} `ERR_NOT_FILTERS`
   */
  filterTraces(filters: Iterable<TraceFilter>): Snapshot {
    const columns = filterTraces(this.#contents.columns, filters);
    return new Snapshot({ ...this.#contents, columns });
  }

  /**
   * Makes a snapshot with more to say of itself, kept by `dump` and `filterTraces`.
   *
   * @throws {TypeError} `ERR_NOT_ATTRIBUTES` for what JSON cannot hold
   */
  withAttributes(added: Readonly<Record<string, unknown>>): Snapshot {
    return new Snapshot({
      ...this.#contents,
      attributes: { ...this.attributes, ...toJson(added) },
    });
  }

  /** Writes the snapshot into a file for `load`; dump-format.ts describes it. */
  dump(path: string): void {
    dump(path, this.#contents);
  }

  /**
   * Answers the snapshot as the content of a `.heapprofile` file, which Chrome DevTools and
   * speedscope open: live bytes by line under the lines that called them.
   *
   * @example
   * writeFileSync("app.heapprofile", JSON.stringify(snapshot.toHeapProfile()));
   */
  toHeapProfile(): HeapProfile {
    return toHeapProfile(this.#contents.columns);
  }

  [inspect.custom](): string {
    return `<Snapshot traces=${this.traces.length} tracebackLimit=${this.tracebackLimit}>`;
  }
}

// a copy that nobody else changes, and that a dump holds as it is
function toJson(attributes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(attributes)) as Record<string, unknown>;
  } catch (cause) {
    throw notAttributes(cause);
  }
}
