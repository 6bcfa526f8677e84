import { Frame, type Statistic, type StatisticDiff, type Traceback } from "@slotted/trace";
import type { ReportTable } from "../report.ts";
import { count } from "../commands/snapshot.ts";

const LINE = [{ title: "line" }, { title: "source" }] as const;

/** Size, count and average by line. */
export const statisticTable = (statistics: readonly Statistic[]): ReportTable => ({
  columns: [
    { title: "size", align: "right" },
    { title: "count", align: "right" },
    { title: "average", align: "right" },
    ...LINE,
  ],
  rows: statistics.map((statistic) => [
    ...figures(statistic),
    where(statistic),
    sourceOf(statistic.traceback),
  ]),
});

/** The same with the change since an older snapshot. */
export const diffTable = (diffs: readonly StatisticDiff[]): ReportTable => ({
  columns: [
    { title: "change", align: "right" },
    { title: "size", align: "right" },
    { title: "change", align: "right" },
    { title: "count", align: "right" },
    ...LINE,
  ],
  rows: diffs.map((diff) => [
    signed(diff.sizeDiff) + error(diff.standardError?.sizeDiff),
    whole(diff.size),
    signed(diff.countDiff) + error(diff.standardError?.countDiff),
    whole(diff.count),
    where(diff),
    sourceOf(diff.traceback),
  ]),
});

/** Whole tracebacks, the line that allocates first. */
export function tracebackText(statistics: readonly (Statistic | StatisticDiff)[]): string {
  const paragraphs = statistics.map((statistic) => {
    const [size, blocks, average] = figures(statistic);
    const change = "sizeDiff" in statistic ? `${signed(statistic.sizeDiff)} bytes: ` : "";
    const lines = statistic.traceback.format({ mostRecentFirst: true });
    return [`${change}${size} bytes, ${blocks} blocks, ${average} on average`, ...lines].join("\n");
  });
  return paragraphs.join("\n\n");
}

/** The text of a line of source, empty where there is none to read. */
export function sourceOf(traceback: Traceback): string {
  const [, source = ""] = traceback.format({ limit: 1 });
  return source.trim();
}

function figures({ size, count: blocks, standardError }: Statistic | StatisticDiff) {
  return [
    withError(size, standardError?.size),
    withError(blocks, standardError?.count),
    blocks === 0 ? "n/a" : withError(size / blocks, standardError?.average),
  ] as const;
}

function where({ traceback, wholeFunction }: Statistic | StatisticDiff): string {
  const frame = traceback.at(-1) ?? new Frame("<unknown>", 0);
  const place = frame.lineno === 0 ? frame.filename : String(frame);
  return wholeFunction ? `${place} (whole function)` : place;
}

/** A figure with its standard error, where it has one: `65,660 ± 46,341`. */
export const withError = (figure: number, standardError: number | undefined): string =>
  whole(figure) + error(standardError);

const whole = (figure: number) => count(Math.round(figure));
/** A change, with its sign. */
export const signed = (figure: number) => `${figure < 0 ? "" : "+"}${whole(figure)}`;

// rounded up, for a small doubt is not none
const error = (figure: number | undefined) =>
  figure === undefined || figure === 0 ? "" : ` ± ${count(Math.ceil(figure))}`;
