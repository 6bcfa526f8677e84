import { countOption } from "../count-option.ts";
import type { Command } from "../command.ts";
import { count, readWithProgress } from "./snapshot.ts";

export const diff: Command = {
  name: "diff",
  summary: "compare two heap snapshots of one process",
  arguments: [
    { flags: "<before>", summary: "the earlier .heapsnapshot" },
    { flags: "<after>", summary: "the later one" },
  ],
  options: [{ flags: "--top <count>", summary: "rows of the table", default: "10" }],
  examples: ["slotted diff before.heapsnapshot after.heapsnapshot   what came and went, by class"],
  async run(input) {
    const [before = "", after = ""] = input.args;
    const top = countOption("--top", input.options["top"]);
    const earlier = await readWithProgress(before, input);
    const later = await readWithProgress(after, input);
    const { classes, sizeDelta } = later.diff(earlier);
    const shown = classes.slice(0, top);
    return {
      facts: [
        `${before}: ${count(earlier.nodeCount)} nodes, ${count(earlier.totalSize)} bytes`,
        `${after}: ${count(later.nodeCount)} nodes, ${count(later.totalSize)} bytes`,
      ],
      tables: [
        {
          columns: [
            { title: "bytes", align: "right" },
            { title: "new", align: "right" },
            { title: "gone", align: "right" },
            { title: "class" },
          ],
          rows: shown.map((c) => [signed(c.sizeDelta), c.addedCount, c.removedCount, c.name]),
        },
      ],
      totals: `${signed(sizeDelta)} bytes.`,
      data: { sizeDelta, classes: shown },
    };
  },
};

const signed = (bytes: number) => `${bytes < 0 ? "" : "+"}${count(bytes)}`;
