import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { expect, test } from "vitest";

import { DomainFilter } from "./domain-filter.ts";
import { Filter } from "./filter.ts";
import { formatSize } from "./format.ts";
import { compileGlob } from "./glob.ts";
import type { RawTrace } from "./raw-trace.ts";
import { Snapshot } from "./snapshot.ts";
import type { StatisticDiff } from "./statistic-diff.ts";
import type { Statistic } from "./statistic.ts";
import type { Trace } from "./trace.ts";
import type { Traceback } from "./traceback.ts";

// tracebacks know their total since 3.9
const hasPython =
  spawnSync("python3", ["-c", "import sys, tracemalloc; sys.exit(sys.version_info < (3, 9))"])
    .status === 0;

test.runIf(hasPython)("random traces give what CPython's own classes give", async () => {
  const folder = mkdtempSync(join(tmpdir(), "differential-"));
  const source = join(folder, "a.ts");
  writeFileSync(source, "one\n  two\n\n\tfour");
  const oracle = startOracle();
  try {
    const property = fc.asyncProperty(cases(source), async (given) => {
      expect(ourAnswer(given)).toEqual(await oracle.ask(given));
    });
    // prints its seed and the smallest case on failure
    await fc.assert(property, { numRuns: 500 });
  } finally {
    oracle.stop();
    rmSync(folder, { recursive: true });
  }
});

interface FilterFields {
  inclusive: boolean;
  domain: number | null;
  filenamePattern?: string;
  lineno?: number | null;
  allFrames?: boolean;
}

interface Case {
  old: RawTrace[];
  new: RawTrace[];
  filters: FilterFields[];
  limit: number | null;
  mostRecentFirst: boolean;
  /** Names and patterns. */
  globs: [string, string][];
  sizes: number[];
}

function cases(source: string): fc.Arbitrary<Case> {
  const filename = fc.oneof(
    fc.constantFrom("a.ts", "b.ts", "lib/a.ts", "<unknown>", "[x].ts", source),
    // names that sort alike in code points and code units, and that no file system refuses
    fc.string({ unit: fc.constantFrom(..."aB1-]^!\\.é\u4e2d\uffee"), maxLength: 4 }),
  );
  const lineno = fc.oneof(fc.nat(5), fc.nat(2 ** 31));
  const frames = fc.array(fc.tuple(filename, lineno), { minLength: 1, maxLength: 6 });
  const size = fc.oneof(
    fc.nat(4),
    fc.nat(20_000),
    fc.maxSafeNat().map((n) => n % 2 ** 45),
  );
  const domain = fc.nat(3);
  const traces = fc
    .array(frames, { minLength: 1, maxLength: 6 })
    .chain((tracebacks) =>
      fc.array(
        fc.record({ domain, size, frames: fc.constantFrom(...tracebacks), totalNframe: fc.nat(9) }),
        { maxLength: 20 },
      ),
    )
    // 0 is how a trace says that nobody counted
    .map((list) => list.map((t) => ({ ...t, totalNframe: t.totalNframe + t.frames.length })));
  const filenamePattern = fc
    .oneof(
      filename,
      fc.string({ unit: fc.constantFrom(..."ab*?[]!-^.\\tsé"), maxLength: 8 }),
      fc.string({ unit: fc.constantFrom(..."[]abc-!^\\"), maxLength: 6 }).map((set) => `[${set}]`),
      fc.constantFrom("*", "*.ts", "[a-b].ts", "[!a].ts", "*/a.ts", "?.ts"),
    )
    // after a backwards range, which it drops, CPython takes a "!" for the set's first sign
    .filter((pattern) => !/-.*!/.test(pattern));
  const filter = fc.oneof(
    fc.record({
      inclusive: fc.boolean(),
      filenamePattern,
      lineno: fc.option(lineno, { freq: 2 }),
      allFrames: fc.boolean(),
      domain: fc.option(domain, { freq: 2 }),
    }),
    fc.record({ inclusive: fc.boolean(), domain }),
  );
  return fc.record({
    old: traces,
    new: traces,
    filters: fc.array(filter, { maxLength: 4 }),
    limit: fc.option(fc.integer({ min: -4, max: 4 })),
    mostRecentFirst: fc.boolean(),
    globs: fc.array(
      fc.tuple(fc.oneof(filename, fc.constantFrom(..."[]ab-!^\\")), filenamePattern),
      { size: "+1" },
    ),
    sizes: fc.array(
      fc.oneof(
        fc.integer({ min: -(2 ** 45), max: 2 ** 45 }),
        // quarters, of which printf rounds half to even
        fc.integer({ min: -500, max: 500 }).map((n) => n * 256),
        fc.nat(50_000).map((n) => n / 4),
      ),
    ),
  });
}

/** What oracle.py answers, from our classes. */
function ourAnswer(given: Case) {
  const [before, now] = [given.old, given.new].map((traces) => Snapshot.fromTraces(traces, 25));
  const { limit, mostRecentFirst } = given;
  const kept = now!.filterTraces(given.filters.map(makeFilter));
  return {
    statistics: grouped((by, cumulative) => now!.statistics(by, { cumulative }).map(statistic)),
    diffs: grouped((by, cumulative) => now!.compareTo(before!, by, { cumulative }).map(diff)),
    kept: [...kept.traces].map(trace),
    lines: [...now!.traces].map(({ traceback }) =>
      traceback.format({ ...(limit === null ? {} : { limit }), mostRecentFirst }),
    ),
    matches: given.globs.map(([name, pattern]) => compileGlob(pattern).test(name)),
    sizes: given.sizes.flatMap((size) => [formatSize(size), formatSize(size, { signed: true })]),
  };
}

/** Groups by every key; null where it is refused. */
function grouped<T>(
  group: (by: "lineno" | "filename" | "traceback", cumulative: boolean) => T[],
): (T[] | null)[] {
  return (["lineno", "filename", "traceback"] as const).flatMap((by) =>
    [false, true].map((cumulative) => {
      try {
        return group(by, cumulative);
      } catch (error) {
        if (error instanceof RangeError) return null;
        throw error;
      }
    }),
  );
}

function makeFilter({ inclusive, filenamePattern, lineno, allFrames, domain }: FilterFields) {
  if (filenamePattern === undefined) return new DomainFilter(inclusive, domain!);
  return new Filter(inclusive, filenamePattern, {
    lineno: lineno ?? undefined,
    allFrames,
    domain: domain ?? undefined,
  });
}

function framesOf(traceback: Traceback) {
  return [...traceback].map(({ filename, lineno }) => [filename, lineno]);
}

function statistic(s: Statistic | StatisticDiff) {
  return { frames: framesOf(s.traceback), size: s.size, count: s.count, text: String(s) };
}

function diff(s: StatisticDiff) {
  return { ...statistic(s), sizeDiff: s.sizeDiff, countDiff: s.countDiff };
}

function trace(t: Trace) {
  const { totalNframe } = t.traceback;
  return {
    domain: t.domain,
    size: t.size,
    frames: framesOf(t.traceback),
    totalNframe,
    text: String(t),
  };
}

function startOracle() {
  const script = fileURLToPath(new URL("./fixtures/oracle.py", import.meta.url));
  const child = spawn("python3", [script], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    async ask(given: Case): Promise<unknown> {
      child.stdin.write(`${JSON.stringify(given)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("oracle.py ended before it answered");
      return JSON.parse(value);
    },
    stop: () => child.kill(),
  };
}
