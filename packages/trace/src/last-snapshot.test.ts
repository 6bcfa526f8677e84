import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { Filter } from "./filter.ts";
import { spawnApp, type AppOptions } from "./fixtures/run-app.ts";
import { loadSnapshots } from "./load-snapshots.ts";
import type { Snapshot } from "./snapshot.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slotted-trace-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

for (const [way, expected] of Object.entries({
  return: { status: 0, signal: null },
  exit: { status: 3, signal: null },
  abort: { status: null, signal: "SIGABRT" },
  throw: { status: 1, signal: null },
  signal: { status: null, signal: "SIGTERM" },
  busy: { status: null, signal: "SIGKILL" },
})) {
  test(`a program that ends by ${way} leaves its last snapshot, and ends as before`, () => {
    const { status, signal } = end(way);
    expect({ status, signal }).toEqual(expected);
    expect(keptBytes(loadSnapshots(folder))).toBeGreaterThanOrEqual(10_000 * 32);
  });
}

test("a program that runs out of memory leaves a snapshot of its full heap", () => {
  const { status, signal } = end("full heap", {
    flags: ["--max-old-space-size=200"],
    env: { SLOTTED_TRACE_MODE: "sampled" },
  });
  expect(status === 0 && signal === null).toBe(false);
  const [largest] = loadSnapshots(folder).statistics("lineno");
  expect(String(largest?.traceback)).toBe("ends.mjs:39");
  expect(largest?.size).toBeGreaterThan(80e6);
}, 60_000);

test.each(["gone", "unwritable"])("a program whose folder is %s ends as before", (way) => {
  const { status, signal, stderr } = end(way);
  expect({ status, signal, stderr }).toEqual({ status: 0, signal: null, stderr: "" });
});

test("a folder that cannot be made is refused before the program begins", () => {
  const path = join(folder, "file");
  writeFileSync(path, "");
  const { status, stderr } = end("return", { env: { SLOTTED_TRACE_DUMP: path } });
  expect(status).toBe(1);
  expect(stderr).toContain(
    `SLOTTED_TRACE_DUMP: expected a folder, or a path where one can be made, got "${path}".`,
  );
});

test("processes and threads are one snapshot, and named in it", () => {
  end("family");
  const snapshot = loadSnapshots(folder);
  const names = snapshot
    .filterTraces([new Filter(true, "ends.mjs", { lineno: 9 })])
    .statistics("traceback")
    .map(({ traceback }) => String(traceback.at(0)).replace(/\d+/g, "N"));
  expect(names.sort()).toEqual(["<process N thread N>:N", "<process N>:N", "<process N>:N"]);
  expect(keptBytes(snapshot)).toBeGreaterThanOrEqual(3 * 10_000 * 32);
  expect(snapshot.attributes["parts"]).toHaveLength(3);
});

test("traced and untraced bytes are what the process says of itself", () => {
  end("return");
  const snapshot = loadSnapshots(folder);
  const [{ memory }] = snapshot.attributes["parts"] as [{ memory: Record<string, number> }];
  const traced = [...snapshot.traces].reduce((sum, { size }) => sum + size, 0);
  expect(traced + memory["tracer"]!).toBeLessThan(memory["heapUsed"]!);
});

test("a folder without snapshots is refused", () => {
  expect(() => loadSnapshots(folder)).toThrow(
    /loadSnapshots: expected files ending in .slotted-trace, got none in/,
  );
});

function end(way: string, { env = {}, ...more }: AppOptions = {}) {
  const dump = { SLOTTED_TRACE: "1", SLOTTED_TRACE_DUMP: folder, SLOTTED_TRACE_EVERY: "100" };
  return spawnApp("ends.mjs", { args: [way], env: { ...dump, ...env }, ...more });
}

function keptBytes(snapshot: Snapshot): number {
  return snapshot
    .filterTraces([new Filter(true, "ends.mjs", { lineno: 9 })])
    .statistics("filename")
    .reduce((sum, { size }) => sum + size, 0);
}
