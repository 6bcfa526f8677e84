import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

const table = readFileSync(
  new URL("../../../docs/reference-tests/tracemalloc.md", import.meta.url),
  "utf8",
);

test("the table of CPython's tests lists each once", () => {
  const listed = table.match(/^\| `Test\w+\.test_\w+`/gm)!;
  expect(listed.length).toBe(48);
  expect(new Set(listed).size).toBe(48);
});

test("the tests of ours that the table names are there", () => {
  const named = [...table.matchAll(/`([\w-]+\.test\.ts)`: (.+?) +\|$/gm)];
  expect(named.length).toBeGreaterThan(30);
  for (const [, file, name] of named) {
    const text = readFileSync(new URL(file!, import.meta.url), "utf8");
    expect(text, file).toContain(`"${name}"`);
  }
});
