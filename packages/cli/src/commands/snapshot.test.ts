import { describe, expect, it } from "vitest";
import { runHere } from "../../test/run-cli.ts";

const BEFORE = "src/commands/fixtures/snapshots/before.json";
const AFTER = "src/commands/fixtures/snapshots/after.json";

describe("slotted snapshot", () => {
  it("shows classes and duplicate strings", async () => {
    const { exitCode, stdout, stderr } = await runHere(["snapshot", BEFORE]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatchSnapshot();
  });

  it("shows what would be freed with what", async () => {
    const { exitCode, stdout } = await runHere(["snapshot", BEFORE, "--retained", "--top", "3"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("cuts values on a narrow terminal", async () => {
    const { stdout } = await runHere(["snapshot", BEFORE], { columns: 26 });
    expect(stdout).toContain('    32      2  "Ada Lovela…');
  });

  it("gives the same as JSON", async () => {
    const { stdout } = await runHere(["snapshot", BEFORE, "--json", "--top", "1"]);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "snapshot",
      totalSize: 328,
      classes: [{ name: "Order", count: 4, selfSize: 192 }],
      strings: [{ value: "Ada Lovelace", count: 2, selfSize: 64, wasted: 32 }],
    });
  });

  it("refuses a file that is no snapshot, with the place", async () => {
    const { exitCode, stdout, stderr } = await runHere(["snapshot", "tsconfig.json"]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
    expect(stderr).toMatchSnapshot();
  });

  it("refuses a file that is not there", async () => {
    expect(await runHere(["snapshot", "none.heapsnapshot"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr:
        "slotted snapshot: none.heapsnapshot: expected a file to read, " +
        "got ENOENT: no such file or directory. Check the path. (ERR_NO_FILE)\n",
    });
  });

  it("refuses a number of rows that is none", async () => {
    const { exitCode, stderr } = await runHere(["snapshot", BEFORE, "--top", "few"]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "slotted snapshot: --top: expected a whole number from 1, got few. (ERR_BAD_OPTION)\n",
    );
  });
});

describe("slotted diff", () => {
  it("shows what came and went, by class", async () => {
    const { exitCode, stdout } = await runHere(["diff", BEFORE, AFTER]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("gives the same as JSON", async () => {
    const { stdout } = await runHere(["diff", BEFORE, AFTER, "--json", "--top", "1"]);
    expect(JSON.parse(stdout)).toMatchObject({
      command: "diff",
      sizeDelta: 152,
      classes: [{ name: "Order", addedCount: 3, removedCount: 1, sizeDelta: 96 }],
    });
  });
});
