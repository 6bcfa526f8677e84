import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runBin, runHere } from "../../test/run-cli.ts";

const FIXTURES = "src/commands/fixtures";
const ORDERS = `${FIXTURES}/advise/orders.mjs`;
const LIVES = `${FIXTURES}/advise/lives.mjs`;

describe("slotted advise <file>", () => {
  it("shows what would be saved, and the declaration to paste", async () => {
    const file = `${FIXTURES}/snapshots/before.json`;
    const { exitCode, stdout } = await runHere(["advise", file, "--min-count", "2"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("says so where nothing is to be gained", async () => {
    const { exitCode, stdout } = await runHere(["advise", `${FIXTURES}/snapshots/before.json`]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it.each([[[]], [["node", "app.js"]], [["a.heapsnapshot", "--", "node"]]])(
    "refuses %j",
    async (args) => {
      const { exitCode, stderr } = await runHere(["advise", ...args]);
      expect(exitCode).toBe(2);
      expect(stderr).toContain("advise: expected one .heapsnapshot, or a program behind --, got ");
    },
  );
});

describe("slotted advise -- <program>", () => {
  it("looks at what was alive at the peak", async () => {
    const { exitCode, stdout, stderr } = await runBin(["advise", "--json", "--", "node", ORDERS]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "20000 orders\n" });
    expect(JSON.parse(stdout)).toMatchObject({
      program: { command: ["node", ORDERS], exitCode: 0, at: "peak" },
      advice: [
        {
          name: "Order",
          count: 20_000,
          // three properties in the object, a box for each price
          bytesNow: { objects: 20_000 * 48, boxes: 20_000 * 16 },
          bytesPerRow: 2 + 8 + 1,
          slots: [
            { name: "id", type: "u16" },
            { name: "price", type: "f64" },
            { name: "status", type: 'oneOf("open", "paid")' },
          ],
        },
      ],
    });
  });

  it("leaves a program the flags of V8 that it was given", async () => {
    const code = 'console.log(require("node:vm").runInNewContext("typeof gc"))';
    for (const [flags, gc] of [
      [[], "undefined"] as const,
      [["--expose-gc"], "function"] as const,
    ]) {
      const command = ["node", ...flags, "-e", code];
      const { exitCode, stderr } = await runBin(["advise", "--json", "--", ...command]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: `${gc}\n` });
    }
  });

  it("keeps a program's exit code and output, and says that it failed", async () => {
    const { exitCode, stdout } = await runBin(["advise", "--", "node", ORDERS, "fail"]);
    expect(exitCode).toBe(3);
    expect(
      stdout
        .replace(/[\d,]+ nodes/, "<n> nodes")
        .replace(/[\d,]+ bytes$/gm, "<n> bytes")
        .replace(/of [\d,]+ bytes/, "of <n> bytes"),
    ).toMatchSnapshot();
  });

  it("looks at a program that a signal ends", async () => {
    const { exitCode, stdout } = await runBin(["advise", "--json", "--", "node", LIVES, "signal"]);
    expect(exitCode).toBe(143);
    expect(JSON.parse(stdout)).toMatchObject({
      program: { failure: "was ended by SIGTERM" },
      advice: [{ count: 2000, slots: [{ type: "u16" }, { type: "i16" }] }],
    });
  });

  it("keeps the snapshot where told to", async () => {
    const folder = mkdtempSync(join(tmpdir(), "slotted-test-"));
    const file = join(folder, "kept.heapsnapshot");
    try {
      await runBin(["advise", "--output", file, "--", "node", LIVES]);
      expect(existsSync(file)).toBe(true);
      expect((await runHere(["advise", file])).stdout).toContain("  x: u16, // a guess: integers");
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("refuses a program that is not there", async () => {
    expect(await runBin(["advise", "--", "no-such-program"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "slotted advise: no-such-program: expected a program to run, " +
        "got spawn no-such-program ENOENT. Check its name. (ERR_NO_PROGRAM)\n",
    });
  });

  it("refuses a program that is no Node program", async () => {
    const { exitCode, stderr } = await runBin(["advise", "--", "true"]);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("expected a Node program that leaves a snapshot, got none");
  });
});
