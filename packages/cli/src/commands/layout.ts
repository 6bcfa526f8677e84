import type * as Library from "slotted";
import type { Command } from "../command.ts";
import { loadExport } from "../load-module.ts";
import type { ReportTable } from "../report.ts";

export const layout: Command = {
  name: "layout",
  summary: "show where each slot of a class lies",
  arguments: [{ flags: "<target>", summary: "module#export of a slotted class, table or object" }],
  examples: ["slotted layout models.ts#SensorRecord   offsets, bytes and padding of its slots"],
  async run({ args: [target = ""], cwd }) {
    const { value, importBeside } = await loadExport(target, cwd);
    // a class is known only to the copy of the library that made it
    const { layoutOf } = (await importBeside("slotted")) as unknown as typeof Library;
    const found = layoutOf(value as object);
    const { name, kind, bytesPerRow, padding } = found;
    return {
      facts: [`${name} in ${kind}`],
      tables: [slotTable(found)],
      totals: `${bytesPerRow} bytes a row, ${padding} of them padding.`,
      data: { layout: found },
    };
  },
};

const slotTable = ({ slots }: Library.Layout): ReportTable => ({
  columns: [
    { title: "offset", align: "right" },
    { title: "bytes", align: "right" },
    { title: "slot" },
    { title: "type" },
    { title: "declared in" },
    { title: "" },
  ],
  rows: slots.map((s) => [s.offset, s.bytes, s.name, s.type, s.declaredIn, s.doc]),
});
