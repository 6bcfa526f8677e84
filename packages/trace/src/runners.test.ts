import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

const NAMES = ["counts an object to the byte", "refuses what is more", "finds one leak"];

function run(...args: string[]): string {
  return spawnSync(process.execPath, args, {
    cwd: fileURLToPath(new URL("./fixtures/runners", import.meta.url)),
    encoding: "utf8",
    // vitest's own settings are for its workers, and node:test's for its files
    env: { ...process.env, NODE_OPTIONS: "", NODE_TEST_CONTEXT: undefined },
  }).stdout;
}

test("checks of memory are exact in a run of node:test", () => {
  const lines = run("--test", "--test-reporter=tap", "under-node-test.mjs");
  const results = lines.split("\n").filter((line) => /^ *(?:not )?ok .*[a-z]/.test(line));
  expect(results.map((line) => line.trim().replace(/ok \d+/, "ok"))).toEqual(
    NAMES.map((name) => `ok - ${name}`),
  );
});

test("checks of memory are exact in modules that are loaded as jest loads them", () => {
  const lines = run("--experimental-vm-modules", "--no-warnings", "as-jest.mjs");
  expect(lines.trim().split("\n")).toEqual(NAMES.map((name) => `ok ${name}`));
});
