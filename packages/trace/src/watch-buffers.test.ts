import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

type Bytes = Record<string, number>;

/** By line, in bytes: what a built-in made, and what of it was left once nobody held it. */
interface Made {
  readonly made: Bytes;
  readonly process: number;
  readonly kept: Bytes;
}

const found = runApp<Record<string, Made>>("made-buffers.mjs");

/** The line of fixtures/app/made-buffers.mjs that calls it. */
const LINES = {
  ...{ randomBytes: 28, randomBytesLater: 29, cipher: 30, encode: 31 },
  ...{ cloneOfView: 32, cloneOfBuffer: 33, toSorted: 34, toReversed: 35, with: 36, slice: 37 },
  ...{ serialize: 38, deserialize: 39, readFile: 40, promiseFile: 41, execSync: 42 },
  ...{ blob: 43, response: 44, instance: 45, instantiate: 46 },
  ...{ receive: 48, on: 49, onmessage: 50, broadcast: 53, worker: 61 },
};
const IN_MEMORY_OF_ITS_OWN = /^inst/;
// of Node 26, which does not count the memory of WebAssembly
const COUNTS_ALL = Number.parseInt(process.versions.node) < 26;

test.each(Object.entries(LINES))("what %s makes is charged once, to line %i", (name, line) => {
  const { made, process: grown, kept } = found[name] as Made;
  const bytes = made[`made-buffers.mjs:${line}`] ?? 0;
  expect(Object.keys(made)).toEqual([`made-buffers.mjs:${line}`]);
  if (IN_MEMORY_OF_ITS_OWN.test(name)) expect(bytes).toBe(16 * 65_536);
  // beside its million bytes, v8.serialize writes a header
  else expect(bytes).toBe(1_000_000 + (name === "serialize" ? 6 : 0));
  // within 2 %, as messages and files have small things beside
  if (COUNTS_ALL || !IN_MEMORY_OF_ITS_OWN.test(name))
    expect(Math.abs(grown - bytes)).toBeLessThan(bytes / 50);
  expect(kept).toEqual({});
});

test("small views stay in V8's heap, as in the program untraced", () => {
  expect(found["small"]?.made).toEqual({});
  expect(found["small"]?.process).toBeLessThan(10_000);
});
