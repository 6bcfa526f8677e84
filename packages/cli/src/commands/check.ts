import { checkModules, type CheckResult, type PlacedFinding } from "../check/check-modules.ts";
import { findModules } from "../check/find-modules.ts";
import type { Command } from "../command.ts";
import { engineFact } from "../engine-fact.ts";

export const check: Command = {
  name: "check",
  summary: "audit every exported class of modules",
  arguments: [{ flags: "<targets...>", summary: "files, directories, globs or names of packages" }],
  options: [
    { flags: "--include <pattern...>", summary: "only modules, or module#Class, that match" },
    { flags: "--exclude <pattern...>", summary: "leave out modules, or module#Class, that match" },
    { flags: "--build", summary: "also build classes that need no arguments, and compare" },
    {
      flags: "--strict-imports",
      summary: "a module that does not load is a finding",
      default: true,
    },
    { flags: "--no-strict-imports", summary: "a module that does not load is a note" },
  ],
  examples: [
    "slotted check src                               every module under src, tests left out",
    'slotted check "src/**/*.ts" --exclude "#Old*"    a glob, without some classes',
    "slotted check @acme/models --json               what a package exports, for machines",
    "A comment above a class silences a finding:     // slotted-ignore wasted-padding",
  ],
  async run({ args, options, cwd, progress }) {
    const modules = await findModules(args, cwd);
    const strict = options["strictImports"] === true;
    const result = await checkModules(modules, {
      include: (options["include"] ?? []) as string[],
      exclude: (options["exclude"] ?? []) as string[],
      build: options["build"] === true,
      cwd,
      progress,
    });
    const findings = [...result.findings, ...(strict ? result.failedImports : [])];
    const notes = strict ? [] : result.failedImports;
    return {
      facts: [engineFact, scanned(result)],
      text: [
        ...findings.map((found) => shown(found)),
        ...notes.map((note) => shown(note, "note: ")),
      ].join("\n\n"),
      totals: totals(findings, notes.length, result.ignored),
      ...(findings.length > 0 && {
        advice:
          "Mend these classes, or silence a finding with a comment above its class: // slotted-ignore <code>",
      }),
      annotations: findings.map(({ file, line, code, message }) => ({
        file,
        line,
        title: code,
        message,
      })),
      data: { ...result, findings, failedImports: notes },
      exitCode: findings.length > 0 ? 1 : 0,
    };
  },
};

const scanned = ({ modules, classes, slottedClasses }: CheckResult) =>
  `${plural(modules, "module")}, ${plural(classes, "class", "classes")}, ${slottedClasses} slotted`;

function shown({ file, line, code, message }: PlacedFinding, kind = ""): string {
  return `${file}${line === undefined ? "" : `:${line}`}  ${kind}${code}\n  ${message}`;
}

function totals(findings: readonly PlacedFinding[], notes: number, ignored: number): string {
  const files = new Set(findings.map(({ file }) => file)).size;
  const found =
    findings.length > 0
      ? `${plural(findings.length, "finding")} in ${plural(files, "file")}`
      : "Every class keeps to its layout";
  const more = [
    ...(ignored > 0 ? [`${ignored} ignored by comment`] : []),
    ...(notes > 0 ? [`${plural(notes, "module")} not loaded`] : []),
  ];
  return `${[found, ...more].join(", ")}.`;
}

const plural = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;
