import { describe, expect, it } from "vitest";
import { runBin } from "../../test/run-cli.ts";

const TABLES = "src/commands/fixtures/modules/tables.ts";

describe("slotted layout", () => {
  it("shows the slots of a class in a TypeScript module", async () => {
    const { exitCode, stdout, stderr } = await runBin(["layout", `${TABLES}#Point`]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    expect(stdout).toMatchSnapshot();
  });

  it("shows those of a table and of a row", async () => {
    const ofClass = await runBin(["layout", `${TABLES}#Point`]);
    expect(await runBin(["layout", `${TABLES}#points`])).toEqual(ofClass);
    expect(await runBin(["layout", `${TABLES}#row`])).toEqual(ofClass);
  });

  it("refuses what is not slotted", async () => {
    const { exitCode, stderr } = await runBin(["layout", `${TABLES}#config`]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      "slotted layout: layoutOf: expected a class made with slots(), got an object. " +
        "Extend slots({…}) instead. (ERR_NOT_SLOTTED)\n",
    );
  });

  it("names the exports of a module that lacks the one asked for", async () => {
    const { exitCode, stderr } = await runBin(["layout", `${TABLES}#Pint`]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `slotted layout: ${TABLES}#Pint: expected an exported name, got one that the module ` +
        "does not have. It exports Point, config, points, row. (ERR_NO_EXPORT)\n",
    );
  });

  it("wants an export", async () => {
    const { exitCode, stderr } = await runBin(["layout", TABLES]);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      `slotted layout: ${TABLES}: expected module#export, got no export's name. ` +
        "Write, say, app.ts#Order. (ERR_NO_EXPORT)\n",
    );
  });
});
