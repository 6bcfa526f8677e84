import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { afterAll, expect, test } from "vitest";

import type { RawFrame, RawTrace } from "./raw-trace.ts";
import { Snapshot } from "./snapshot.ts";
import type { Statistic } from "./statistic.ts";

const folder = mkdtempSync(join(tmpdir(), "statistics-"));
afterAll(() => rmSync(folder, { recursive: true }));

const frame = fc.tuple(fc.constantFrom("a.ts", "b.ts", "c.ts"), fc.nat(3));
const sampledTraces = fc.array(
  fc.record(
    {
      domain: fc.nat(2),
      size: fc.nat(1000),
      count: fc.integer({ min: 1, max: 9 }),
      frames: fc.array(frame, { minLength: 1, maxLength: 4 }),
      totalNframe: fc.integer({ min: 1, max: 9 }),
      standardError: fc.nat(100),
    },
    { requiredKeys: ["domain", "size", "frames"] },
  ),
  { maxLength: 30 },
);

const keys: Record<"lineno" | "filename" | "traceback", (frames: readonly RawFrame[]) => string> = {
  lineno: ([first]) => first!.join(":"),
  filename: ([first]) => `${first![0]}:0`,
  traceback: (frames) => frames.map((f) => f.join(":")).join(" "),
};

/** Groups traces with plain objects: by key the size, count and error, not yet sorted. */
function model(traces: readonly RawTrace[], by: keyof typeof keys, cumulative: boolean) {
  const groups: Record<string, { size: number; count: number; variance: number }> = {};
  for (const { frames, size, count = 1, standardError = 0 } of traces) {
    for (const charged of cumulative ? frames.map((f) => [f]) : [frames]) {
      const group = (groups[keys[by](charged)] ??= { size: 0, count: 0, variance: 0 });
      group.size += size;
      group.count += count;
      group.variance += standardError ** 2;
    }
  }
  return groups;
}

function toModel(statistics: readonly Statistic[]) {
  return Object.fromEntries(
    statistics.map(({ traceback, size, count, standardError }) => {
      const key = [...traceback].reverse().join(" ");
      return [key, { size, count, variance: Math.round((standardError?.size ?? 0) ** 2) }];
    }),
  );
}

test("statistics, filters and dumps of random traces are those of plain objects", () => {
  const path = join(folder, "snapshot");
  fc.assert(
    fc.property(sampledTraces, fc.nat(2), (traces, dropped) => {
      const all = Snapshot.fromTraces(traces, 4);
      const drop = { inclusive: false, accepts: (domain: number) => domain !== dropped };
      all.filterTraces([drop]).dump(path);
      const kept = Snapshot.load(path);
      const keptTraces = traces.filter(({ domain }) => domain !== dropped);
      expect(kept.traces.equals(Snapshot.fromTraces(keptTraces, 4).traces)).toBe(true);
      for (const [by, cumulative] of [
        ["lineno", false],
        ["lineno", true],
        ["filename", false],
        ["filename", true],
        ["traceback", false],
      ] as const) {
        expect(toModel(all.statistics(by, { cumulative }))).toEqual(model(traces, by, cumulative));
        expect(toModel(kept.statistics(by, { cumulative }))).toEqual(
          model(keptTraces, by, cumulative),
        );
      }
    }),
    { numRuns: 300 },
  );
});

test("statistics come in the order of their sizes", () => {
  fc.assert(
    fc.property(sampledTraces, (traces) => {
      const statistics = Snapshot.fromTraces(traces, 4).statistics("lineno");
      for (let i = 1; i < statistics.length; i++) {
        expect(statistics[i - 1]!.compare(statistics[i]!)).toBeGreaterThan(0);
      }
    }),
  );
});
