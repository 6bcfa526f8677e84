import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Snapshot } from "@slotted/trace";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runBin, runHere } from "../../test/run-cli.ts";
import { withoutFigures } from "../../test/without-figures.ts";

const PROGRAM = "src/commands/fixtures/trace/points.ts";
const INCLUDE = ["--include", "fixtures/trace"];
/** The line that makes points of 40 bytes: map, properties, elements, x, y. */
const LINE = 12;
const POINT = 40;
/** Blocks that V8 makes once for a line, or again as it compiles: its feedback, code, a memento or two. */
const ONCE = 200;

/** Sampled with so small an error that it is hardly ever as large as what is looked for. */
const OFTEN = ["--interval", "32768"];

interface Figures {
  readonly traceback: readonly { readonly filename: string; readonly lineno: number }[];
  readonly source: string;
  readonly size: number;
  readonly count: number;
  readonly sizeDiff: number;
  readonly countDiff: number;
  readonly standardError?: { readonly size: number };
}

interface Reconciled {
  readonly name: string;
  readonly traced: number;
  readonly tracer: number;
  readonly untraced: number;
  readonly total: number;
}

const NOTHING = { traced: 0, untraced: 0, total: 0 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "slotted-test-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function traceJson(options: readonly string[], ...args: string[]) {
  const all = ["trace", "--json", ...INCLUDE, ...options, PROGRAM, ...args];
  const env = { NODE_OPTIONS: args[1] === "memory" ? "--max-old-space-size=60" : "" };
  const { exitCode, stdout, stderr } = await runBin(all, { env });
  const result = JSON.parse(stdout) as {
    statistics: Figures[];
    reconciled: Reconciled[];
    program: { failure?: string };
    unwritten?: string;
    mode: string;
  };
  const points = result.statistics.find(
    ({ traceback }) => traceback.at(-1)?.filename === PROGRAM && traceback.at(-1)?.lineno === LINE,
  );
  return { exitCode, stderr, points: points as Figures, ...result };
}

