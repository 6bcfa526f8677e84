import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot, runBin } from "../../test/run-cli.ts";

const FIXTURES = join(packageRoot, "src/commands/fixtures/migrate");
// below the package, so that copies find slotted and the types of Node
const COPIES = join(packageRoot, ".cache", `migrate-${process.version}`);
const require = createRequire(import.meta.url);
const run = promisify(execFile);

// bases before the classes that extend them
const CLASSES = [
  "point.ts#Point",
  "parameter-properties.ts#Money",
  "initialisers.ts#Counter",
  "optional.ts#Contact",
  "computed.ts#Rectangle",
  "order-kept.ts#Ticket",
  "docs.ts#Reading",
  "unions.ts#Task",
  "heap-values.ts#Company",
  "generic.ts#Box",
  "derived.ts#Shape",
  "derived.ts#Circle",
  "interface.ts#Version",
  "init-object.ts#Order",
  "calls-methods.ts#Account",
  "overloads.ts#Span",
  "names-taken.ts#Meeting",
  "accessors.ts#Temperature",
  "class-expression.ts#Pixel",
  "default-export.ts#default",
  "javascript.js#Person",
  "javascript-cjs.cjs#Vec",
];

const TSCONFIG = {
  extends: "../../../../tsconfig.base.json",
  compilerOptions: {
    noEmit: true,
    composite: false,
    incremental: false,
    erasableSyntaxOnly: false,
    allowImportingTsExtensions: true,
    rewriteRelativeImportExtensions: false,
    rootDir: ".",
  },
  include: ["*.ts"],
};

/** The tests that a fixture brings along, which know nothing of slots. */
async function ownTests(directory: string): Promise<void> {
  const tests = readdirSync(directory).filter((file) => file.endsWith(".tests.ts"));
  const all = tests.map((file) => `await import(${JSON.stringify(`./${file}`)});`).join("\n");
  const entry = join(directory, "all.mts");
  writeFileSync(entry, all);
  await run(process.execPath, ["--import", require.resolve("tsx"), entry], { cwd: directory });
}

beforeAll(() => {
  rmSync(COPIES, { recursive: true, force: true });
  mkdirSync(dirname(COPIES), { recursive: true });
  cpSync(FIXTURES, COPIES, { recursive: true });
  writeFileSync(join(COPIES, "tsconfig.json"), JSON.stringify(TSCONFIG));
});

afterAll(() => {
  rmSync(COPIES, { recursive: true, force: true });
});

describe("slotted migrate --write", () => {
  it("starts from classes that pass their own tests", async () => {
    await ownTests(COPIES);
  });

  it.each(CLASSES)("migrates %s", async (target) => {
    const { exitCode, stdout, stderr } = await runBin(["migrate", target, "--write"], {
      cwd: COPIES,
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatchSnapshot();
  });

  it("leaves code that compiles", async () => {
    const tsc = join(dirname(require.resolve("typescript/package.json")), "bin/tsc");
    const { stdout } = await run(process.execPath, [tsc, "-p", COPIES]).catch(
      (error: unknown) => error as { stdout: string },
    );
    expect(stdout).toBe("");
  });

  it("leaves code that passes its own tests", async () => {
    await ownTests(COPIES);
  });

  it("leaves classes in which slotted check finds nothing", async () => {
    const { exitCode, stdout } = await runBin(
      ["check", "*.{ts,js,cjs}", "--exclude", "*.tests.ts", "--build"],
      {
        cwd: COPIES,
      },
    );
    expect(stdout).toContain("Every class keeps to its layout.");
    // with the one that default-export.ts has already
    expect(stdout).toContain(`${CLASSES.length + 1} classes, ${CLASSES.length + 1} slotted`);
    expect(exitCode).toBe(0);
  });

  it("says of a migrated class that it is done", async () => {
    const before = readFileSync(join(COPIES, "point.ts"), "utf8");
    expect(await runBin(["migrate", "point.ts#Point", "--write"], { cwd: COPIES })).toEqual({
      exitCode: 0,
      stdout: "Point is slotted already.\n",
      stderr: "",
    });
    expect(readFileSync(join(COPIES, "point.ts"), "utf8")).toBe(before);
  });
});

describe("slotted migrate", () => {
  it("writes nothing unless told to", async () => {
    const target = join(FIXTURES, "point.ts");
    const before = readFileSync(target, "utf8");
    const { exitCode, stdout } = await runBin(["migrate", "point.ts#Point"], { cwd: FIXTURES });
    expect(exitCode).toBe(0);
    expect(stdout).toMatchSnapshot();
    expect(readFileSync(target, "utf8")).toBe(before);
  });

  it("explains what it leaves, and writes nothing then either", async () => {
    const directory = join(FIXTURES, "left");
    for (const file of readdirSync(directory)) {
      const before = readFileSync(join(directory, file), "utf8");
      const name = /class (\w+)(?!.*class)/s.exec(before)?.[1] ?? "";
      const { exitCode, stdout } = await runBin(["migrate", `${file}#${name}`, "--write"], {
        cwd: directory,
      });
      expect(exitCode).toBe(1);
      expect(stdout).toMatchSnapshot(basename(file));
      expect(readFileSync(join(directory, file), "utf8")).toBe(before);
    }
  });

  it("gives slots, obstacles and the diff as JSON", async () => {
    const { stdout } = await runBin(["migrate", "point.ts#Point", "--json"], { cwd: FIXTURES });
    expect(JSON.parse(stdout)).toMatchObject({
      command: "migrate",
      className: "Point",
      written: false,
      obstacles: [],
      slots: [
        { name: "x", line: 2, was: "number", becomes: "f64", notes: [] },
        { name: "y", line: 3, was: "number", becomes: "f64", notes: [] },
      ],
    });
  });

  it.each([
    [
      "point.ts",
      "point.ts: expected file#Class, got no class's name. Write, say, models.ts#Order. (ERR_NO_CLASS)",
    ],
    [
      "point.ts#Pint",
      "point.ts#Pint: expected a class of that name, got none. It has Point. (ERR_NO_CLASS)",
    ],
    [
      "pint.ts#Point",
      "pint.ts: expected a file to read, got ENOENT: no such file or directory. Check the path. (ERR_NO_FILE)",
    ],
  ])("refuses %s", async (target, message) => {
    expect(await runBin(["migrate", target], { cwd: FIXTURES })).toEqual({
      exitCode: 2,
      stdout: "",
      stderr: `slotted migrate: ${message}\n`,
    });
  });
});
