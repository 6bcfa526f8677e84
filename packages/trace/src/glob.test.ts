import { expect, test } from "vitest";

import { compileGlob } from "./glob.ts";

const matches = (text: string, pattern: string) => compileGlob(pattern).test(text);

test("an empty pattern matches an empty name", () => {
  expect(matches("abc", "")).toBe(false);
  expect(matches("", "abc")).toBe(false);
  expect(matches("", "")).toBe(true);
  expect(matches("", "*")).toBe(true);
});

test("a pattern without signs matches itself", () => {
  expect(matches("abc", "abc")).toBe(true);
  expect(matches("abc", "abcd")).toBe(false);
  expect(matches("abc", "def")).toBe(false);
  expect(matches("a+b.ts", "a+b.ts")).toBe(true);
  expect(matches("aab-ts", "a+b.ts")).toBe(false);
});

test("a star at the end matches any rest", () => {
  expect(matches("abc", "a*")).toBe(true);
  expect(matches("abc", "abc*")).toBe(true);
  expect(matches("abc", "b*")).toBe(false);
  expect(matches("abc", "abcd*")).toBe(false);
});

test("a star between matches any middle", () => {
  expect(matches("abc", "a*c")).toBe(true);
  expect(matches("abcdcx", "a*cx")).toBe(true);
  expect(matches("abb", "a*c")).toBe(false);
  expect(matches("abcdce", "a*cx")).toBe(false);
});

test("several stars match several middles", () => {
  expect(matches("abcde", "a*c*e")).toBe(true);
  expect(matches("abcbdefeg", "a*bd*eg")).toBe(true);
  expect(matches("abcdd", "a*c*e")).toBe(false);
  expect(matches("abcbdefef", "a*bd*eg")).toBe(false);
});

test("a star matches slashes and line ends", () => {
  expect(matches("a/b/\n.ts", "a*.ts")).toBe(true);
  expect(matches("a.ts\n", "a.ts")).toBe(false);
});

test("a question mark matches one character of any width", () => {
  expect(matches("a😀b", "a?b")).toBe(true);
  expect(matches("ab", "a?b")).toBe(false);
});

test("brackets match one of a set", () => {
  expect(matches("b", "[abc]")).toBe(true);
  expect(matches("d", "[abc]")).toBe(false);
  expect(matches("b", "[a-c]")).toBe(true);
  expect(matches("b", "[!a-c]")).toBe(false);
  expect(matches("d", "[!a-c]")).toBe(true);
  expect(matches("]", "[]]")).toBe(true);
  expect(matches("]", "[!]]")).toBe(false);
  expect(matches("^", "[^a]")).toBe(true);
  expect(matches("-", "[a-]")).toBe(true);
  expect(matches("\\", "[\\]")).toBe(true);
});

test("a range that runs backwards has no members", () => {
  expect(matches("b", "[c-a]")).toBe(false);
  expect(matches("b", "[!c-a]")).toBe(true);
});

test("a bracket that is not closed is a bracket", () => {
  expect(matches("[a", "[a")).toBe(true);
  expect(matches("[!", "[!")).toBe(true);
  expect(matches("[]", "[]")).toBe(true);
});

test("many stars do not make matching slow", () => {
  const start = performance.now();
  expect(matches("a".repeat(1000), `${"*".repeat(1000)}b`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(1000);
});
