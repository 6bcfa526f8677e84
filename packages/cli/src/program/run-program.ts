import { spawn } from "node:child_process";
import { constants } from "node:os";
import { noProgram } from "../cli-error.ts";

/** A program to run, with what it is to find around it. */
export interface ProgramToRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the environment of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** Whither its standard output goes: our own, or our standard error beside a document in JSON. */
  readonly stdout: "inherit" | 2 | "ignore";
}

/** How a program ended. */
export interface Ended {
  /** As a shell has it: 128 and the signal's number for one that a signal ended. */
  readonly exitCode: number;
  /** A word on it, undefined for one that did well: `failed with exit code 3`. */
  readonly failure: string | undefined;
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs a program to its end. A signal that would end us is for the program: what it left is still
 * to be reported.
 *
 * @throws {CliError} `ERR_NO_PROGRAM`
 */
export async function runProgram(program: ProgramToRun): Promise<Ended> {
  const { command, args, cwd, env, stdout } = program;
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["inherit", stdout, "inherit"],
    // of a command such as npx, Windows knows only a script
    shell: process.platform === "win32" && !/\.exe$/i.test(command),
  });
  const pass = (signal: NodeJS.Signals) => {
    // a terminal has sent it to both of us
    if (!(signal === "SIGINT" && process.stdin.isTTY)) child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  try {
    return await new Promise((resolve, reject) => {
      child.on("error", (error) => reject(noProgram(command, error)));
      child.on("close", (code, signal) => resolve(ended(code, signal)));
    });
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
  }
}

function ended(code: number | null, signal: NodeJS.Signals | null): Ended {
  if (signal === null) {
    const exitCode = code ?? 1;
    return { exitCode, failure: exitCode === 0 ? undefined : `failed with exit code ${exitCode}` };
  }
  return { exitCode: 128 + constants.signals[signal], failure: `was ended by ${signal}` };
}
