import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { advise, readSnapshot } from "@slotted/heap";
import type { TableMemory } from "slotted";

const COUNT = 100_000;
const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

describe.each([
  ["orders", "Order"],
  ["graph-nodes", "GraphNode"],
  ["log-events", "{ time, level, host, message, status, seconds }"],
])("the advice on %s", (program, name) => {
  it("is what its rewritten twin declares, and comes true", async () => {
    const snapshot = join(mkdtempSync(join(tmpdir(), "slotted-")), "held.heapsnapshot");
    const objects = hold(program, snapshot);
    const rows = hold(`${program}-slotted`);
    const [advice] = advise(await readSnapshot(snapshot));
    if (!advice || !rows.memory) throw new Error("no advice, or no table");

    expect(advice).toMatchObject({ name, count: COUNT });
    const [, slots] = /slots\(\{\n([^}]*)\}\)/.exec(advice.declaration) ?? [];
    expect(readFileSync(here(`${program}-slotted.ts`), "utf8")).toContain(slots);

    const { usedBytes, heapBytes } = rows.memory;
    const bytesPerRow = (usedBytes + heapBytes) / COUNT;
    expect(Math.abs(advice.bytesPerRow / bytesPerRow - 1)).toBeLessThan(0.05);
    const saved = objects.bytes - rows.bytes;
    expect(Math.abs(advice.bytesSaved / saved - 1)).toBeLessThan(0.1);
    // what the objects take is no estimate; the heap grows by some code of V8 as well
    expect(Math.abs(advice.bytesNow.total / objects.bytes - 1)).toBeLessThan(0.03);
  });
});

/** What a program's records take, measured in a process of its own. */
function hold(program: string, snapshot?: string): { bytes: number; memory?: TableMemory } {
  const flags = ["--expose-gc", "--conditions=@slotted/source", "--import", "tsx"];
  const args = [here("hold.ts"), program, String(COUNT), ...(snapshot ? [snapshot] : [])];
  return JSON.parse(execFileSync(process.execPath, [...flags, ...args], { encoding: "utf8" }));
}
