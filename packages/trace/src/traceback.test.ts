import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

import { Frame } from "./frame.ts";
import { Traceback } from "./traceback.ts";

let folder: string;
let a: string;
let b: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "traceback-"));
  a = join(folder, "a.ts");
  b = join(folder, "b.ts");
  writeFileSync(a, "first\n  <a, 2>  \nthird");
  writeFileSync(b, "1\n2\n3\n\t<b, 4>\n");
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Line 2 of a, called from line 4 of b. */
const called = () =>
  Traceback.fromRaw([
    [a, 2],
    [b, 4],
  ]);

test("a traceback runs from the oldest frame to the most recent", () => {
  expect([...called()].map(String)).toEqual([`${b}:4`, `${a}:2`]);
  expect(String(called())).toBe(`${b}:4`);
});

test("a traceback is inspected with its frames and their total", () => {
  expect(inspect(Traceback.fromRaw([]))).toBe("<Traceback ()>");
  expect(inspect(Traceback.fromRaw([], 0))).toBe("<Traceback () totalNframe=0>");
  const frames = [
    ["f1", 1],
    ["f2", 2],
  ] as const;
  const written = "(<Frame filename='f2' lineno=2>, <Frame filename='f1' lineno=1>)";
  expect(inspect(Traceback.fromRaw(frames))).toBe(`<Traceback ${written}>`);
  expect(inspect(Traceback.fromRaw(frames, 2))).toBe(`<Traceback ${written} totalNframe=2>`);
});

test("a traceback is formatted with its lines of source", () => {
  const inB = [`  File "${b}", line 4`, "    <b, 4>"];
  const inA = [`  File "${a}", line 2`, "    <a, 2>"];
  expect(called().format()).toEqual([...inB, ...inA]);
  expect(called().format({ limit: 1 })).toEqual(inA);
  expect(called().format({ limit: -1 })).toEqual(inB);
  expect(called().format({ mostRecentFirst: true })).toEqual([...inA, ...inB]);
  expect(called().format({ limit: 1, mostRecentFirst: true })).toEqual(inA);
  expect(called().format({ limit: -1, mostRecentFirst: true })).toEqual(inB);
  expect(called().format({ limit: 0 })).toEqual([]);
});

test("a frame whose source cannot be read is formatted without it", () => {
  const traceback = Traceback.fromRaw([
    ["<unknown>", 0],
    [a, 99],
  ]);
  expect(traceback.format()).toEqual([`  File "${a}", line 99`, '  File "<unknown>", line 0']);
});

test("a traceback knows its frames", () => {
  expect(called().length).toBe(2);
  expect(called().includes(new Frame(a, 2))).toBe(true);
  expect(called().includes(new Frame(a, 4))).toBe(false);
});

test("tracebacks are equal when their frames are", () => {
  expect(called().equals(called())).toBe(true);
  expect(called().equals(new Traceback([new Frame(b, 4), new Frame(a, 2)], 9))).toBe(true);
  expect(called().equals(new Traceback([new Frame(b, 4)]))).toBe(false);
});

test("tracebacks are ordered by file name, line and length, the oldest frame first", () => {
  const tracebacks = [
    [["b.ts", 1]],
    [["a.ts", 10]],
    [
      ["z.ts", 1],
      ["a.ts", 9],
    ],
    [["a.ts", 9]],
    [
      ["a.ts", 1],
      ["a.ts", 9],
    ],
  ].map((frames) => Traceback.fromRaw(frames as [string, number][]));
  tracebacks.sort((x, y) => x.compare(y));
  expect(tracebacks.map((traceback) => [...traceback].join(" "))).toEqual([
    "a.ts:9",
    "a.ts:9 a.ts:1",
    "a.ts:9 z.ts:1",
    "a.ts:10",
    "b.ts:1",
  ]);
});
