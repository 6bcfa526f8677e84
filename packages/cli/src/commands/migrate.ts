import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { createTwoFilesPatch } from "diff";
import { badSyntax, noClass, noClassNamed, noFile } from "../cli-error.ts";
import type { Command } from "../command.ts";
import { findClass, type ClassSource } from "../migrate/class-source.ts";
import { migrateClass, type Migration } from "../migrate/migrate-class.ts";
import type { Report, ReportTable } from "../report.ts";

export const migrate: Command = {
  name: "migrate",
  summary: "turn an ordinary class into a slotted one",
  arguments: [{ flags: "<target>", summary: "file#Class" }],
  options: [{ flags: "--write", summary: "write the file; otherwise only show the diff" }],
  examples: [
    "slotted migrate models.ts#Order           the diff, and what to know of each slot",
    "slotted migrate models.ts#Order --write   the same, written",
  ],
  run({ args: [target = ""], options, cwd }) {
    const [file, name] = split(target);
    const path = resolve(cwd, file);
    const migration = migrateClass(readClass(path, file, name));
    const write = options["write"] === true && migration.obstacles.length === 0;
    if (write) writeFileSync(path, migration.after);
    return reportOf(migration, file, write);
  },
};

function split(target: string): [file: string, name: string] {
  const at = target.lastIndexOf("#");
  if (at < 1 || at === target.length - 1) throw noClassNamed(target);
  return [target.slice(0, at), target.slice(at + 1)];
}

function readClass(path: string, file: string, name: string): ClassSource {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw noFile(file, error as Error);
  }
  const found = findClass(path, text, name);
  if ("syntaxError" in found) throw badSyntax(file, found.syntaxError);
  if ("names" in found) throw noClass(file, name, found.names);
  return found;
}

function reportOf(migration: Migration, file: string, written: boolean): Report {
  const { className, slots, obstacles, subclasses, before, after, isSlotted } = migration;
  const data = {
    file,
    className,
    written,
    obstacles,
    slots: slots.map(({ name, line, was, declaration, notes }) => ({
      name,
      line,
      was,
      becomes: declaration((local) => local),
      notes,
    })),
    diff: after === before ? "" : diffOf(file, before, after),
  };
  if (isSlotted) return { totals: `${className} is slotted already.`, data };
  if (obstacles.length > 0) {
    const reasons = obstacles.map(({ line, message }) => `${file}:${line}\n  ${message}`);
    return {
      text: reasons.join("\n\n"),
      totals: `${className} is left as it is, for ${obstacles.length === 1 ? "one reason" : `${obstacles.length} reasons`}.`,
      advice: "Mend these and run the command again; nothing was written.",
      data,
      exitCode: 1,
    };
  }
  return {
    tables: [slotTable(data.slots)],
    text: data.diff,
    totals: `${className}: ${slots.length === 1 ? "one field becomes a slot" : `${slots.length} fields become slots`}.`,
    advice: [
      written
        ? `Written to ${file}. Its objects are sealed now: run the tests, then slotted check ${file}`
        : `Nothing was written. Run the command again with --write.`,
      ...subclasses.map(
        (name) => `${name} extends it and has fields: migrate ${file}#${name} next.`,
      ),
    ].join("\n"),
    data,
  };
}

const slotTable = (
  slots: readonly { name: string; was: string; becomes: string; notes: readonly string[] }[],
): ReportTable => ({
  columns: [{ title: "slot" }, { title: "was" }, { title: "becomes" }, { title: "" }],
  rows: slots.map(({ name, was, becomes, notes }) => [name, was, becomes, notes.join("; ")]),
});

/** A unified diff, from the first hunk on. */
function diffOf(file: string, before: string, after: string): string {
  const patch = createTwoFilesPatch(file, file, before, after, undefined, undefined, {
    context: 3,
  });
  return patch.slice(patch.indexOf("---")).trimEnd();
}
