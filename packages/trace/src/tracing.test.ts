import { afterEach, expect, test } from "vitest";

import {
  clearTraces,
  getTracebackLimit,
  getTracedMemory,
  isTracing,
  resetPeak,
  start,
  stop,
  takeSnapshot,
} from "./tracing.ts";
import { track } from "./track.ts";

afterEach(stop);

test("tracing is on from start to stop", () => {
  expect(isTracing()).toBe(false);
  start({ nframe: 4 });
  expect(isTracing()).toBe(true);
  expect(getTracebackLimit()).toBe(4);
  stop();
  expect(isTracing()).toBe(false);
});

test("starting again while tracing changes nothing", () => {
  start({ nframe: 4 });
  start({ nframe: 7 });
  expect(getTracebackLimit()).toBe(4);
});

test("a snapshot needs tracing to be on", () => {
  expect(() => takeSnapshot()).toThrow(
    "takeSnapshot: expected tracing to be on, got no start() before. Call start() first.",
  );
  expect(getTracedMemory()).toEqual({ current: 0, peak: 0 });
});

test("clearing forgets what was traced", () => {
  start();
  track(5, "a", 1e9);
  expect(getTracedMemory().current).toBeGreaterThan(1e9);
  clearTraces();
  expect(getTracedMemory().current).toBeLessThan(1e9);
  expect(isTracing()).toBe(true);
});

test("the peak is the most that was traced at once, until it is reset", () => {
  start();
  const kept = [{ beside: "it" }];
  track(5, "a", 1e9);
  getTracedMemory();
  track(5, "a", 10);
  expect(kept).toHaveLength(1);
  expect(getTracedMemory().current).toBeLessThan(1e9);
  expect(getTracedMemory().peak).toBeGreaterThan(1e9);
  resetPeak();
  expect(getTracedMemory().peak).toBeLessThan(1e9);
});

test("a sampled figure has an error, and is right within a few of it", () => {
  start({ mode: "sampled", interval: 4096 });
  const kept = Array.from({ length: 20_000 }, (_, i) => ({ i }));
  const here = [...takeSnapshot().traces].filter(({ domain }) => domain === 0);
  const size = here.reduce((sum, trace) => sum + trace.size, 0);
  const error = Math.hypot(...here.map(({ standardError }) => standardError ?? 0));
  expect(kept.length).toBe(20_000);
  expect(error).toBeGreaterThan(10_000);
  // 32 B each, 8 in the array, and what the test's own machinery makes
  expect(size + 5 * error).toBeGreaterThan(20_000 * 40);
});

test("start refuses what it does not know", () => {
  expect(() => start({ nframe: 0 })).toThrow(/start: expected a number of frames from 1 up, got 0/);
  expect(() => start({ mode: "fast" as never })).toThrow(/"exact" or "sampled", got "fast"/);
  expect(() => start({ mode: "sampled", interval: 1 })).toThrow(/from 2 up, got 1/);
  expect(() => track(1, "a", 1)).toThrow(/track: expected a domain from 2 up, got 1/);
});
