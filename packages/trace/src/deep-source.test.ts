import { compileFunction } from "node:vm";

import { expect, test } from "vitest";

import { instrument } from "./instrument.ts";
import { makeSites } from "./instrument-commonjs.ts";
import { stripTypes } from "./strip-types.ts";

const LONG: Record<string, [source: string, value: unknown]> = {
  "sum of 5,000 calls": [`f("a")${"+f(1)".repeat(5000)}`, `a${"1".repeat(5000)}`],
  "sum of 5,000 templates": ["`${f(1)}`".concat("+`${f(1)}`".repeat(5000)), "1".repeat(5001)],
  "sum of 8,000 variables": [`f${"+f".repeat(8000)}`.replaceAll("f", "one"), 8001],
  "chain of 2,000 calls": [`[1]${".concat(1)".repeat(2000)}.length`, 2001],
  "template within 1,500 templates": [`${"`${".repeat(1500)}f(1)${"}`".repeat(1500)}`, "1"],
  "array of 70,000 objects": [`[${Array(70_000).fill("{a:1}").join()}].length`, 70_000],
};

for (const [name, [source, value]] of Object.entries(LONG)) {
  test(`a ${name} runs as before, its outer parts traced`, () => {
    const result = instrument(source, { url: "file:///long.js", sourceType: "commonjs" })!;
    const sites = makeSites("file:///long.js", result.sites);
    const code = `return ${result.code.trimStart()}`;
    const run = compileFunction(code, ["f", "one", ...Object.keys(sites)]) as (
      ...given: unknown[]
    ) => unknown;
    expect(run((x: unknown) => x, 1, ...Object.values(sites))).toBe(value);
    expect(Object.keys(sites).length).toBeGreaterThan(100);
  });
}

test("what is nested deeper than the stack stays as it is", () => {
  const source = `${"(".repeat(4000)}[1]${")".repeat(4000)}`;
  expect(instrument(source, { url: "file:///deep.js", sourceType: "commonjs" })).toBe(undefined);
  expect(stripTypes(source, "ts")).toBe(undefined);
});

test("a module has no more sites than V8 can keep in one", () => {
  const source = "[1];".repeat(150_000);
  const { sites } = instrument(source, { url: "file:///many.js", sourceType: "commonjs" })!;
  expect(Object.keys(makeSites("file:///many.js", sites)).length).toBe(40_004);
});
