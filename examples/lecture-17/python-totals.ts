// What CPython takes for the same records, measured now, where python3 is on the PATH.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("bulk_tracing.py", import.meta.url));

/** One line: CPython's version and its traced totals for the dict and the slots class. */
export function pythonTotals(count: number): string {
  const { status, stdout } = spawnSync("python3", [script, String(count)], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : "CPython: n/a (no python3 on the PATH)";
}
