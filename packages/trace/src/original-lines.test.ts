import { expect, test } from "vitest";

import { mapOfCompiled } from "./compiled-before.ts";
import { instrument } from "./instrument.ts";
import { lineOfFile, siteSource, toSource } from "./module-info.ts";
import { compiledLines, originalLines } from "./original-lines.ts";

const mapOf = (mappings: string, ...sources: string[]) =>
  JSON.stringify({ version: 3, sources, names: [], mappings });

const URL_OF_MAP = "file:///out/a.js.map";

test("a map says the line of a source for each line and column", () => {
  const original = originalLines(
    mapOf("AACA;;AAEA,ICCA", "a.ts", "b.ts"),
    "a;\nb;\nc;  d;",
    URL_OF_MAP,
  )!;
  expect(original.sources).toEqual(["file:///out/a.ts", "file:///out/b.ts"]);
  expect(original.lines).toEqual([
    { source: 0, line: 1 },
    { source: -1, line: 1 },
    { source: 0, line: 3 },
  ]);
  expect(original.at(2, 5)).toEqual({ source: 1, line: 4 });
});

test("what a compiler adds to a file goes with the line before it", () => {
  const { lines } = compiledLines(mapOf("AACA;;AAEA", "a.ts"), "a;\nb;\nc;\nd;");
  expect(lines.map(({ line }) => line)).toEqual([1, 1, 3, 3]);
});

test("a map of lines that no source has is refused", () => {
  for (const line of ["ggggQ", "ggggggC", "D"]) {
    const map = mapOf(`AA${line}A;AAAA`, "a.ts");
    expect(originalLines(map, "a;\nb;", URL_OF_MAP)).toBe(undefined);
  }
});

const inline = (map: string) =>
  `//# sourceMappingURL=data:application/json;base64,${Buffer.from(map).toString("base64")}`;

test("the map of a file is named by the comment at its end, by no text within it", () => {
  const [first, last] = ["AAAA", "AACA"].map((mappings) => inline(mapOf(mappings, "a.ts")));
  const linesOf = (code: string) => mapOfCompiled("file:///out/a.js", code)?.lines[0]?.line;
  expect(linesOf(`a(\`\n${first}\n\`);\n${last}\n`)).toBe(1);
  expect(linesOf(`a();${first}\n/* the\n end */ // of it`)).toBe(0);
  expect(linesOf(`a(\`\n${first}\n\`);\n`)).toBe(undefined);
});

test("sites of a bundle are on the lines of its sources, and its errors on its own lines", () => {
  const url = "file:///out/bundle.js";
  // lines 1 to 3 of the bundle are line 5 of a.ts, line 5 of b.ts, and line 6 of b.ts
  const code = `f([1]);\nf([2]);\nf([3]);\n${inline(mapOf("AAIA;ACAA;AACA", "../a.ts", "../b.ts"))}`;
  const original = mapOfCompiled(url, code);
  const { sites } = instrument(code, { url, original, sourceType: "module" })!;
  const rows = sites.toString().split("\n");
  const info = sites.moduleInfo;
  const found = rows.map((text, i) => [
    /=\[(\d)\]/.exec(text)?.[1],
    ...siteSource(url, i + 1, info),
    lineOfFile(9, i + 1, info),
  ]);
  expect(found).toEqual([
    ["1", "file:///a.ts", 5, 1],
    ["2", "file:///b.ts", 5, 2],
    ["3", "file:///b.ts", 6, 3],
  ]);
  expect(toSource(url, 2, info)).toEqual(["file:///b.ts", 5]);
  expect(toSource(url, 4, info)).toEqual([url, 4]);
  expect(lineOfFile(2, null, info)).toBe(2);
});
