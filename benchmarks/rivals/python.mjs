// The records of points.py, measured by CPython itself, where python3 (and numpy) is installed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const script = fileURLToPath(new URL("points.py", import.meta.url));

/** Functions that return the bytes of `count` records, undefined where Python cannot tell. */
export const python = {
  "CPython `__slots__`": (count) => bytesOf("slots", count),
  "numpy structured array": (count) => bytesOf("numpy", count),
};

function bytesOf(kind, count) {
  const { status, stdout } = spawnSync("python3", [script, kind, String(count)]);
  return status === 0 ? Number(stdout) : undefined;
}