describe("slotted trace", () => {
  it("shows the lines that hold most, and what the process says of itself", async () => {
    const { exitCode, stdout, stderr } = await runBin([
      "trace",
      ...["--exact", "--filter", "*points.ts", "--top", "2"],
      ...INCLUDE,
      PROGRAM,
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(withoutFigures(stdout)).toMatchSnapshot();
  });

  it("sees every object of a line, and the change since an earlier run", async () => {
    const dump = join(folder, "few.dump");
    const few = await traceJson(["--exact", "--output", dump], "10000");
    expect(few.mode).toBe("exact");
    expect(few.stderr).toBe("10000 points, 40000 numbers, 1000000 bytes\n");
    expect(few.points.source).toBe("return { x: i, y: i + 1 };");
    expect(few.points.count).toBeGreaterThanOrEqual(10_000);
    expect(few.points.count).toBeLessThan(10_000 + ONCE);
    expect(few.points.size).toBeGreaterThanOrEqual(10_000 * POINT);

    const { points } = await traceJson(["--exact", "--compare", dump], "20000");
    expect(Math.abs(points.countDiff - 10_000)).toBeLessThan(ONCE);
    expect(Math.abs(points.sizeDiff / POINT - 10_000)).toBeLessThan(1000);
  });

  it("estimates, with an error, unless told to be exact", async () => {
    const { points, mode } = await traceJson(["--interval", "1024"], "100000");
    expect(mode).toBe("sampled");
    const error = points.standardError?.size ?? 0;
    expect(error).toBeGreaterThan(0);
    expect(Math.abs(points.size - 100_000 * POINT)).toBeLessThan(6 * error);
  });

  it("sees what a short program held, and says so where it is asked for the end", async () => {
    const program = "src/commands/fixtures/trace/short.ts";
    const trace = async (...options: string[]) =>
      (await runBin(["trace", ...INCLUDE, ...options, program])).stdout;
    const atPeak = JSON.parse(await trace("--json", "--exact", "--peak")) as {
      statistics: [Figures];
    };
    const [line] = atPeak.statistics;
    expect(line.source).toContain("{ x: i, y: i + 1 }");
    expect(line.size).toBeGreaterThanOrEqual(50_000 * (POINT + 8));
    // and what the array has not used yet
    expect(line.size).toBeLessThan(50_000 * (POINT + 16));
    expect(await trace(...OFTEN)).toMatch(
      /\n[\d,]+ bytes were alive before the end: --peak shows them\.\n/,
    );
  });

  it("counts what is made and dropped", async () => {
    const { statistics } = await traceJson(["--exact", "--temporary"], "1000");
    const [dropped] = statistics as [Figures];
    expect(dropped.source).toBe("const dropped = [i, i];");
    // an array of 32 bytes and its elements of 32
    expect(Math.abs(dropped.count - 2 * 2000)).toBeLessThan(ONCE);
    expect(dropped.size).toBeGreaterThan(2000 * 64 * 0.9);
  }, 180_000);

  it("sets what is traced against what the process says, so that nothing is left over", async () => {
    const { reconciled } = await traceJson(["--exact"]);
    expect(reconciled.map(({ name }) => name)).toEqual(["heapUsed", "external", "rss"]);
    for (const { traced, tracer, untraced, total } of reconciled) {
      expect(traced + tracer + untraced).toBe(total);
      expect(untraced).toBeGreaterThan(0);
    }
    expect(reconciled[1]?.traced).toBeGreaterThanOrEqual(1_000_000);
  });

  it("leaves no byte over of buffers that the process does not count", async () => {
    const program = "src/commands/fixtures/trace/shared.ts";
    const { stdout } = await runBin(["trace", "--json", "--exact", ...INCLUDE, program]);
    const { reconciled } = JSON.parse(stdout) as { reconciled: Reconciled[] };
    const [, { traced, untraced, total } = NOTHING] = reconciled;
    expect(traced).toBeGreaterThanOrEqual(50_000_000 + 800 * 65_536);
    expect(untraced).toBeGreaterThan(0);
    expect(total).toBeLessThan(150e6);
  });

  it("shows whole tracebacks", async () => {
    const { stdout } = await runBin([
      "trace",
      ...["--exact", "--by", "traceback", "--top", "1", "--filter", "*points.ts"],
      ...INCLUDE,
      PROGRAM,
    ]);
    expect(withoutFigures(stdout)).toMatchSnapshot();
  });

  it("adds up by file, and leaves files out", async () => {
    const { statistics } = await traceJson(["--exact", "--by", "filename", "--filter", "!node:*"]);
    expect(statistics[0]?.traceback).toEqual([{ filename: PROGRAM, lineno: 0 }]);
    expect(statistics.some(({ traceback }) => traceback[0]?.filename.startsWith("node:"))).toBe(
      false,
    );
  });

  it("writes a profile that DevTools opens", async () => {
    const file = join(folder, "points.heapprofile");
    await traceJson(["--exact", "--output", file]);
    const { head } = JSON.parse(readFileSync(file, "utf8")) as {
      head: { callFrame: { functionName: string }; children: { selfSize: number }[] };
    };
    expect(head.callFrame.functionName).toBe("(root)");
    expect(head.children.length).toBeGreaterThan(0);
  });

  it("shows how things stand while the program runs", async () => {
    const { stdout } = await runBin([
      "trace",
      "--live",
      "--json",
      ...INCLUDE,
      PROGRAM,
      "9",
      "late",
    ]);
    const documents = stdout
      .split(/^(?=\{)/m)
      .map((text) => JSON.parse(text) as { facts: string[] });
    expect(documents.length).toBeGreaterThan(1);
    expect(documents[0]?.facts[1]).toMatch(/alive so far$/);
    expect(documents.at(-1)?.facts[1]).toMatch(/alive at the end$/);
  });
});

describe.runIf(existsSync("/dev/full"))("a disk that is full", () => {
  it("leaves the report to be seen", async () => {
    const options = ["--exact", "--output", "/dev/full"];
    const { exitCode, points, unwritten } = await traceJson(options, "10000");
    expect(exitCode).toBe(2);
    expect(points.count).toBeGreaterThanOrEqual(10_000);
    expect(unwritten).toBe("Wrote nothing: ENOSPC: no space left on device, write.");
  });
});

describe("a traced program that ends badly", () => {
  it.each([
    ["throw", 1, "failed with exit code 1"],
    ["exit", 3, "failed with exit code 3"],
    ["abort", 134, "was ended by SIGABRT"],
    ["signal", 143, "was ended by SIGTERM"],
  ])("by %s leaves its last snapshot and keeps its exit code", async (way, code, failure) => {
    const { exitCode, program, points } = await traceJson(OFTEN, "100000", way);
    expect({ exitCode, failure: program.failure }).toEqual({ exitCode: code, failure });
    expect(points.size).toBeGreaterThan(100_000 * POINT * 0.7);
  });

  it("by a full heap leaves one too", async () => {
    const { exitCode, statistics, reconciled } = await traceJson(OFTEN, "10000", "memory");
    expect(exitCode).toBe(134);
    const bytes = statistics
      .filter(({ source }) => source.includes("points.push({ x: 0, y: 0 }"))
      .reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeGreaterThan(20e6);
    expect(reconciled[0]?.untraced).toBeGreaterThan(0);
  });
});

describe("slotted trace refuses", () => {
  it.each([
    [["--by", "colour"], "--by: expected one of lineno, filename, traceback, got colour."],
    [["--exact", "--sampled"], "--exact: expected no --sampled beside it, got both."],
    [["--temporary", "--peak"], "--temporary: expected no --peak beside it, got both."],
    [["--top", "0"], "--top: expected a whole number from 1, got 0."],
    [["--interval", "1"], "--interval: expected a whole number from 2, got 1."],
    [["--interval", "1e30"], "--interval: expected a whole number from 2, got 1e30."],
    [["--nframe", "1e21"], "--nframe: expected a whole number from 1, got 1e21."],
    [
      ["--output", "no/x.dump"],
      "--output: expected a file in a folder that is there, got no/x.dump",
    ],
    [["--output", "src"], "--output: expected a file that can be written, got src"],
    [["--compare", "no.dump"], "no.dump: expected a file to read, got ENOENT"],
    [["--compare", "package.json"], "ERR_NOT_A_DUMP"],
  ])("%j", async (options, message) => {
    const { exitCode, stderr } = await runHere(["trace", ...options, PROGRAM]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it("to compare tracebacks of different lengths", async () => {
    const dump = join(folder, "one-frame.dump");
    Snapshot.fromTraces([], 1).dump(dump);
    const options = ["--by", "traceback", "--compare", dump];
    const { exitCode, stderr } = await runHere(["trace", ...options, PROGRAM]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      "--compare: expected a dump with up to 32 frames of each traceback, as --nframe says, " +
        "got one with up to 1.",
    );
  });

  it("a program that is not there", async () => {
    const { exitCode, stderr } = await runHere(["trace", "no.ts"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("no.ts: expected a file to read, got no such file. Check the path.");
  });
});
