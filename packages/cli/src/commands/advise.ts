import { copyFileSync } from "node:fs";
import { resolve } from "node:path";
import { advise as adviseOn, type Advice } from "@slotted/heap";
import { snapshotOfProgram } from "../advise/snapshot-of-program.ts";
import { noTarget } from "../cli-error.ts";
import type { Command, Input } from "../command.ts";
import { countOption } from "../count-option.ts";
import type { Report } from "../report.ts";
import { count, readWithProgress } from "./snapshot.ts";

export const advise: Command = {
  name: "advise",
  summary: "say which classes would gain from slots, with the declaration to paste",
  arguments: [{ flags: "[file]", summary: "a .heapsnapshot; or, behind --, a program to run" }],
  options: [
    { flags: "--top <count>", summary: "classes at most", default: "10" },
    {
      flags: "--min-count <count>",
      summary: "pass over classes of fewer objects",
      default: "1000",
    },
    { flags: "--output <file>", summary: "keep the snapshot of the program" },
  ],
  examples: [
    "slotted advise app.heapsnapshot    best written with exposeNumericValues: then numbers show",
    "slotted advise -- node app.js      runs it, and looks at what is alive when the most is",
  ],
  runsProgram: true,
  async run(input) {
    const { args, program } = input;
    const [file] = args;
    if (args.length + Math.min(program.length, 1) !== 1) throw noTarget([...args, ...program]);
    if (file === undefined) return adviseOnProgram(input);
    return adviseOnFile(file, file, input);
  },
};

async function adviseOnProgram(input: Input): Promise<Report> {
  const { program, options, cwd } = input;
  const [command = "", ...args] = program;
  const stdout = options["json"] === true ? 2 : "inherit";
  const left = await snapshotOfProgram({ command, args, cwd, stdout });
  try {
    const { output } = options;
    if (typeof output === "string") copyFileSync(left.file, resolve(cwd, output));
    const shown = program.join(" ");
    const {
      facts = [],
      data,
      ...report
    } = await adviseOnFile(left.file, `heap at its ${left.at}`, input);
    const { exitCode, failure } = left;
    const sentence =
      failure === undefined ? shown : `${shown}; it ${failure}: this is what it held`;
    return {
      ...report,
      facts: [sentence, ...facts],
      data: { ...(data as object), program: { command: program, exitCode, failure, at: left.at } },
      exitCode,
    };
  } finally {
    left.remove();
  }
}

async function adviseOnFile(file: string, name: string, input: Input): Promise<Report> {
  const top = countOption("--top", input.options["top"]);
  const minCount = countOption("--min-count", input.options["minCount"]);
  const graph = await readWithProgress(file, input);
  input.progress.update("looking at every object");
  const all = adviseOn(graph, { minCount });
  const advice = all.slice(0, top);
  const saved = advice.reduce((sum, { bytesSaved }) => sum + bytesSaved, 0);
  return {
    facts: [`${name}: ${count(graph.nodeCount)} nodes, ${count(graph.totalSize)} bytes`],
    tables: advice.length > 0 ? [gainTable(advice)] : [],
    text: advice.map(paragraph).join("\n\n"),
    totals:
      advice.length > 0
        ? `${count(saved)} of ${count(graph.totalSize)} bytes would be saved, an estimate.`
        : `Nothing to gain: no class of ${count(minCount)} objects or more would be smaller in a table.`,
    data: { totalSize: graph.totalSize, bytesSaved: saved, advice },
  };
}

const gainTable = (advice: readonly Advice[]) => ({
  columns: [
    { title: "class" },
    { title: "instances", align: "right" },
    { title: "bytes now", align: "right" },
    { title: "bytes a row", align: "right" },
    { title: "saved", align: "right" },
  ] as const,
  rows: advice.map(({ name, count, bytesNow, bytesPerRow, bytesSaved }) => [
    name,
    count,
    bytesNow.total,
    Number(bytesPerRow.toFixed(1)),
    bytesSaved,
  ]),
});

function paragraph({ name, obstacles, declaration }: Advice): string {
  const way =
    obstacles.length === 0
      ? ["  Nothing stands in the way."]
      : ["  In the way:", ...obstacles.map((each) => `  - ${each}`)];
  return [name, ...way, "", declaration.trimEnd()].join("\n");
}
