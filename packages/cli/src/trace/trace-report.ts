import { Statistic, type Snapshot, type StatisticDiff } from "@slotted/trace";
import { count } from "../commands/snapshot.ts";
import type { Report, ReportTable } from "../report.ts";
import {
  diffTable,
  signed,
  sourceOf,
  statisticTable,
  tracebackText,
  withError,
} from "./figure-tables.ts";
import { processMemory, reconcile, type ProcessMemory, type Reconciled } from "./reconcile.ts";
import type { TraceOptions } from "./trace-options.ts";

type Figures = readonly (Statistic | StatisticDiff)[];

/** What is alive in a snapshot, or what changed since an older one. */
export function traceReport(
  snapshot: Snapshot,
  options: TraceOptions,
  old: Snapshot | undefined,
): Report {
  const { by, filters, peak } = options;
  const filtered = snapshot.filterTraces(filters);
  const figures = old ? filtered.compareTo(old.filterTraces(filters), by) : filtered.statistics(by);
  // what processes say is of their last moment, not of the peak
  const reconciled = peak ? undefined : reconcile(snapshot);
  const report = figuresReport(figures, options, "alive");
  return {
    ...report,
    footer: reconciled && reconciledTable(reconciled, processMemory(snapshot)),
    data: {
      ...(report.data as object),
      ...(reconciled && { reconciled, memory: processMemory(snapshot) }),
    },
  };
}

/** What was allocated and is no longer there: all that was, without what is alive. */
export function temporaryReport(all: Snapshot, alive: Snapshot, options: TraceOptions): Report {
  const { by, filters } = options;
  const figures = all
    .filterTraces(filters)
    .compareTo(alive.filterTraces(filters), by)
    .filter(({ sizeDiff, countDiff }) => sizeDiff > 0 && countDiff > 0)
    .map(temporary)
    .sort((a, b) => b.compare(a));
  return figuresReport(figures, options, "made and dropped");
}

function temporary({
  traceback,
  sizeDiff,
  countDiff,
  standardError,
  wholeFunction,
}: StatisticDiff) {
  return new Statistic({
    traceback,
    size: sizeDiff,
    count: countDiff,
    wholeFunction,
    standardError: standardError && {
      size: standardError.sizeDiff,
      count: standardError.countDiff,
      average: standardError.average,
    },
  });
}

function figuresReport(
  figures: Figures,
  { by, top, mode, compare }: TraceOptions,
  what: string,
): Report {
  const shown = figures.slice(0, top);
  const size = sum(figures, ({ size }) => size);
  const blocks = sum(figures, ({ count }) => count);
  const errors = ["size", "count"] as const;
  const [sizeError, countError] = errors.map((name) =>
    Math.sqrt(sum(figures, ({ standardError }) => (standardError?.[name] ?? 0) ** 2)),
  );
  const change = sum(figures, (each) => ("sizeDiff" in each ? each.sizeDiff : 0));
  return {
    ...(by === "traceback" ? { text: tracebackText(shown) } : { tables: [table(shown)] }),
    totals:
      `${withError(size, sizeError)} bytes ${what} in ${withError(blocks, countError)} blocks ` +
      `on ${count(figures.length)} ${KEYS[by]}` +
      (compare === undefined ? "." : `, ${signed(change)} bytes since ${compare}.`),
    data: { mode, by, size, count: blocks, statistics: shown.map(asData) },
  };
}

const KEYS = { lineno: "lines", filename: "files", traceback: "tracebacks" };

const table = (figures: Figures): ReportTable =>
  figures.some((each) => "sizeDiff" in each)
    ? diffTable(figures as StatisticDiff[])
    : statisticTable(figures as Statistic[]);

const sum = (figures: Figures, of: (each: Figures[number]) => number) =>
  figures.reduce((total, each) => total + of(each), 0);

const reconciledTable = (
  rows: readonly Reconciled[],
  { arrayBuffers, uncounted }: ProcessMemory,
): ReportTable => ({
  title: "What the process says of itself",
  columns: [
    { title: "traced", align: "right" },
    { title: "the tracer's", align: "right" },
    { title: "untraced", align: "right" },
    { title: "in all", align: "right" },
    { title: "" },
  ],
  rows: rows.map(({ name, traced, standardError, tracer, untraced, total }) => [
    withError(traced, standardError),
    tracer,
    untraced,
    total,
    name === "external" ? externalWith(arrayBuffers, uncounted) : name,
  ]),
});

// shared buffers, and what an engine does not count of WebAssembly
const externalWith = (arrayBuffers: number, uncounted: number) =>
  `external, arrayBuffers ${count(arrayBuffers)} of it` +
  (uncounted === 0 ? "" : `, with ${count(uncounted)} that it does not count`);

function asData(figures: Statistic | StatisticDiff) {
  const { traceback, size, count, standardError, wholeFunction } = figures;
  return {
    traceback: traceback.slice().map(({ filename, lineno }) => ({ filename, lineno })),
    source: sourceOf(traceback),
    size,
    count,
    average: count === 0 ? undefined : size / count,
    ...("sizeDiff" in figures && { sizeDiff: figures.sizeDiff, countDiff: figures.countDiff }),
    standardError,
    wholeFunction,
  };
}
