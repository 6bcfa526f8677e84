import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

interface Found {
  readonly gc: string;
  readonly natives: string;
  readonly strings: string;
}

const PLAIN: Found = { gc: "undefined", natives: "SyntaxError", strings: "1" };

test.each<[string[], Found]>([
  [[], PLAIN],
  [["--expose-gc"], { ...PLAIN, gc: "function" }],
  [["--allow-natives-syntax"], { ...PLAIN, natives: "function" }],
  [["--disallow-code-generation-from-strings"], { ...PLAIN, strings: "EvalError" }],
])("a traced program and its workers keep the flags %j", (flags, expected) => {
  const { main, worker } = runApp<{ main: Found; worker: Found }>("flags.mjs", { flags });
  expect({ main, worker }).toEqual({ main: expected, worker: expected });
});
