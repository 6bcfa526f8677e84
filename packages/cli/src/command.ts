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
  /** Everything after `--` belongs to the program to be run, not to us. */
  readonly passesThrough?: boolean;
  readonly run: (input: Input) => Promise<Report> | Report;
}

/** An argument or an option: how it is written, and what it is for. */
export interface Described {
  readonly flags: string;
  readonly summary: string;
  readonly default?: string | boolean;
}

/** What a command is given. */
export interface Input {
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly cwd: string;
  readonly progress: Progress;
}
