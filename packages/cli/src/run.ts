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

/**
 * Runs the command line and answers the exit code: 0 fine, 1 a finding, 2 misuse, or that of the
 * program that a command ran.
 */
export async function run(process: ProcessLike): Promise<number> {
  let exitCode = 0;
  const program = new Program("slotted")
    .description("Light objects at scale: find what is heavy, fix it, prove the gain, keep it.")
    .version(version)
    .enablePositionalOptions()
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
        const show = (report: Report) => {
          if (process.stdout.isTTY) process.stdout.write(CLEAR);
          reporter.report(command.name, report);
        };
        const report = await command.run({
          ...input,
          ...(command.runsProgram ? splitAtDashes(input.args, process.argv) : { program: [] }),
          cwd: process.cwd(),
          env: process.env,
          progress,
          show,
        });
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

const CLEAR = "\u001b[H\u001b[2J";

type Action = (input: { args: string[]; options: Record<string, unknown> }) => Promise<void>;

function add(program: Program, command: Command, action: Action): void {
  const sub = program.command(command.name).summary(command.summary).description(command.summary);
  for (const { flags, summary } of command.arguments) sub.argument(flags, summary);
  for (const { flags, summary, default: value, repeats } of command.options ?? []) {
    if (repeats) sub.option(flags, summary, addTo, []);
    else sub.option(flags, summary, value as string);
  }
  sub.option("--json", "print the result as JSON");
  sub.addHelpText("after", `\nExamples:\n${command.examples.map((e) => `  ${e}\n`).join("")}`);
  if (command.passesThrough) sub.passThroughOptions();
  // which are the program's
  if (command.runsProgram) sub.allowExcessArguments();
  sub.action(async (...all: unknown[]) => {
    const self = all.at(-1) as Program;
    await action({ args: self.args, options: self.opts() });
  });
}

/** Tells apart what stood before and behind `--`, which commander drops. */
function splitAtDashes(args: readonly string[], argv: readonly string[]) {
  const at = argv.indexOf("--");
  const program = at < 0 ? [] : argv.slice(at + 1);
  return { args: args.slice(0, args.length - program.length), program };
}

const addTo = (value: string, earlier: readonly string[]) => [...earlier, value];

function reporterFor({ stdout, stderr, env }: ProcessLike, json: boolean): Reporter {
  return json ? jsonReporter(stdout) : humanReporter(stdout, stderr, env);
}
