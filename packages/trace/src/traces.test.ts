import { inspect } from "node:util";

import { expect, test } from "vitest";

import { before, beforeTraces } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";
import { Trace } from "./trace.ts";
import { Traceback } from "./traceback.ts";

test("a trace is written with its oldest frame and size", () => {
  const trace = before.traces.at(0)!;
  expect(String(trace)).toBe("b.ts:4: 10 B");
  expect(String(trace.traceback)).toBe("b.ts:4");
  expect(String(trace.traceback.at(0))).toBe("b.ts:4");
});

test("a trace is inspected with its domain and frames", () => {
  expect(inspect(before.traces.at(3))).toBe(
    "<Trace domain=1 size=2 B, traceback=<Traceback (<Frame filename='b.ts' lineno=4>, " +
      "<Frame filename='a.ts' lineno=5>) totalNframe=3>>",
  );
  expect(inspect(before.traces)).toBe("<Traces length=6>");
  expect(inspect(before)).toBe("<Snapshot traces=6 tracebackLimit=2>");
});

test("slices of traces and tracebacks hold what at() answers", () => {
  const { traces } = before;
  expect(traces.slice(0, 2)).toEqual([traces.at(0), traces.at(1)]);
  const { traceback } = traces.at(0)!;
  expect(traceback.slice(0, 2)).toEqual([traceback.at(0), traceback.at(1)]);
});

test("slices of traces count from the end as an array's do", () => {
  const sizes = [10, 10, 10, 2, 66, 7];
  for (const [start, end] of [[], [1], [-2], [1, -1], [-3, -1], [4, 2], [-9, 9], [2, -9]]) {
    expect(before.traces.slice(start, end).map((trace) => trace.size)).toEqual(
      sizes.slice(start, end),
    );
  }
});

test("traces are counted from the end by negative indexes", () => {
  expect(before.traces.at(-1)!.size).toBe(7);
  expect(before.traces.at(6)).toBe(undefined);
  expect(before.traces.at(-7)).toBe(undefined);
});

test("traces are iterated in the order they were given", () => {
  expect([...before.traces].map(String)).toEqual([
    "b.ts:4: 10 B",
    "b.ts:4: 10 B",
    "b.ts:4: 10 B",
    "b.ts:4: 2 B",
    "b.ts:1: 66 B",
    "<unknown>:0: 7 B",
  ]);
});

test("traces know whether an equal trace is among them", () => {
  const traceback = Traceback.fromRaw([["b.ts", 1]], 1);
  expect(before.traces.includes(new Trace({ domain: 2, size: 66, traceback }))).toBe(true);
  expect(before.traces.includes(new Trace({ domain: 1, size: 66, traceback }))).toBe(false);
});

test("traces are equal when domain, size and traceback are", () => {
  expect(before.traces.equals(Snapshot.fromTraces(beforeTraces, 2).traces)).toBe(true);
  expect(before.traces.equals(Snapshot.fromTraces(beforeTraces.slice(1), 2).traces)).toBe(false);
  const others = [{ size: 1 }, { domain: 9 }, { frames: [] }, { totalNframe: 9 }, { count: 2 }];
  for (const other of others) {
    const changed = [{ ...beforeTraces[0]!, ...other }, ...beforeTraces.slice(1)];
    expect(before.traces.equals(Snapshot.fromTraces(changed, 2).traces)).toBe(false);
  }
});

test("a sampled trace is written with its standard error", () => {
  const frames = [["a.ts", 5]] as const;
  const [trace] = Snapshot.fromTraces(
    [{ domain: 0, size: 4096, frames, standardError: 511.2 }],
    1,
  ).traces;
  expect(String(trace)).toBe("a.ts:5: 4096 B ± 512 B");
});
