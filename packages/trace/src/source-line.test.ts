import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, expect, test } from "vitest";

import { sourceLine } from "./source-line.ts";

const folder = mkdtempSync(join(tmpdir(), "source-line-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test("lines are counted from 1 and keep their indent", () => {
  const path = write("lines.ts", "one\n  two\n");
  expect(sourceLine(path, 1)).toBe("one");
  expect(sourceLine(path, 2)).toBe("  two");
});

test("every line end of JavaScript ends a line", () => {
  const path = write("ends.ts", "1\r\n2\r3\u20284\u20295\n6");
  expect([1, 2, 3, 4, 5, 6].map((lineno) => sourceLine(path, lineno)).join()).toBe("1,2,3,4,5,6");
});

test("a file is found by its URL", () => {
  const path = write("a b.ts", "here");
  expect(sourceLine(pathToFileURL(path).href, 1)).toBe("here");
});

test("a line or file that is not there is empty", () => {
  const path = write("short.ts", "only");
  expect(sourceLine(path, 0)).toBe("");
  expect(sourceLine(path, 2)).toBe("");
  expect(sourceLine(join(folder, "none.ts"), 1)).toBe("");
  expect(sourceLine("<unknown>", 0)).toBe("");
  expect(sourceLine("file://[", 1)).toBe("");
});

test("more files than are kept are read again", () => {
  const paths = Array.from({ length: 100 }, (_, i) => write(`many-${i}.ts`, `file ${i}`));
  for (let round = 0; round < 2; round++) {
    paths.forEach((path, i) => expect(sourceLine(path, 1)).toBe(`file ${i}`));
  }
});
