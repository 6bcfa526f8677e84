import { layoutOf } from "slotted";
import type { Command } from "../command.ts";
import { loadExport } from "../load-module.ts";

export const layout: Command = {
  name: "layout",
  summary: "show where each slot of a class lies",
  arguments: [{ flags: "<target>", summary: "module#export of a slotted class" }],
  examples: ["slotted layout models.ts#SensorRecord   offsets, bytes and padding of its slots"],
  async run({ args: [target = ""], cwd }) {
    const found = layoutOf((await loadExport(target, cwd)) as never);
    return {
      text: String(found),
      totals: `${found.bytesPerRow} bytes a row, ${found.padding} of them padding.`,
      data: { layout: found },
    };
  },
};
