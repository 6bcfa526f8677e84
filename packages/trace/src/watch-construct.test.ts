import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";

test("watched constructors and functions look as in the program untraced", () => {
  const path = fileURLToPath(new URL("./fixtures/app/as-plain.mjs", import.meta.url));
  const { stdout } = spawnSync(process.execPath, [path], { encoding: "utf8" });
  expect(runApp("as-plain.mjs")).toEqual(JSON.parse(stdout));
  expect(JSON.parse(stdout)).toMatchObject({ extends: true, made: true });
});
