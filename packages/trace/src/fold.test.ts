import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

type Lines = [line: string, size: number][];

const { ours, v8 } = runApp<{ ours: Lines; v8: Lines }>("fold.mjs");
const alive = 20_000 * (24 + 8 + 16);

test("objects that outlive the one they were allocated with are counted to the byte", () => {
  const line = ours.find(([each]) => each === "fold.mjs:16");
  expect(line?.[1]).toBe(alive);
});

test("V8's own sampling of the same code misses more than half", () => {
  const sum = v8
    .filter(([line]) => line.includes("fold.js"))
    .reduce((all, [, size]) => all + size, 0);
  console.log(`V8: ${sum} of ${alive} bytes`);
  expect(sum).toBeLessThan(alive / 2);
});
