import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

const { ours, v8 } = runApp<{ ours: number; v8: number }>("fold.mjs");
const alive = 20_000 * (24 + 8 + 16);

test("objects that outlive the one they were allocated with are counted to the byte", () => {
  expect(ours).toBe(alive);
});

test("V8's own sampling of the same code misses more than half", () => {
  console.log(`V8: ${v8} of ${alive} bytes`);
  expect(v8).toBeLessThan(alive / 2);
});
