import { expect, test } from "vitest";

import { originalLines } from "./original-lines.ts";

const mapOf = (mappings: string) =>
  JSON.stringify({ version: 3, sources: ["a.ts"], names: [], mappings });

test("a map says the line of a source for each line and column", () => {
  const original = originalLines(mapOf("AACA;AAEA,IACA"), "a;\nb;  c;")!;
  expect(original.lines).toEqual([1, 3]);
  expect(original.lineAt(1, 5)).toBe(4);
});

test("a map of lines that no source has is refused", () => {
  for (const line of ["ggggQ", "ggggggC", "D"]) {
    expect(originalLines(mapOf(`AA${line}A;AAAA`), "a;\nb;")).toBe(undefined);
  }
});
