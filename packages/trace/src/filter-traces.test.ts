import { expect, test } from "vitest";

import { DomainFilter } from "./domain-filter.ts";
import { Filter } from "./filter.ts";
import { before, beforeTraces } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";
import type { TraceFilter } from "./trace-filter.ts";

/** Expects the traces of `before` at the given places, and `before` as it was. */
function expectKept(snapshot: Snapshot, places: readonly number[]) {
  const kept = places.map((i) => beforeTraces[i]!);
  expect([...snapshot.traces].map(String)).toEqual(
    [...Snapshot.fromTraces(kept, 2).traces].map(String),
  );
  expect(snapshot.traces.equals(Snapshot.fromTraces(kept, 2).traces)).toBe(true);
  expect(snapshot.tracebackLimit).toBe(2);
  expect(before.traces.equals(Snapshot.fromTraces(beforeTraces, 2).traces)).toBe(true);
}

test("an exclusive filter drops the traces of its file", () => {
  expectKept(before.filterTraces([new Filter(false, "b.ts")]), [0, 1, 2, 3, 5]);
});

test("inclusive filters keep the traces that any of them accepts", () => {
  const snapshot = before.filterTraces([new Filter(false, "b.ts")]);
  const lines = [2, 5].map((lineno) => new Filter(true, "a.ts", { lineno }));
  expectKept(snapshot.filterTraces(lines), [0, 1, 2, 3]);
});

test("exclusive filters drop the traces that any of them refuses", () => {
  const filters = [new Filter(false, "b.ts"), new DomainFilter(false, 3)];
  expectKept(before.filterTraces(filters), [0, 1, 2, 3]);
});

test("a trace passes both kinds of filter or is dropped", () => {
  const filters = [new Filter(true, "a.ts"), new DomainFilter(false, 0)];
  expectKept(before.filterTraces(filters), [3]);
});

test("no filter keeps every trace in another snapshot", () => {
  const copy = before.filterTraces([]);
  expect(copy).not.toBe(before);
  expect(copy.traces).not.toBe(before.traces);
  expectKept(copy, [0, 1, 2, 3, 4, 5]);
});

test("a filter of a file and domain concerns the traces of both", () => {
  expectKept(before.filterTraces([new Filter(false, "a.ts", { domain: 1 })]), [0, 1, 2, 4, 5]);
  expectKept(before.filterTraces([new Filter(true, "a.ts", { domain: 1 })]), [3]);
});

test("a domain filter concerns the traces of its domain", () => {
  expectKept(before.filterTraces([new DomainFilter(false, 3)]), [0, 1, 2, 3, 4]);
  expectKept(before.filterTraces([new DomainFilter(true, 3)]), [5]);
  expect(new DomainFilter(true, 3).domain).toBe(3);
});

test("filters come from any iterable", () => {
  const filters = new Set<TraceFilter>([new DomainFilter(true, 3), new DomainFilter(true, 2)]);
  expectKept(before.filterTraces(filters), [4, 5]);
});

test("a filter may be anyone's", () => {
  const deep: TraceFilter = { inclusive: true, accepts: (_, traceback) => traceback.length > 1 };
  expectKept(before.filterTraces([deep]), [0, 1, 2, 3]);
});

test("sampled counts and errors stay with their traces", () => {
  const frames = [["a.ts", 1]] as const;
  const snapshot = Snapshot.fromTraces(
    [
      { domain: 0, size: 1, frames },
      { domain: 1, size: 20, count: 2.5, frames, standardError: 8 },
    ],
    1,
  );
  const [trace] = snapshot.filterTraces([new DomainFilter(true, 1)]).traces;
  expect(trace!.count).toBe(2.5);
  expect(trace!.standardError).toBe(8);
});

test("what is no list of filters is refused", () => {
  const filter = new Filter(true, "a.ts");
  for (const wrong of [filter, null, undefined, 3, ["a.ts"], "a.ts", [null]]) {
    expect(() => before.filterTraces(wrong as never)).toThrow(
      expect.objectContaining({ name: "TypeError", code: "ERR_NOT_FILTERS" }),
    );
  }
  expect(() => before.filterTraces(filter as never)).toThrow(
    "Snapshot.filterTraces: expected a list of filters, got an object of class Filter. " +
      "Put a single filter in brackets: filterTraces([filter]).",
  );
});
