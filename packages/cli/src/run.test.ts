import { describe, expect, it } from "vitest";
import { runHere } from "../test/run-cli.ts";

describe("slotted", () => {
  it("lists its commands when given none, which is a misuse", async () => {
    const { exitCode, stdout, stderr } = await runHere([]);
    expect(exitCode).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toMatchSnapshot();
  });

  it("shows the same list as help", async () => {
    const help = await runHere(["--help"]);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toBe((await runHere([])).stderr);
  });

  it("shows a command's arguments, options and examples", async () => {
    const { exitCode, stdout } = await runHere(["check", "--help"]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("prints its version", async () => {
    expect(await runHere(["--version"])).toEqual({
      exitCode: 0,
      stdout: "<version>\n",
      stderr: "",
    });
  });

  it("refuses a command it does not know, and suggests one", async () => {
    expect(await runHere(["chek"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: unknown command 'chek'\n(Did you mean check?)\n",
    });
  });

  it("refuses an option it does not know", async () => {
    const { exitCode, stderr } = await runHere(["size", "1", "--jsn"]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe("error: unknown option '--jsn'\n(Did you mean --json?)\n");
  });
});

describe("a report", () => {
  it("has facts, then one sentence", async () => {
    expect(await runHere(["size", "'twelve bytes'"])).toEqual({
      exitCode: 0,
      stdout:
        "# Node <version>, V8 <version>, <arch>\n\n" +
        "'twelve bytes': 32 bytes, measured, what it refers to not included.\n",
      stderr: "",
    });
  });

  it("is coloured on a terminal", async () => {
    const { stdout } = await runHere(["size", "1"], { isTTY: true });
    expect(stdout).toContain("\u001b[");
  });

  it("has no colour where NO_COLOR is set", async () => {
    const { stdout } = await runHere(["size", "1"], { isTTY: true, env: { NO_COLOR: "1" } });
    expect(stdout).not.toContain("\u001b[");
  });

  it("has no colour outside a terminal", async () => {
    expect((await runHere(["size", "1"])).stdout).not.toContain("\u001b[");
  });

  it("is one JSON document with --json", async () => {
    const { stdout } = await runHere(["size", "'twelve bytes'", "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      command: "size",
      facts: ["Node <version>, V8 <version>, <arch>"],
      totals: "'twelve bytes': 32 bytes, measured, what it refers to not included.",
      target: "'twelve bytes'",
      bytes: 32,
    });
  });
});

describe("a mistake of the user's", () => {
  it("is said without a stack, with a code and exit code 2", async () => {
    expect(await runHere(["size", "1 +"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "slotted size: 1 +: SyntaxError: Unexpected token ')' (ERR_BAD_EXPRESSION)\n",
    });
  });

  it("is a JSON document with --json", async () => {
    const { exitCode, stdout } = await runHere(["size", "1 +", "--json"]);
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout)).toEqual({
      command: "size",
      error: {
        code: "ERR_BAD_EXPRESSION",
        message: "1 +: SyntaxError: Unexpected token ')'",
      },
    });
  });
});
