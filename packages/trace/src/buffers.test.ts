import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Buffers {
  reserved: number;
  first: string[];
  second: string[];
}

test("a library's buffers are charged to the line that called it, the dropped ones gone", () => {
  const { reserved, first } = runApp<Buffers>("buffers.ts");
  expect(reserved).toBe(131_072 * 8);
  expect(first.filter((line) => line.startsWith("buffers.ts:8:"))).toEqual([
    "buffers.ts:8: 1024 KiB",
  ]);
});

test("each kind of buffer is charged to the line that makes or grows it", () => {
  // but for the one that only stands for what another holds
  const { first } = runApp<Buffers>("buffers.ts");
  expect(first.slice(1)).toEqual([
    "buffers.ts:10: 97.7 KiB",
    "buffers.ts:10: 5000 B",
    "buffers.ts:11: 68.4 KiB",
    "buffers.ts:12: 78.1 KiB",
    "buffers.ts:14: 192 KiB",
  ]);
});

test("a buffer is released when it is collected or sent away", () => {
  const { first, second } = runApp<Buffers>("buffers.ts");
  expect(first.filter((line) => !second.includes(line))).toEqual([
    "buffers.ts:11: 68.4 KiB",
    "buffers.ts:12: 78.1 KiB",
  ]);
});

test("an object knows where it was made, and by whom", () => {
  const { objects } = runApp<{ objects: string[] }>("buffers.ts");
  expect(objects).toEqual([
    "buffers.ts:19 buffers.ts:18",
    "buffers.ts:19 buffers.ts:18",
    "buffers.ts:10",
    "buffers.ts:11",
    "buffers.ts:20",
    "",
  ]);
});
