import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Sampled {
  size: number;
  count: number;
  standardError: { size: number; count: number };
}

const { literals, boxes } = runApp<Record<"literals" | "boxes", Sampled>>("sampled.mjs");

// map, properties, elements, a, b, without what V8 soon drops
test.each([
  ["literals", literals, 40],
  ["the boxes of numbers in fields that variables are stored in", boxes, 16],
])(
  "sampled, %s are estimated at the bytes they keep",
  (_, { size, count, standardError }, bytes) => {
    expect(Math.abs(count - 100_000)).toBeLessThan(6 * standardError.count);
    expect(Math.abs(size - 100_000 * bytes)).toBeLessThan(6 * standardError.size);
    expect(standardError.size).toBeLessThan(50_000);
  },
);
