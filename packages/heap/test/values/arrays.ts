import type { Values } from "../corpus.ts";

/** Arrays with elements of every kind. */
export function arrays(): Values {
  const sparse: unknown[] = [];
  sparse[100_000] = 1;
  const pushed: number[] = [];
  pushed.push(1);
  const emptied = [1, 2, 3];
  emptied.length = 0;
  const shifted = Array.from({ length: 100 }, (_, i) => i);
  for (let i = 0; i < 40; i++) shifted.shift();
  const named = Object.assign([1, 2, 3], { name: "x", weight: 1.5 });
  const box = Math.random();
  const values: Values = {
    "[]": [],
    "literal [1, 2, 3]": [1, 2, 3],
    "literal of doubles": [1.5, 2.5],
    "literal of strings": ["a", "b"],
    "literal of objects": [{}, {}],
    "literal, written": written([1, 2, 3]),
    "literal, copied": [...[1, 2, 3]],
    "literal, sliced": [1, 2, 3].slice(),
    "literal with a hole": [1, , 3], // eslint-disable-line no-sparse-arrays
    "mixed literal": [1, "a", 1.5, Number.NaN, {}],
    "one box twice": [{}, box, box],
    "sparse array": sparse,
    "pushed once": pushed,
    emptied,
    shifted,
    "array with properties": named,
    "frozen array": Object.freeze([1, 1.5, 2]),
    "split string": "a,b,c".split(","),
    "regexp match": /(b)(c)/.exec("abcd"),
    "template strings": templateStrings`a${1}b`,
    "spread arguments": ((...rest: unknown[]) => rest)(1, 1.5, "x"),
    "strict arguments": strictArguments(1, 2.5),
    "sloppy arguments": sloppyArguments(1, 2.5),
    "mapped arguments": mappedArguments(1, 2.5, 3.5),
    "object entries": Object.entries({ a: 1, b: 1.5 }),
    "object keys": Object.keys({ a: 1, b: 1.5 }),
    "array with an accessor": Object.defineProperty([1, 2, 3], 1, { get: () => 1.5 }),
    "array of the largest length": new Array(2 ** 32 - 1),
  };
  for (const n of [1, 4, 17, 18, 100, 1000, 50_000]) {
    values[`${String(n)} integers`] = Array.from({ length: n }, (_, i) => i);
    values[`${String(n)} doubles`] = Array.from({ length: n }, (_, i) => i + 0.5);
    values[`${String(n)} mixed`] = Array.from({ length: n }, (_, i) => (i % 3 ? i + 0.5 : { i }));
    values[`${String(n)} strings pushed`] = grow(n);
    values[`new Array(${String(n)})`] = new Array(n);
  }
  return values;
}

function grow(n: number): string[] {
  const array: string[] = [];
  for (let i = 0; i < n; i++) array.push(String(i));
  return array;
}

function written(array: number[]): number[] {
  array[0] = 5;
  return array;
}

type Variadic = (...each: unknown[]) => unknown;
const templateStrings: (strings: TemplateStringsArray, value: number) => unknown = (strings) =>
  strings;
const strictArguments = new Function("'use strict'; return arguments") as Variadic;
const sloppyArguments = new Function("return arguments") as Variadic;
const mappedArguments = new Function("a", "b", "return arguments") as Variadic;
