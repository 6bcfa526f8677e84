import { expect, test } from "vitest";

import { expectAllocations } from "./expect-allocations.ts";
import { runApp } from "./fixtures/run-app.ts";
import { leakCheck } from "./leak-check.ts";
import { temporaryAllocations } from "./temporary-allocations.ts";
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

test("allocations of a function are refused that goes on when it has returned", () => {
  expect(() => expectAllocations(async () => [1])).toThrow(
    "expectAllocations: expected a function that is done when it returns, got a promise. " +
      "Only what comes before its first await would be counted: check the parts that do not wait.",
  );
  expect(() => expectAllocations(async () => Promise.reject(new Error()), { warmup: 0 })).toThrow(
    expect.objectContaining({ code: "ERR_PROMISE" }),
  );
  expect(() => temporaryAllocations(async () => [1])).toThrow(
    "temporaryAllocations: expected a function that is done when it returns, got a promise.",
  );
  expect(() => expectAllocations(() => 1, { warmup: NaN })).toThrow(
    "expectAllocations: expected warmup to be a whole number from 0 up, got NaN.",
  );
});

test("a limit that limits nothing is refused", () => {
  const { atMost } = expectAllocations(() => 1);
  const refused = (limit: object) => () => atMost(limit);
  expect(refused({ byte: 0 })).toThrow("atMost: expected bytes, count or both, got byte.");
  expect(refused({})).toThrow("atMost: expected bytes, count or both, got neither.");
  expect(refused({ bytes: NaN })).toThrow("expected bytes to be a number from 0 up, got NaN.");
  expect(refused({ count: "5" })).toThrow('expected count to be a number from 0 up, got "5".');
  expect(refused({ bytes: 0, count: -1 })).toThrow(
    expect.objectContaining({ name: "RangeError", code: "ERR_LIMIT" }),
  );
});

test.each([0, -1, 1.5, NaN, Infinity, "x"])(
  "leakCheck refuses %s iterations",
  async (iterations) => {
    await expect(leakCheck(() => 1, { iterations: iterations as number })).rejects.toMatchObject({
      code: "ERR_ITERATIONS",
    });
  },
);
