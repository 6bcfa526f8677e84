import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Tracebacks {
  began: [isTracing: boolean, limit: number];
  limits: { limit: number; frames: string[]; same: boolean; total: number }[];
  released: number;
  forgotten: boolean;
  own: number;
  unknown: string[];
}

const program = runApp<Tracebacks>("tracebacks.mjs");

test("a traceback has as many frames as were asked for, the oldest first", () => {
  const all = ["tracebacks.mjs:32", "tracebacks.mjs:21", "tracebacks.mjs:17", "tracebacks.mjs:16"];
  expect(program.limits).toEqual([
    { limit: 1, frames: all.slice(-1), same: true, total: 4 },
    { limit: 2, frames: all.slice(-2), same: true, total: 4 },
    { limit: 10, frames: all, same: true, total: 4 },
  ]);
});

test("what is collected is no longer traced", () => {
  expect(program.released).toBeGreaterThan(795_000);
  expect(program.released).toBeLessThan(805_000);
});

test("clearing forgets where objects were made", () => {
  expect(program.forgotten).toBe(true);
});

test("the tracer knows what it holds itself", () => {
  expect(program.own).toBeGreaterThan(0);
});

test("no trace is without a place", () => {
  expect(program.unknown).toEqual([]);
});

test("nothing is traced unless the environment or the program says so", () => {
  expect(program.began).toEqual([false, 1]);
});

test("SLOTTED_TRACE=0 does not trace", () => {
  const { began } = runApp<Tracebacks>("tracebacks.mjs", { env: { SLOTTED_TRACE: "0" } });
  expect(began).toEqual([false, 1]);
});

test("SLOTTED_TRACE traces before the first line, with that many frames", () => {
  const { began } = runApp<Tracebacks>("tracebacks.mjs", { env: { SLOTTED_TRACE: "10" } });
  expect(began).toEqual([true, 10]);
});
