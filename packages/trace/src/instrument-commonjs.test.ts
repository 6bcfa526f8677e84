import { compileFunction } from "node:vm";

import { expect, test } from "vitest";

import { instrumentCommonJsFile } from "./instrument-commonjs.ts";

test("finds the sites of a module that has globals of its own", () => {
  const source = `var globalThis = module.given, Symbol = 1; module.exports = [globalThis, Symbol]`;
  const module = { given: "its own", exports: undefined };
  const code = instrumentCommonJsFile(source, "/own-globals.js");
  (compileFunction(code, ["module"]) as (given: object) => void)(module);
  expect(code).not.toBe(source);
  expect(module.exports).toEqual(["its own", 1]);
});

test("leaves nothing to enumerate on the global", () => {
  instrumentCommonJsFile("[1]", "/some.js");
  expect(Object.keys(globalThis).filter((name) => name.includes("slotted"))).toEqual([]);
});

test("runs a file that is a hashbang and nothing else", () => {
  const code = instrumentCommonJsFile("#!/usr/bin/env node", "/hashbang.js");
  const [first, ...rest] = code.split("\n");
  expect(first).toBe("#!/usr/bin/env node");
  expect(() => compileFunction(rest.join("\n"))()).not.toThrow();
});
