import { expect, test } from "vitest";

import { after, before, file, line } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";
import { Statistic } from "./statistic.ts";
import { Traceback } from "./traceback.ts";

const row = (traceback: Traceback, size: number, count: number) =>
  new Statistic({ traceback, size, count });

function expectStatistics(actual: readonly Statistic[], expected: readonly Statistic[]) {
  const show = (s: Statistic) => [[...s.traceback].map(String), s.size, s.count];
  expect(actual.map(show)).toEqual(expected.map(show));
  expect(actual.every((s, i) => s.equals(expected[i]!))).toBe(true);
}

test("a snapshot holds the traces it is made of", () => {
  const snapshot = Snapshot.fromTraces(
    [{ domain: 0, size: 5, frames: [["a.ts", 2]], totalNframe: 10 }],
    5,
  );
  expect(snapshot.tracebackLimit).toBe(5);
  expect(snapshot.traces.length).toBe(1);
  const trace = snapshot.traces.at(0)!;
  expect(trace.size).toBe(5);
  expect(trace.count).toBe(1);
  expect(trace.domain).toBe(0);
  expect(trace.traceback.totalNframe).toBe(10);
  expect(trace.traceback.length).toBe(1);
  expect(trace.traceback.at(0)!.filename).toBe("a.ts");
  expect(trace.traceback.at(0)!.lineno).toBe(2);
});

test("statistics by line are sorted by size", () => {
  expectStatistics(before.statistics("lineno"), [
    row(line("b.ts", 1), 66, 1),
    row(line("a.ts", 2), 30, 3),
    row(line("<unknown>", 0), 7, 1),
    row(line("a.ts", 5), 2, 1),
  ]);
  expectStatistics(after.statistics("lineno"), [
    row(line("a.ts", 5), 5002, 2),
    row(line("c.ts", 578), 400, 1),
    row(line("a.ts", 2), 30, 3),
  ]);
});

test("statistics by file add up the lines of a file", () => {
  expectStatistics(before.statistics("filename"), [
    row(file("b.ts"), 66, 1),
    row(file("a.ts"), 32, 4),
    row(file("<unknown>"), 7, 1),
  ]);
  expectStatistics(after.statistics("filename"), [
    row(file("a.ts"), 5032, 5),
    row(file("c.ts"), 400, 1),
  ]);
});

test("statistics by traceback keep all frames", () => {
  const a2 = Traceback.fromRaw([
    ["a.ts", 2],
    ["b.ts", 4],
  ]);
  const a5 = Traceback.fromRaw([
    ["a.ts", 5],
    ["b.ts", 4],
  ]);
  expectStatistics(before.statistics("traceback"), [
    row(line("b.ts", 1), 66, 1),
    row(a2, 30, 3),
    row(line("<unknown>", 0), 7, 1),
    row(a5, 2, 1),
  ]);
  expectStatistics(after.statistics("traceback"), [
    row(a5, 5002, 2),
    row(line("c.ts", 578), 400, 1),
    row(a2, 30, 3),
  ]);
});

test("cumulative statistics charge every frame of a traceback", () => {
  expectStatistics(before.statistics("filename", { cumulative: true }), [
    row(file("b.ts"), 98, 5),
    row(file("a.ts"), 32, 4),
    row(file("<unknown>"), 7, 1),
  ]);
  expectStatistics(before.statistics("lineno", { cumulative: true }), [
    row(line("b.ts", 1), 66, 1),
    row(line("b.ts", 4), 32, 4),
    row(line("a.ts", 2), 30, 3),
    row(line("<unknown>", 0), 7, 1),
    row(line("a.ts", 5), 2, 1),
  ]);
});

test("cumulative statistics charge a line that calls itself once for each call", () => {
  const frames = [
    ["a.ts", 1],
    ["a.ts", 1],
    ["a.ts", 1],
  ] as const;
  const snapshot = Snapshot.fromTraces([{ domain: 0, size: 8, frames }], 3);
  expectStatistics(snapshot.statistics("lineno", { cumulative: true }), [
    row(line("a.ts", 1), 24, 3),
  ]);
  expectStatistics(snapshot.statistics("lineno"), [row(line("a.ts", 1), 8, 1)]);
});

