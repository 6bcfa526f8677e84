import { expectTypeOf, test } from "vitest";

import type { DomainFilter, RawTrace, Statistic, StatisticDiff, TraceFilter } from "./index.ts";
import { Filter, Snapshot } from "./index.ts";

declare const snapshot: Snapshot;

test("literal traces are raw traces", () => {
  const traces = [{ domain: 0, size: 10, frames: [["a.ts", 2]] }] as const;
  expectTypeOf(traces).toExtend<readonly RawTrace[]>();
  expectTypeOf(Snapshot.fromTraces(traces, 1)).toEqualTypeOf<Snapshot>();
});

test("statistics are grouped by the three keys alone", () => {
  expectTypeOf(snapshot.statistics("filename", { cumulative: true })).toEqualTypeOf<Statistic[]>();
  expectTypeOf(snapshot.compareTo(snapshot, "lineno")).toEqualTypeOf<StatisticDiff[]>();
  // @ts-expect-error no such key
  snapshot.statistics("line");
});

test("filters are lists of both kinds", () => {
  expectTypeOf<Filter | DomainFilter>().toExtend<TraceFilter>();
  // @ts-expect-error a filter is no list
  snapshot.filterTraces(new Filter(true, "a.ts"));
});
