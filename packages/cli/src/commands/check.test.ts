import { describe, expect, it } from "vitest";
import { runBin } from "../../test/run-cli.ts";

const FIXTURES = "src/commands/fixtures/check";

// counted by hand: each fixture says what it holds
const COUNTS: Readonly<Record<string, readonly [classes: number, slotted: number, found: number]>> =
  {
    "clean.ts": [7, 5, 0],
    "forgetful.ts": [13, 13, 11],
    "conflicts.ts": [5, 5, 4],
    "padding.ts": [5, 5, 3],
    "ignored.ts": [4, 4, 1],
    "shapes.ts": [5, 0, 1],
    "overlap.ts": [0, 0, 1],
    "bad-name.ts": [0, 0, 1],
    "throws.ts": [0, 0, 1],
  };

async function checkJson(...args: string[]) {
  const { exitCode, stdout } = await runBin(["check", ...args, "--json"]);
  const result = JSON.parse(stdout) as {
    modules: number;
    classes: number;
    slottedClasses: number;
    ignored: number;
    findings: { code: string; className: string; names: string[]; file: string; line: number }[];
    failedImports: unknown[];
  };
  return { exitCode, ...result };
}

describe("slotted check", () => {
  it.each(Object.entries(COUNTS))(
    "finds in %s what was counted by hand",
    async (file, [classes, slottedClasses, found]) => {
      const result = await checkJson(`${FIXTURES}/${file}`);
      expect(result).toMatchObject({ modules: 1, classes, slottedClasses });
      expect(result.findings).toHaveLength(found);
      expect(result.exitCode).toBe(found > 0 ? 1 : 0);
    },
  );

  it("counts each class once, however many modules export it", async () => {
    const result = await checkJson(FIXTURES);
    const sum = (k: 0 | 1 | 2) => Object.values(COUNTS).reduce((all, one) => all + one[k], 0);
    expect(result).toMatchObject({
      modules: 10,
      classes: sum(0),
      slottedClasses: sum(1),
      ignored: 4,
    });
    expect(result.findings).toHaveLength(sum(2));
  });

  it("names class, fields and line of each finding", async () => {
    const { findings } = await checkJson(`${FIXTURES}/forgetful.ts`);
    expect(findings.map((f) => `${f.line} ${f.code} ${f.className} ${f.names.join(" ")}`)).toEqual([
      "4 undeclared-field HiddenBase cache",
      "11 undeclared-field PublicField extra",
      "14 undeclared-field OptionalAndDefinite z w",
      "18 undeclared-field PrivateField #secret",
      "24 undeclared-field ArrowField onClick",
      "27 undeclared-field ParameterProperty label",
      "32 repeated-slot RepeatedSlot x",
      "35 undeclared-assignment AssignsInConstructor extra",
      "41 undeclared-assignment AssignsLater previous literal",
      "47 undeclared-assignment ShadowsAMethod norm",
      "53 private-method PrivateMethod #square",
    ]);
  });

  it("shows findings, a sentence of totals and what to do", async () => {
    const { exitCode, stdout, stderr } = await runBin(["check", FIXTURES]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatchSnapshot();
    // what a module prints while it loads does not get into the report
    expect(stderr).toBe("what a module prints stays out of the report\n");
  });

  it("says so when all is well", async () => {
    expect(await runBin(["check", `${FIXTURES}/clean.ts`])).toEqual({
      exitCode: 0,
      stdout:
        "# Node <version>, V8 <version>, <arch>\n# 1 module, 7 classes, 5 slotted\n\n" +
        "Every class keeps to its layout.\n",
      stderr: "",
    });
  });

  it("compares built objects with --build", async () => {
    const { findings } = await checkJson(`${FIXTURES}/shapes.ts`, "--build");
    expect(findings.map((f) => `${f.code} ${f.className}`)).toEqual([
      "dictionary-prototype Huge",
      "shape-fork Forks",
      "shape-fork OtherOrder",
      "dictionary-object Deletes",
    ]);
  });

  it("looks only at what --include names, and not at what --exclude names", async () => {
    const only = await checkJson(FIXTURES, "--include", "**/forgetful.ts", "#P*");
    expect(only.findings.map((f) => f.className)).toEqual([
      "PublicField",
      "PrivateField",
      "ParameterProperty",
      "PrivateMethod",
    ]);
    const rest = await checkJson(FIXTURES, "--exclude", "**/{overlap,bad-name,throws}.ts", "#*");
    expect(rest).toMatchObject({ exitCode: 0, modules: 7, classes: 0 });
  });

  it("makes a note of a module that does not load with --no-strict-imports", async () => {
    const { exitCode, stdout } = await runBin([
      "check",
      `${FIXTURES}/throws.ts`,
      "--no-strict-imports",
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
  });

  it("still finds what the library refuses with --no-strict-imports", async () => {
    const { exitCode, findings } = await checkJson(`${FIXTURES}/overlap.ts`, "--no-strict-imports");
    expect(exitCode).toBe(1);
    expect(findings).toMatchObject([{ code: "overlapping-slot", line: 5 }]);
  });

  it("annotates lines for GitHub", async () => {
    const { stdout } = await runBin(["check", `${FIXTURES}/overlap.ts`], {
      env: { GITHUB_ACTIONS: "true" },
    });
    expect(stdout.split("\n").at(-2)).toBe(
      `::error file=${FIXTURES}/overlap.ts,line=5,title=overlapping-slot::` +
        "slots: slot 'x' is already declared by the base class Point. Remove it here, or rename it.",
    );
  });

  it("looks at the exports of a package", async () => {
    expect(await checkJson("slotted")).toMatchObject({ exitCode: 0, modules: 1 });
  });

  it.each(["src/nowhere", "src/nowhere.ts", "src/nowhere/*.ts", "no-such-package"])(
    "refuses %s, which is not there",
    async (target) => {
      expect(await runBin(["check", target])).toEqual({
        exitCode: 2,
        stdout: "",
        stderr:
          `slotted check: ${target}: expected a file, a directory, a glob or a package, ` +
          "got nothing by that name. Check the path; put globs in quotes. (ERR_NO_MODULES)\n",
      });
    },
  );

  it("wants something to look at", async () => {
    expect(await runBin(["check"])).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: "error: missing required argument 'targets'\n",
    });
  });
});
