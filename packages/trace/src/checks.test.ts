import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";
import { leakCheck } from "./leak-check.ts";
import { start, stop } from "./tracing.ts";

interface Checks {
  point: [bytes: number, count: number];
  nothing: [bytes: number, count: number];
  refused: string;
  temporary: string[];
  leaks: { traceback: string; bytesPerIteration: number; confidence: number }[];
  clean: string[];
}

const checks = runApp<Checks>("checks.mjs");

test("expectAllocations counts what one run allocates to the byte", () => {
  expect(checks.point).toEqual([24 + 2 * 8, 1]);
  expect(checks.nothing).toEqual([0, 0]);
});

test("expectAllocations names the lines when there is more than allowed", () => {
  expect(checks.refused).toBe(
    "ERR_ALLOCATIONS expectAllocations: expected at most 8 bytes in 3 blocks, got 64 bytes in 2. " +
      "Look at the lines that allocate:\nchecks.mjs:16: size=64 B, count=2, average=32 B",
  );
});

test("temporaryAllocations leaves out what is kept", () => {
  const lines = checks.temporary.map((line) => line.slice(0, line.indexOf(": ")));
  // line 8 only keeps; the array of line 9 and its copy are garbage
  expect(lines).toContain("checks.mjs:9");
  expect(lines).not.toContain("checks.mjs:8");
});

test("leakCheck names the line that keeps more each time, and no other", () => {
  expect(checks.leaks.map(({ traceback }) => traceback)).toEqual(["checks.mjs:8"]);
  const [{ bytesPerIteration, confidence } = { bytesPerIteration: 0, confidence: 0 }] =
    checks.leaks;
  // {i} of 32 B and 8 B in the array, which grows by steps
  expect(bytesPerIteration).toBeGreaterThanOrEqual(32);
  expect(bytesPerIteration).toBeLessThan(50);
  expect(confidence).toBeGreaterThan(0.99);
});

test("leakCheck finds nothing in a function that keeps one thing only", () => {
  expect(checks.clean).toEqual([]);
});

test("a check needs tracing to be off", async () => {
  start();
  await expect(leakCheck(() => 1)).rejects.toThrow("leakCheck: expected tracing to be off");
  stop();
});
