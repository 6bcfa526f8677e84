import { expect, test } from "vitest";

import { after, before, file, line } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";
import { StatisticDiff } from "./statistic-diff.ts";
import { Traceback } from "./traceback.ts";

/** size, sizeDiff, count, countDiff */
type Figures = [number, number, number, number];

const row = (traceback: Traceback, [size, sizeDiff, count, countDiff]: Figures) =>
  new StatisticDiff({ traceback, size, sizeDiff, count, countDiff });

function expectDiffs(actual: readonly StatisticDiff[], expected: readonly StatisticDiff[]) {
  const show = ({ traceback, size, sizeDiff, count, countDiff }: StatisticDiff) => [
    [...traceback].map(String),
    [size, sizeDiff, count, countDiff],
  ];
  expect(actual.map(show)).toEqual(expected.map(show));
  expect(actual.every((diff, i) => diff.equals(expected[i]!))).toBe(true);
}

test("differences by line are sorted by change of size", () => {
  expectDiffs(after.compareTo(before, "lineno"), [
    row(line("a.ts", 5), [5002, 5000, 2, 1]),
    row(line("c.ts", 578), [400, 400, 1, 1]),
    row(line("b.ts", 1), [0, -66, 0, -1]),
    row(line("<unknown>", 0), [0, -7, 0, -1]),
    row(line("a.ts", 2), [30, 0, 3, 0]),
  ]);
});

test("differences by file add up the lines of a file", () => {
  expectDiffs(after.compareTo(before, "filename"), [
    row(file("a.ts"), [5032, 5000, 5, 1]),
    row(file("c.ts"), [400, 400, 1, 1]),
    row(file("b.ts"), [0, -66, 0, -1]),
    row(file("<unknown>"), [0, -7, 0, -1]),
  ]);
});

test("differences by traceback keep all frames", () => {
  const inA = (lineno: number) =>
    Traceback.fromRaw([
      ["a.ts", lineno],
      ["b.ts", 4],
    ]);
  expectDiffs(after.compareTo(before, "traceback"), [
    row(inA(5), [5002, 5000, 2, 1]),
    row(line("c.ts", 578), [400, 400, 1, 1]),
    row(line("b.ts", 1), [0, -66, 0, -1]),
    row(line("<unknown>", 0), [0, -7, 0, -1]),
    row(inA(2), [30, 0, 3, 0]),
  ]);
});

test("cumulative differences charge every frame of a traceback", () => {
  expectDiffs(after.compareTo(before, "filename", { cumulative: true }), [
    row(file("a.ts"), [5032, 5000, 5, 1]),
    row(file("b.ts"), [5032, 4934, 5, 0]),
    row(file("c.ts"), [400, 400, 1, 1]),
    row(file("<unknown>"), [0, -7, 0, -1]),
  ]);
});

test("a snapshot does not differ from itself", () => {
  expectDiffs(before.compareTo(before, "filename"), [
    row(file("b.ts"), [66, 0, 1, 0]),
    row(file("a.ts"), [32, 0, 4, 0]),
    row(file("<unknown>"), [7, 0, 1, 0]),
  ]);
});

test("a difference is written with the change of size and count", () => {
  const diffs = after.compareTo(before, "lineno").map(String);
  expect(diffs[0]).toBe("a.ts:5: size=5002 B (+5000 B), count=2 (+1), average=2501 B");
  expect(diffs[2]).toBe("b.ts:1: size=0 B (-66 B), count=0 (-1)");
});

test("a difference of samples is written with the errors of both snapshots", () => {
  const sampled = (size: number, count: number, standardError: number) =>
    Snapshot.fromTraces([{ domain: 0, size, count, frames: [["a.ts", 5]], standardError }], 1);
  const [diff] = sampled(4000, 40, 400).compareTo(sampled(3000, 30, 300), "lineno");
  expect(diff!.standardError).toEqual({
    size: 400,
    count: 4,
    average: 0,
    sizeDiff: 500,
    countDiff: 5,
  });
  expect(String(diff)).toBe(
    "a.ts:5: size=4000 B ± 400 B (+1000 B ± 500 B), count=40 ± 4 (+10 ± 5), average=100 B",
  );
});

test("a difference from an exact snapshot errs as the sampled one does", () => {
  const frames = [["a.ts", 5]] as const;
  const exact = Snapshot.fromTraces([{ domain: 0, size: 100, frames }], 1);
  const sampled = Snapshot.fromTraces([{ domain: 0, size: 150, frames, standardError: 50 }], 1);
  expect(String(exact.compareTo(sampled, "lineno")[0])).toBe(
    "a.ts:5: size=100 B (-50 B ± 50 B), count=1 (+0 ± 1), average=100 B",
  );
});

test("wrong keys are refused", () => {
  expect(() => after.compareTo(before, "file" as never)).toThrow(
    expect.objectContaining({ name: "RangeError", code: "ERR_UNKNOWN_KEY_TYPE" }),
  );
  expect(() => after.compareTo(before, "traceback", { cumulative: true })).toThrow(
    expect.objectContaining({ name: "RangeError", code: "ERR_CUMULATIVE_TRACEBACK" }),
  );
});
