import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { Filter } from "./filter.ts";
import { spawnApp } from "./fixtures/run-app.ts";
import { loadSnapshots } from "./load-snapshots.ts";

/** The line of fixtures/app/workers.mjs that keeps objects of 32 bytes. */
const LINE = 7;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "slotted-trace-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

test.each([
  ["is terminated", "terminate", 0],
  ["is terminated while it is busy", "terminateBusy", 0],
  ["is alive as the program calls process.exit", "exit", 3],
  ["is busy as the program calls process.exit", "exitBusy", 3],
])("a worker that %s leaves its last snapshot", (_, way, expected) => {
  expect(run(way).status).toBe(expected);
  const [bytes, ...others] = keptByWorkers();
  expect(bytes).toBeGreaterThanOrEqual(10_000 * 32);
  expect(others).toEqual([]);
});

test("a worker that runs out of memory leaves a snapshot of its full heap", () => {
  const { status, stdout } = run("fill", { SLOTTED_TRACE_MODE: "sampled" });
  expect({ status, stdout }).toEqual({ status: 0, stdout: "ERR_WORKER_OUT_OF_MEMORY\n" });
  const [largest] = loadSnapshots(folder).statistics("lineno");
  expect(String(largest?.traceback)).toBe("workers.mjs:65");
  expect(largest?.size).toBeGreaterThan(80e6);
});

test("a worker is traced whatever its options, and sees those it was given", () => {
  const { status, stdout, stderr } = run("options");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const { own, seen } = JSON.parse(stdout);
  expect(seen).toEqual([own, [], ["--no-warnings"], own, own]);
  const kept = [...keptByWorkers(), ...keptByWorkers("*worker eval*", 1)];
  expect(kept).toHaveLength(5);
  expect(Math.min(...kept)).toBeGreaterThanOrEqual(10_000 * 32);
});

function run(way: string, env: NodeJS.ProcessEnv = {}) {
  const dump = { SLOTTED_TRACE: "1", SLOTTED_TRACE_DUMP: folder, SLOTTED_TRACE_EVERY: "100" };
  return spawnApp("workers.mjs", { args: [way], env: { ...dump, ...env } });
}

/** The bytes of one line, for each thread but the main one. */
function keptByWorkers(file = "workers.mjs", lineno = LINE): number[] {
  const sizes = new Map<string, number>();
  for (const { traceback, size } of loadSnapshots(folder).filterTraces([
    new Filter(true, file, { lineno }),
  ]).traces) {
    const thread = String(traceback.at(0)?.filename);
    if (thread.includes(" thread ")) sizes.set(thread, (sizes.get(thread) ?? 0) + size);
  }
  return [...sizes.values()];
}
