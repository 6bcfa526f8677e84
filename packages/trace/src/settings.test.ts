import { resolve } from "node:path";

import { expect, test } from "vitest";

import { spawnApp } from "./fixtures/run-app.ts";
import { readSettings } from "./settings.ts";

test("an empty environment asks for nothing", () => {
  expect(readSettings({})).toEqual({ every: 1000 });
  expect(readSettings({ SLOTTED_TRACE: "0", SLOTTED_TRACE_MODE: "sampled" })).toEqual({
    every: 1000,
  });
});

test("each variable sets its option", () => {
  const env = {
    SLOTTED_TRACE: "25",
    SLOTTED_TRACE_MODE: "sampled",
    SLOTTED_TRACE_INTERVAL: "4096",
    SLOTTED_TRACE_PEAK: "1",
    SLOTTED_TRACE_GARBAGE: "0",
    SLOTTED_TRACE_DUMP: "traces",
    SLOTTED_TRACE_EVERY: "0",
  };
  expect(readSettings(env)).toEqual({
    start: { nframe: 25, mode: "sampled", interval: 4096, peak: true, garbage: false },
    folder: resolve("traces"),
    every: 0,
  });
});

test("what cannot be read is refused", () => {
  const refused = (name: string, value: string) => () => readSettings({ [name]: value });
  expect(refused("SLOTTED_TRACE", "-1")).toThrow(
    'SLOTTED_TRACE: expected a whole number from 0 up, got "-1". Unset it to leave it at its default.',
  );
  expect(refused("SLOTTED_TRACE", "2.5")).toThrow(RangeError);
  expect(refused("SLOTTED_TRACE", "99999999999999999999")).toThrow(RangeError);
  expect(refused("SLOTTED_TRACE_MODE", "fast")).toThrow(/expected exact or sampled, got "fast"/);
  expect(refused("SLOTTED_TRACE_INTERVAL", "1")).toThrow(/a whole number of bytes from 2 up/);
  expect(refused("SLOTTED_TRACE_PEAK", "yes")).toThrow(/expected 1 or 0, got "yes"/);
});

test("a program with a variable that cannot be read does not begin", () => {
  const { status, stdout, stderr } = spawnApp("tracebacks.mjs", { env: { SLOTTED_TRACE: "many" } });
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain('SLOTTED_TRACE: expected a whole number from 0 up, got "many".');
});
