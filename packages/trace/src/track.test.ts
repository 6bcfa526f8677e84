import { afterEach, expect, test } from "vitest";

import { track, untrack } from "./track.ts";
import { start, stop, takeSnapshot } from "./tracing.ts";

afterEach(stop);

const charged = () =>
  [...takeSnapshot().traces]
    .filter(({ domain }) => domain === 5)
    .map(({ size, count, traceback }) => [
      size,
      count,
      traceback.at(-1)?.filename.split("/").at(-1),
    ]);

test("tracking a key again lets go of what it was charged with before", () => {
  start();
  track(5, "texture", 123);
  track(5, "texture", 10);
  expect(charged().map(([size]) => size)).toEqual([10]);
});

test("untracking lets go, and does so once", () => {
  start();
  track(5, "texture", 123);
  untrack(5, "texture");
  untrack(5, "texture");
  expect(charged()).toEqual([]);
});

test("tracking does nothing while memory is not traced", () => {
  track(5, "texture", 123);
  start();
  expect(charged()).toEqual([]);
});

test("untracking does nothing while memory is not traced", () => {
  start();
  track(5, "texture", 123);
  stop();
  untrack(5, "texture");
  start();
  expect(charged()).toEqual([]);
});

test("what no snapshot could hold is refused where it is tracked", () => {
  start();
  const refused = (domain: number, bytes: unknown) => () => track(domain, "a", bytes as number);
  expect(refused(5, NaN)).toThrow("track: expected bytes from 0 up, got NaN.");
  expect(refused(5, -5)).toThrow(RangeError);
  expect(refused(5, "7")).toThrow(expect.objectContaining({ code: "ERR_BYTES" }));
  expect(refused(2 ** 32, 5)).toThrow("track: expected a domain from 2 up, got 4294967296.");
  expect(charged()).toEqual([]);
});
