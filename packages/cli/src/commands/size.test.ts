import { describe, expect, it } from "vitest";
import { runBin } from "../../test/run-cli.ts";

const MODULES = "src/commands/fixtures/modules";

async function sizeJson(target: string) {
  const { exitCode, stdout } = await runBin(["size", target, "--json"]);
  return { exitCode, ...(JSON.parse(stdout) as { bytes: number }) };
}

describe("slotted size", () => {
  it("measures an expression, and the boxed numbers of an object", async () => {
    expect(await sizeJson("1")).toMatchObject({ exitCode: 0, bytes: 0 });
    expect(await sizeJson("'twelve bytes'")).toMatchObject({ exitCode: 0, bytes: 32 });
    expect(await sizeJson("[1, 2, 3]")).toMatchObject({ exitCode: 0, bytes: 72 });
  });

  it("measures what a TypeScript module exports", async () => {
    expect(await sizeJson(`${MODULES}/tables.ts#config`)).toMatchObject({ exitCode: 0, bytes: 32 });
    expect(await sizeJson(`${MODULES}/enum.ts#unit`)).toMatchObject({ exitCode: 0, bytes: 0 });
  });
});
