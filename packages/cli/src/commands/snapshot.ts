import { resolve } from "node:path";
import { readSnapshot, type SnapshotGraph } from "@slotted/heap";
import { isSystemError, noFile } from "../cli-error.ts";
import { countOption } from "../count-option.ts";
import type { Command, Input } from "../command.ts";
import type { ReportTable } from "../report.ts";

export const snapshot: Command = {
  name: "snapshot",
  summary: "read a heap snapshot: classes, strings, dominators",
  arguments: [{ flags: "<file>", summary: "a .heapsnapshot of Node, Chrome or Electron" }],
  options: [
    { flags: "--top <count>", summary: "rows a table", default: "10" },
    { flags: "--retained", summary: "compute retained sizes and the largest dominators" },
  ],
  examples: [
    "slotted snapshot app.heapsnapshot              the heaviest classes and duplicate strings",
    "slotted snapshot app.heapsnapshot --retained   what would be freed with what",
  ],
  async run(input) {
    const [file = ""] = input.args;
    const top = countOption("--top", input.options["top"]);
    const retained = input.options["retained"] === true;
    const graph = await readWithProgress(file, input);
    const classes = graph.classes({ retained }).slice(0, top);
    const strings = graph.strings();
    const wasted = strings.reduce((sum, { wasted }) => sum + wasted, 0);
    const dominators = retained ? largestDominators(graph, top) : undefined;
    return {
      facts: [`${file}: ${count(graph.nodeCount)} nodes, ${count(graph.edgeCount)} edges`],
      tables: [
        classTable(classes, retained),
        {
          title: "Duplicate strings",
          columns: [
            { title: "wasted", align: "right" },
            { title: "count", align: "right" },
            { title: "value" },
          ],
          rows: strings.slice(0, top).map((s) => [s.wasted, s.count, JSON.stringify(s.value)]),
        },
        ...(dominators ? [dominatorTable(dominators)] : []),
      ],
      totals: `${count(graph.totalSize)} bytes in all; duplicate strings waste ${count(wasted)}.`,
      data: { totalSize: graph.totalSize, classes, strings: strings.slice(0, top), dominators },
    };
  },
};

/** Reads a snapshot, with progress on the screen. */
export async function readWithProgress(
  file: string,
  { cwd, progress }: Pick<Input, "cwd" | "progress">,
): Promise<SnapshotGraph> {
  try {
    return await readSnapshot(resolve(cwd, file), {
      onProgress: ({ bytes, total }) => {
        progress.update(`reading ${file}`, total === undefined ? undefined : bytes / total);
      },
    });
  } catch (error) {
    throw isSystemError(error) ? noFile(file, error) : error;
  }
}

function classTable(classes: ReturnType<SnapshotGraph["classes"]>, retained: boolean): ReportTable {
  return {
    title: "Classes",
    columns: [
      { title: "bytes", align: "right" },
      ...(retained ? [{ title: "retained", align: "right" } as const] : []),
      { title: "count", align: "right" },
      { title: "class" },
    ],
    rows: classes.map((c) => [c.selfSize, ...(retained ? [c.retainedSize] : []), c.count, c.name]),
  };
}

interface Dominator {
  readonly id: number;
  readonly name: string;
  readonly selfSize: number;
  readonly retainedSize: number;
}

/** The nodes that hold most, those of V8's own roots left out. */
function largestDominators(graph: SnapshotGraph, top: number): Dominator[] {
  const retainedSize = graph.retainedSizes();
  const synthetic = graph.meta.nodeTypes.indexOf("synthetic");
  const heaviest = Array.from(retainedSize.keys())
    .filter((node) => graph.columns.nodeType[node] !== synthetic)
    .sort((a, b) => (retainedSize[b] as number) - (retainedSize[a] as number));
  return heaviest.slice(0, top).map((index) => {
    const { id, name, selfSize, retainedSize } = graph.node(index);
    return { id, name, selfSize, retainedSize };
  });
}

const dominatorTable = (dominators: readonly Dominator[]): ReportTable => ({
  title: "Dominators",
  columns: [
    { title: "retained", align: "right" },
    { title: "bytes", align: "right" },
    { title: "id", align: "right" },
    { title: "name" },
  ],
  rows: dominators.map((d) => [d.retainedSize, d.selfSize, `@${d.id}`, d.name]),
});

/** A count with its thousands apart. */
export const count = (number: number): string => number.toLocaleString("en-US");
