import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Threads {
  threads: [traceback: string, size: number][];
  high: number;
  peak: string;
  size: number;
}

const { threads, high, peak, size } = runApp<Threads>("threads.ts");

test("one snapshot has what each thread holds, the thread named", () => {
  const ours = new Map(threads.filter(([line]) => line.endsWith(" threads.ts:15")));
  // {i} of 32 B, and the array's elements
  expect(ours.get("<thread 0>:0 threads.ts:15")).toBeGreaterThan(1000 * 40 - 1);
  expect(ours.get("<thread 0>:0 threads.ts:15")).toBeLessThan(1000 * 60);
  const worker = [...ours].find(([line]) => !line.startsWith("<thread 0>"));
  expect(worker?.[1]).toBeGreaterThan(5000 * 40 - 1);
  expect(worker?.[1]).toBeLessThan(5000 * 60);
});

test("the snapshot at the peak still has what was dropped behind it", () => {
  expect(peak).toBe("threads.ts:15");
  expect(size).toBeGreaterThan(21_000 * 40 - 1);
  expect(high).toBeGreaterThan(size);
});
