import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Records {
  grown: number;
  lines: [line: string, size: string][];
  tracer: number;
}

test("the bytes of all lines are the growth of the heap within 1 %", () => {
  const { grown, lines } = runApp<Records>("records.ts");
  const total = lines.reduce((sum, [, size]) => sum + Number(size), 0);
  expect(Math.abs(total / grown - 1)).toBeLessThan(0.01);
});

test("a template, a record and its boxed double are on their lines", () => {
  const sizes = new Map(runApp<Records>("records.ts").lines);
  // 100,000 strings of 32 B, above what is made once
  expect(Number(sizes.get("records.ts:28"))).toBeGreaterThanOrEqual(99_000 * 32);
  expect(Number(sizes.get("records.ts:28"))).toBeLessThan(101_000 * 32);
  // 100,000 records of 48 B and their doubles of 16 B, the array's elements
  expect(Number(sizes.get("records.ts:29"))).toBeGreaterThanOrEqual(100_000 * 64 + 800_000);
  expect(Number(sizes.get("records.ts:29"))).toBeLessThan(102_000 * 64 + 1_200_000);
});
