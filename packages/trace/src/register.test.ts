import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Records {
  grown: number;
  lines: [line: string, size: string][];
  tracer: number;
}

for (const [program, what] of Object.entries({
  "records.ts": "records",
  "orders.mjs": "text, JSON, maps, sets, closures, classes, doubles and dates",
})) {
  test(`the bytes of all lines are the growth of the heap within 1 %: ${what}`, () => {
    const { grown, lines } = runApp<Records>(program);
    const total = lines.reduce((sum, [, size]) => sum + Number(size), 0);
    expect(grown).toBeGreaterThan(9e6);
    expect(Math.abs(total / grown - 1)).toBeLessThan(0.01);
  });
}

test("a template, a record and its boxed double are on their lines", () => {
  const sizes = new Map(runApp<Records>("records.ts").lines);
  // 100,000 strings of 32 B, above what is made once
  expect(Number(sizes.get("records.ts:30"))).toBeGreaterThanOrEqual(99_000 * 32);
  expect(Number(sizes.get("records.ts:30"))).toBeLessThan(101_000 * 32);
  // 100,000 records of 48 B, 16 B for each double that is no whole number, the array's elements
  expect(Number(sizes.get("records.ts:31"))).toBeGreaterThanOrEqual(100_000 * 56 + 800_000);
  expect(Number(sizes.get("records.ts:31"))).toBeLessThan(102_000 * 56 + 1_200_000);
});

test("a number that is whole has no box, as in the program untraced", () => {
  const { count } = runApp<{ count: number }>("whole-numbers.ts");
  // 20,000 readings, and a box for every second one
  expect(count).toBeGreaterThanOrEqual(30_000);
  expect(count).toBeLessThan(30_000 * 1.05);
});
