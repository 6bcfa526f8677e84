import { expect, test } from "vitest";

import { Filter } from "./filter.ts";
import type { RawFrame } from "./raw-trace.ts";
import { Traceback } from "./traceback.ts";

/** Which of the lines 0, 5 and 10 of a file a filter accepts. */
const accepted = (filter: Filter, filename: string) =>
  [0, 5, 10].filter((lineno) => filter.acceptsFrame(filename, lineno));

test("a filter keeps what it was made with", () => {
  const plain = new Filter(true, "abc");
  expect(plain.inclusive).toBe(true);
  expect(plain.filenamePattern).toBe("abc");
  expect(plain.lineno).toBe(undefined);
  expect(plain.allFrames).toBe(false);
  expect(plain.domain).toBe(undefined);

  const full = new Filter(false, "test.ts", { lineno: 123, allFrames: true, domain: 1 });
  expect(full.inclusive).toBe(false);
  expect(full.filenamePattern).toBe("test.ts");
  expect(full.lineno).toBe(123);
  expect(full.allFrames).toBe(true);
  expect(full.domain).toBe(1);
});

test("a filter cannot be changed", () => {
  const filter = new Filter(true, "abc");
  expect(() => Object.assign(filter, { filenamePattern: "def" })).toThrow(TypeError);
  expect(filter.filenamePattern).toBe("abc");
});

test("a filter without a line accepts every line of its file", () => {
  const including = new Filter(true, "abc");
  expect(accepted(including, "abc")).toEqual([0, 5, 10]);
  expect(accepted(including, "12356")).toEqual([]);

  const excluding = new Filter(false, "abc");
  expect(accepted(excluding, "abc")).toEqual([]);
  expect(accepted(excluding, "12356")).toEqual([0, 5, 10]);
});

test("a filter with a line accepts that line alone", () => {
  const including = new Filter(true, "abc", { lineno: 5 });
  expect(accepted(including, "abc")).toEqual([5]);
  expect(accepted(including, "12356")).toEqual([]);

  const excluding = new Filter(false, "abc", { lineno: 5 });
  expect(accepted(excluding, "abc")).toEqual([0, 10]);
  expect(accepted(excluding, "12356")).toEqual([0, 5, 10]);
});

test("line 0 of a filter is a line too", () => {
  const including = new Filter(true, "abc", { lineno: 0 });
  expect(accepted(including, "abc")).toEqual([0]);
  expect(accepted(including, "12356")).toEqual([]);

  const excluding = new Filter(false, "abc", { lineno: 0 });
  expect(accepted(excluding, "abc")).toEqual([5, 10]);
  expect(accepted(excluding, "12356")).toEqual([0, 5, 10]);
});

test("a filter tells file names apart", () => {
  const including = new Filter(true, "abc");
  expect(including.acceptsFrame("abc", 0)).toBe(true);
  expect(including.acceptsFrame("12356", 0)).toBe(false);
  expect(including.acceptsFrame("<unknown>", 0)).toBe(false);

  const excluding = new Filter(false, "abc");
  expect(excluding.acceptsFrame("abc", 0)).toBe(false);
  expect(excluding.acceptsFrame("12356", 0)).toBe(true);
  expect(excluding.acceptsFrame("<unknown>", 0)).toBe(true);
});

test("case and slashes count but on Windows", () => {
  const same = process.platform === "win32";
  const matches = (filename: string, pattern: string) =>
    new Filter(true, pattern).acceptsFrame(filename, 0);
  expect(matches("aBC", "ABc")).toBe(same);
  expect(matches("aBcDe", "Ab*dE")).toBe(same);
  expect(matches("a/b", "a\\b")).toBe(same);
  expect(matches("a\\b", "a/b")).toBe(same);
  expect(matches("a/b\\c", "a\\b/c")).toBe(same);
  expect(matches("a/b/c", "a\\b\\c")).toBe(same);
  expect(new Filter(true, "A/b").filenamePattern).toBe(same ? "a\\b" : "A/b");
});

const tracebacks: Record<string, readonly RawFrame[]> = {
  aFromB: [
    ["a.ts", 2],
    ["b.ts", 3],
  ],
  bFromB: [
    ["b.ts", 4],
    ["b.ts", 5],
  ],
  cFromUnknown: [
    ["c.ts", 5],
    ["<unknown>", 0],
  ],
  unknown: [["<unknown>", 0]],
};

const passing = (filter: Filter) =>
  Object.keys(tracebacks).filter((name) => filter.accepts(0, Traceback.fromRaw(tracebacks[name]!)));

test("a filter looks at the most recent frame", () => {
  expect(passing(new Filter(true, "b.ts"))).toEqual(["bFromB"]);
  expect(passing(new Filter(false, "b.ts"))).toEqual(["aFromB", "cFromUnknown", "unknown"]);
  expect(passing(new Filter(false, "<unknown>"))).toEqual(["aFromB", "bFromB", "cFromUnknown"]);
});

test("a filter of all frames looks at each of them", () => {
  const allFrames = true;
  expect(passing(new Filter(true, "b.ts", { allFrames }))).toEqual(["aFromB", "bFromB"]);
  expect(passing(new Filter(false, "b.ts", { allFrames }))).toEqual(["cFromUnknown", "unknown"]);
  expect(passing(new Filter(true, "<unknown>", { allFrames }))).toEqual([
    "cFromUnknown",
    "unknown",
  ]);
  expect(passing(new Filter(false, "<unknown>", { allFrames }))).toEqual(["aFromB", "bFromB"]);
});
