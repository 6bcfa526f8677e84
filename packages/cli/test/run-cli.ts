import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { run } from "../src/run.ts";

/** What a run of the command line left behind. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs the command line in this process, before a made-up terminal. */
export async function runHere(args: readonly string[], terminal: Terminal = {}): Promise<Ran> {
  const { env = {}, ...output } = terminal;
  let stdout = "";
  let stderr = "";
  const exitCode = await run({
    argv: ["node", "slotted", ...args],
    stdout: { ...output, write: (text) => (stdout += text) },
    stderr: { ...output, write: (text) => (stderr += text) },
    env,
    cwd: () => packageRoot,
  });
  return { exitCode, stdout: normalised(stdout), stderr: normalised(stderr) };
}

/** Runs the built command in a process of its own. */
export function runBin(
  args: readonly string[],
  { cwd = packageRoot, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const bin = fileURLToPath(new URL("../dist/bin.js", import.meta.url));
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [bin, ...args],
      { cwd, env: { PATH: process.env["PATH"] ?? "", ...env } },
      (error, stdout, stderr) => {
        const exitCode = error ? Number(error.code) : 0;
        resolve({ exitCode, stdout: normalised(stdout), stderr: normalised(stderr) });
      },
    );
  });
}

/** The root of the package, from which commands of tests run. */
export const packageRoot = fileURLToPath(new URL("..", import.meta.url));

function normalised(screen: string): string {
  return screen
    .replaceAll(packageRoot, "/package/")
    .replaceAll(/Node \d+\.\d+\.\d+, V8 [\w.-]+, \w+/g, "Node <version>, V8 <version>, <arch>")
    .replaceAll(/^\d+\.\d+\.\d+$/gm, "<version>");
}
