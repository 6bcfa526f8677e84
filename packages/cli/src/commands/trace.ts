import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { Snapshot } from "@slotted/trace";
import { badOption, isSystemError, noFile } from "../cli-error.ts";
import type { Command, Input } from "../command.ts";
import type { Report } from "../report.ts";
import { checkOutput } from "../trace/check-output.ts";
import { openViewer } from "../trace/open-viewer.ts";
import { PROFILE, TRACE_OPTIONS, traceOptions, type TraceOptions } from "../trace/trace-options.ts";
import { sizeOf, traceProgram, type Traced, type TracedProgram } from "../trace/trace-program.ts";
import { temporaryReport, traceReport } from "../trace/trace-report.ts";
import { count } from "./snapshot.ts";

export const trace: Command = {
  name: "trace",
  summary: "run a program and show its memory by line of source",
  arguments: [
    { flags: "<program>", summary: "a module of JavaScript or TypeScript" },
    { flags: "[args...]", summary: "its arguments" },
  ],
  options: TRACE_OPTIONS,
  examples: [
    "slotted trace app.ts                              the lines that hold most at the end",
    "slotted trace --exact --peak app.ts               to the byte, when most was alive",
    "slotted trace --output before.dump app.ts         keep it, then compare another run:",
    "slotted trace --compare before.dump app.ts",
    "slotted trace --output app.heapprofile app.ts     for DevTools and speedscope",
  ],
  passesThrough: true,
  async run(input) {
    const options = traceOptions(input.options);
    if (options.output !== undefined) checkOutput(options.output, input.cwd);
    const old = options.compare === undefined ? undefined : load(options.compare, input.cwd);
    if (old !== undefined) checkFrames(old, options);
    const [file = "", ...args] = input.args;
    const stdout = input.options["json"] === true ? 2 : "inherit";
    const program: TracedProgram = { file, args, cwd: input.cwd, stdout };
    if (options.temporary) return temporaryOf(program, options, input);
    const traced = await traceProgram(program, options, {
      ...(options.live && {
        onRefresh: (at) => {
          const facts = [shownAs(program), conditions(at, options, "alive so far")];
          input.show({ ...traceReport(at, options, old), facts });
        },
      }),
    });
    return finish(traceReport(traced.snapshot, options, old), { traced, program, options, input });
  },
};

const shownAs = ({ file, args }: TracedProgram) => [file, ...args].join(" ");

async function temporaryOf(program: TracedProgram, options: TraceOptions, input: Input) {
  const all = await traceProgram({ ...program, stdout: "ignore" }, options, { garbage: true });
  const traced = await traceProgram(program, options);
  const report = temporaryReport(all.snapshot, traced.snapshot, options);
  return finish(report, { traced, program, options, input });
}

interface Run {
  readonly traced: Traced;
  readonly program: TracedProgram;
  readonly options: TraceOptions;
  readonly input: Input;
}

/** Says how the program ended, and writes the files asked for. */
function finish(report: Report, { traced, program, options, input }: Run): Report {
  const { snapshot, exitCode, failure, highest } = traced;
  const shown = shownAs(program);
  const advice: string[] = [];
  let unwritten: string | undefined;
  if (whenOf(options) === AT_END && highest > 2 * sizeOf(snapshot))
    advice.push(`${count(highest)} bytes were alive before the end: --peak shows them.`);
  if (options.output !== undefined) {
    unwritten = write(snapshot, resolve(input.cwd, options.output));
    advice.push(unwritten ?? `Wrote ${options.output}.`);
  }
  const viewer = options.open
    ? openViewer(snapshot.toHeapProfile(), { env: input.env, name: shown })
    : undefined;
  if (viewer !== undefined) advice.push(`To see it again: ${viewer}`);
  return {
    ...report,
    facts: [
      failure === undefined ? shown : `${shown}; it ${failure}: this is what it held`,
      conditions(snapshot, options, whenOf(options)),
    ],
    ...(advice.length > 0 && { advice: advice.join("\n") }),
    data: {
      ...(report.data as object),
      program: { command: shown, exitCode, failure },
      viewer,
      unwritten,
    },
    exitCode: unwritten === undefined ? exitCode : exitCode || MISUSE,
  };
}

const MISUSE = 2;

/** Writes what was asked for; where the disk is full, a word on it, for the report is shown all the same. */
function write(snapshot: Snapshot, path: string): string | undefined {
  try {
    if (!path.endsWith(PROFILE)) snapshot.dump(path);
    else writeFileSync(path, JSON.stringify(snapshot.toHeapProfile()));
    return undefined;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `Wrote nothing: ${error.message}.`;
  }
}

function conditions(
  { attributes }: Snapshot,
  { mode, interval }: TraceOptions,
  when: string,
): string {
  const [first] = attributes["parts"] as readonly { readonly node: string }[];
  const how = mode === "exact" ? "exact" : `sampled, one allocation in ${count(interval)} bytes`;
  return `Node ${first?.node.slice(1)}, ${how}, ${when}`;
}

const AT_END = "alive at the end";

const whenOf = ({ peak, temporary }: TraceOptions) =>
  temporary ? "made and dropped" : peak ? "alive at the peak" : AT_END;

/** Tracebacks of other lengths have nothing in common; one more names the process. */
function checkFrames({ tracebackLimit }: Snapshot, { by, nframe }: TraceOptions): void {
  if (by !== "traceback" || tracebackLimit === nframe || tracebackLimit === nframe + 1) return;
  const expected = `a dump with up to ${nframe} frames of each traceback, as --nframe says`;
  throw badOption("--compare", expected, `one with up to ${tracebackLimit}`);
}

function load(file: string, cwd: string): Snapshot {
  try {
    return Snapshot.load(resolve(cwd, file));
  } catch (error) {
    throw isSystemError(error) ? noFile(file, error) : error;
  }
}
