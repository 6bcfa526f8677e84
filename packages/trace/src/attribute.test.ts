import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Sampled {
  line: string;
  size: number;
  count: number;
  standardError: { size: number; count: number };
}

test("sampled literals are estimated at the bytes they keep, without what V8 soon drops", () => {
  const { line, size, count, standardError } = runApp<Sampled>("sampled.mjs");
  expect(line).toBe("sampled.mjs:6");
  expect(Math.abs(count - 100_000)).toBeLessThan(6 * standardError.count);
  // map, properties, elements, a, b
  expect(Math.abs(size - 100_000 * 40)).toBeLessThan(6 * standardError.size);
  expect(standardError.size).toBeLessThan(50_000);
});
