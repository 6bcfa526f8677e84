// One contender a process: what the others left behind cannot help or hurt it.
import { execFileSync } from "node:child_process";
import process from "node:process";

/** The contender that this process was started for, or undefined in the parent. */
export const ownContender = process.argv[2];

/** Runs this program again for one contender and returns the number it prints. */
export function inChild(name) {
  const args = [...process.execArgv, process.argv[1], name];
  return Number(execFileSync(process.execPath, args, { maxBuffer: 1 << 20 }));
}
