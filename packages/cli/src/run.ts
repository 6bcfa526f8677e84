import { Command as Program, CommanderError } from "commander";
import type { Command } from "./command.ts";
import { commands } from "./commands.ts";
import { createProgress } from "./progress.ts";
import type { Report } from "./report.ts";
import { humanReporter } from "./report-human.ts";
import { jsonReporter } from "./report-json.ts";
import type { Reporter } from "./reporter.ts";
import { version } from "./version.ts";

/** The part of `process` that the command line needs. */
export interface ProcessLike {
  readonly argv: readonly string[];
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  cwd(): string;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Runs the command line and answers the exit code: 0 fine, 1 a finding, 2 misuse. */
export async function run(process: ProcessLike): Promise<number> {
  let exitCode = 0;
  const program = new Program("slotted")
    .description("Light objects at scale: find what is heavy, fix it, prove the gain, keep it.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => process.stdout.write(text),
      writeErr: (text) => process.stderr.write(text),
    });
  for (const command of commands) {
    add(program, command, async (input) => {
      const reporter = reporterFor(process, input.options["json"] === true);
      const progress = createProgress(process.stderr);
      try {
        const report: Report = await command.run({ ...input, cwd: process.cwd(), progress });
        progress.done();
        reporter.report(command.name, report);
        exitCode = report.exitCode ?? 0;
      } catch (error) {
        progress.done();
        reporter.fail(command.name, error);
        exitCode = 2;
      }
    });
  }
  try {
    await program.parseAsync([...process.argv]);
  } catch (error) {
    // help and version end that way too, with code 0
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}

type Action = (input: { args: string[]; options: Record<string, unknown> }) => Promise<void>;

function add(program: Program, command: Command, action: Action): void {
  const sub = program.command(command.name).summary(command.summary).description(command.summary);
  for (const { flags, summary } of command.arguments) sub.argument(flags, summary);
  for (const option of command.options ?? []) {
    sub.option(option.flags, option.summary, option.default as string);
  }
  sub.option("--json", "print the result as JSON");
  sub.addHelpText("after", `\nExamples:\n${command.examples.map((e) => `  ${e}\n`).join("")}`);
  if (command.passesThrough) sub.passThroughOptions().enablePositionalOptions();
  sub.action(async (...all: unknown[]) => {
    const self = all.at(-1) as Program;
    await action({ args: self.args, options: self.opts() });
  });
}

function reporterFor({ stdout, stderr, env }: ProcessLike, json: boolean): Reporter {
  return json ? jsonReporter(stdout) : humanReporter(stdout, stderr, env);
}
