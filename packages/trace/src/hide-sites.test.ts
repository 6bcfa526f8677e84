import { expect, test } from "vitest";

import { runApp, spawnApp } from "./fixtures/run-app.ts";

for (const mode of ["while nothing is traced", "while memory is traced"]) {
  const env = { SLOTTED_TRACE: mode === "while nothing is traced" ? "0" : "1" };

  test(`an error has as many frames as the program's limit ${mode}`, () => {
    expect(runApp("stacks.cjs", { env })).toEqual({
      one: ["makes:8"],
      oneOfMap: ["each:14"],
      three: ["makes:8", "makes:8", "makes:8"],
      // Array.map has no file
      threeOfMap: ["each:14", null, "maps:13"],
      limit: [3, "3", 4],
      none: [],
      all: 31,
      undefined: [true, true],
      ten: 10,
      back: 10,
    });
  });

  test(`an uncaught error is shown by its stack alone ${mode}`, () => {
    const { stderr } = spawnApp("uncaught.mjs", { env });
    const lines = stderr.split("\n").filter((line) => !/\(?node:internal/.test(line));
    expect(lines.map((line) => line.replace(/file:.*\/|:\d+\)?$/g, "")).slice(0, 4)).toEqual([
      "TypeError: Cannot read properties of null (reading 'concat')",
      "    at show (uncaught.mjs:3",
      "    at uncaught.mjs:5",
      "",
    ]);
  });
}
