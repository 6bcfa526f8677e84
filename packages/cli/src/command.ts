import type { Progress } from "./progress.ts";
import type { Report } from "./report.ts";

/** A command of `slotted`: one file each under commands/, listed in commands.ts. */
export interface Command {
  readonly name: string;
  /** A verb phrase, for the list of commands. */
  readonly summary: string;
  /** As commander writes them: `<required>`, `[optional]`, `[many...]`. */
  readonly arguments: readonly Described[];
  readonly options?: readonly Described[];
  /** Lines for the help, each a command with a word on it. */
  readonly examples: readonly string[];
  /** The arguments end with a program and its own: what follows its name is not for us. */
  readonly passesThrough?: boolean;
  /** What follows `--` is a program to run, and its arguments. */
  readonly runsProgram?: boolean;
  readonly run: (input: Input) => Promise<Report> | Report;
}

/** An argument or an option: how it is written, and what it is for. */
export interface Described {
  readonly flags: string;
  readonly summary: string;
  readonly default?: string | boolean;
  /** An option that may be given again adds to a list. */
  readonly repeats?: boolean;
}

/** What a command is given. */
export interface Input {
  readonly args: readonly string[];
  /** What followed `--`; nothing where the command does not run it. */
  readonly program: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly progress: Progress;
  /** Shows how things stand, before the report that is the answer. */
  readonly show: (report: Report) => void;
}
