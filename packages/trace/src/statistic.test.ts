import { inspect } from "node:util";

import { expect, test } from "vitest";

import { before, line } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";
import { Statistic } from "./statistic.ts";

test("a statistic is written with size, count and average", () => {
  expect(String(before.statistics("lineno")[0])).toBe("b.ts:1: size=66 B, count=1, average=66 B");
});

test("a statistic without blocks has no average", () => {
  const nothing = new Statistic({ traceback: line("a.ts", 1), size: 0, count: 0 });
  expect(String(nothing)).toBe("a.ts:1: size=0 B, count=0");
});

test("a statistic is inspected with its bytes in full", () => {
  const statistic = new Statistic({ traceback: line("a.ts", 1), size: 123456, count: 2 });
  expect(inspect(statistic)).toBe(
    "<Statistic traceback=<Traceback (<Frame filename='a.ts' lineno=1>)> size=123456 count=2>",
  );
});

test("the errors of independent samples add up by their squares", () => {
  const frames = [["a.ts", 5]] as const;
  const [statistic] = Snapshot.fromTraces(
    [
      { domain: 0, size: 3000, count: 30, frames, standardError: 300 },
      { domain: 0, size: 4000, count: 40, frames, standardError: 400 },
    ],
    1,
  ).statistics("lineno");
  // blocks of 100 bytes whatever their number, so the average is certain
  expect(statistic!.standardError).toEqual({ size: 500, count: 5, average: 0 });
  expect(String(statistic)).toBe("a.ts:5: size=7000 B ± 500 B, count=70 ± 5, average=100 B");
});

test("the average of blocks of different sizes errs less than size and count", () => {
  const frames = [["a.ts", 5]] as const;
  const [statistic] = Snapshot.fromTraces(
    [
      { domain: 0, size: 3000, count: 30, frames, standardError: 300 },
      { domain: 0, size: 8000, count: 10, frames, standardError: 800 },
    ],
    1,
  ).statistics("lineno");
  // ((300 - 275 * 3) ** 2 + (800 - 275 * 1) ** 2) ** 0.5 / 40
  expect(statistic!.standardError!.average).toBeCloseTo(18.5616, 4);
  expect(String(statistic)).toBe(
    "a.ts:5: size=10.7 KiB ± 855 B, count=40 ± 4, average=275 B ± 19 B",
  );
});

test("a statistic of exact sizes carries no error beside sampled ones", () => {
  const statistics = Snapshot.fromTraces(
    [
      { domain: 0, size: 10, frames: [["a.ts", 1]] },
      { domain: 0, size: 9, frames: [["a.ts", 2]], standardError: 4 },
    ],
    1,
  ).statistics("lineno");
  expect(statistics.map(String)).toEqual([
    "a.ts:1: size=10 B, count=1, average=10 B",
    "a.ts:2: size=9 B ± 4 B, count=1 ± 1, average=9 B",
  ]);
});

test("a figure of a whole function says so", () => {
  const snapshot = Snapshot.fromTraces(
    [
      { domain: 0, size: 10, frames: [["lib.js", 3]] },
      { domain: 0, size: 4, frames: [["app.js", 7]] },
    ],
    1,
  );
  const marked = snapshot.withAttributes({ wholeFunctions: { "lib.js:3": 3, "app.js:7": 0.4 } });
  expect(marked.statistics("lineno").map(String)).toEqual([
    "lib.js:3: size=10 B, count=1, average=10 B (whole function)",
    "app.js:7: size=4 B, count=1, average=4 B",
  ]);
  expect(marked.compareTo(snapshot, "lineno").map(String)).toEqual([
    "lib.js:3: size=10 B (+0 B), count=1 (+0), average=10 B (whole function)",
    "app.js:7: size=4 B (+0 B), count=1 (+0), average=4 B",
  ]);
  expect(marked.statistics("lineno").map((each) => each.wholeFunction)).toEqual([true, false]);
});
