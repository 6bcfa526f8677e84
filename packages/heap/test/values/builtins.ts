import * as namespace from "node:path";
import type { Values } from "../corpus.ts";

/** Objects of the language and of Node. */
export function builtins(): Values {
  const read = new Date();
  read.getFullYear();
  const lastIndex = /a/g;
  lastIndex.exec("banana");
  const thrown = new Error("with a stack");
  void thrown.stack;
  return {
    Date: new Date(1_700_000_000_000),
    "Date that was read": read,
    "Date at 0": new Date(0),
    "invalid Date": new Date(NaN),
    RegExp: /a(b)/gi,
    "RegExp that ran": lastIndex,
    "RegExp with lastIndex": Object.assign(/x/y, { lastIndex: 1.5 }),
    Error: new Error("x"),
    "Error with its stack read": thrown,
    "Error with a cause": new Error("x", { cause: captive }),
    AggregateError: new AggregateError([new Error("x")], "y"),
    "pending promise": new Promise(() => undefined),
    "promise of a number": Promise.resolve(1.5),
    "promise with reactions": reacted(),
    "Intl.NumberFormat": new Intl.NumberFormat("en"),
    "Intl.DateTimeFormat": new Intl.DateTimeFormat("en"),
    URL: new URL("https://example.org/a?b=c"),
    AbortController: new AbortController(),
    EventTarget: new EventTarget(),
    TextEncoder: new TextEncoder(),
    Math: Math,
    JSON: JSON,
    "global object": globalThis,
    "module namespace": namespace,
    "prototype of Array": Array.prototype,
    "prototype of Object": Object.prototype,
    process: process,
  };
}

const captive = { a: 1 };

function reacted(): Promise<number> {
  const promise = new Promise<number>(() => undefined);
  void promise.then((value) => value + 1);
  void promise.then((value) => value + 2);
  return promise;
}