test("statistics of equal size are sorted by count, then by traceback", () => {
  const snapshot = Snapshot.fromTraces(
    [
      { domain: 0, size: 4, frames: [["a.ts", 9]] },
      { domain: 0, size: 4, frames: [["a.ts", 10]] },
      { domain: 0, size: 4, frames: [["b.ts", 1]] },
      { domain: 0, size: 4, count: 2, frames: [["a.ts", 1]] },
    ],
    1,
  );
  expect(snapshot.statistics("lineno").map(String)).toEqual([
    "a.ts:1: size=4 B, count=2, average=2 B",
    "b.ts:1: size=4 B, count=1, average=4 B",
    "a.ts:10: size=4 B, count=1, average=4 B",
    "a.ts:9: size=4 B, count=1, average=4 B",
  ]);
});

test("the same frames are one traceback whatever was cut from them", () => {
  const snapshot = Snapshot.fromTraces(
    [
      { domain: 0, size: 1, frames: [["a.ts", 1]], totalNframe: 1 },
      { domain: 0, size: 2, frames: [["a.ts", 1]], totalNframe: 7 },
    ],
    1,
  );
  const [statistic, ...others] = snapshot.statistics("traceback");
  expect(others).toEqual([]);
  expect(statistic!.size).toBe(3);
  expect(statistic!.traceback.totalNframe).toBe(undefined);
});

test("a trace without frames comes from <unknown>:0", () => {
  const snapshot = Snapshot.fromTraces([{ domain: 0, size: 7, frames: [] }], 1);
  expect(String(snapshot.traces.at(0))).toBe("<unknown>:0: 7 B");
});

test("an empty snapshot has no statistics", () => {
  const snapshot = Snapshot.fromTraces([], 1);
  expect(snapshot.statistics("lineno")).toEqual([]);
  expect(snapshot.statistics("filename", { cumulative: true })).toEqual([]);
  expect(snapshot.statistics("traceback")).toEqual([]);
});

test("an unknown key type is refused", () => {
  expect(() => before.statistics("line" as never)).toThrow(
    expect.objectContaining({
      name: "RangeError",
      code: "ERR_UNKNOWN_KEY_TYPE",
      message:
        'Snapshot.statistics: expected "lineno", "filename" or "traceback", got "line". ' +
        "Name one of the three to group by.",
    }),
  );
});

test("cumulative statistics by traceback are refused", () => {
  expect(() => before.statistics("traceback", { cumulative: true })).toThrow(
    expect.objectContaining({ name: "RangeError", code: "ERR_CUMULATIVE_TRACEBACK" }),
  );
});

test("a traceback limit that is no number of frames is refused", () => {
  for (const limit of [-1, 0, 1.5, NaN]) {
    expect(() => Snapshot.fromTraces([], limit)).toThrow(
      expect.objectContaining({ name: "RangeError", code: "ERR_TRACEBACK_LIMIT" }),
    );
  }
});

test("a trace that cannot be is refused with its place and field", () => {
  const good = { domain: 0, size: 1, frames: [["a.ts", 1]] } as const;
  const messageFor = (bad: object) => {
    try {
      Snapshot.fromTraces([good, { ...good, ...bad }], 1);
      return "accepted";
    } catch (error) {
      return (error as Error).message.split(". ")[0];
    }
  };
  expect(messageFor({ size: -1 })).toBe(
    "Snapshot.fromTraces: expected size of trace 1 to be bytes from 0, got -1",
  );
  expect(messageFor({ domain: 0.5 })).toBe(
    "Snapshot.fromTraces: expected domain of trace 1 to be a whole number from 0, got 0.5",
  );
  expect(messageFor({ count: 0 })).toBe(
    "Snapshot.fromTraces: expected count of trace 1 to be above 0, got 0",
  );
  expect(messageFor({ standardError: NaN })).toBe(
    "Snapshot.fromTraces: expected standardError of trace 1 to be bytes from 0, got NaN",
  );
  expect(messageFor({ totalNframe: "3" })).toBe(
    'Snapshot.fromTraces: expected totalNframe of trace 1 to be a whole number from 0, got "3"',
  );
  expect(messageFor({ frames: [[null, 1]] })).toBe(
    "Snapshot.fromTraces: expected a file name of trace 1 to be a string, got null",
  );
  expect(messageFor({ frames: [["a.ts", -1]] })).toBe(
    "Snapshot.fromTraces: expected a line of trace 1 to be a whole number from 0, got -1",
  );
});

test("comparing with what is no snapshot is refused", () => {
  const snapshot = Snapshot.fromTraces([], 1);
  for (const old of [undefined, {}, "a.dump"]) {
    expect(() => snapshot.compareTo(old as never, "lineno")).toThrow(
      expect.objectContaining({ name: "TypeError", code: "ERR_NOT_A_SNAPSHOT" }),
    );
  }
});
