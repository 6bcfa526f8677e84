import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { loadSnapshots, type Snapshot } from "@slotted/trace";
import { noFile, noTraceLeft } from "../cli-error.ts";
import { runProgram, type Ended, type ProgramToRun } from "../program/run-program.ts";
import type { TraceOptions } from "./trace-options.ts";

/** A program of the user's, run by this Node. */
export interface TracedProgram extends Pick<ProgramToRun, "args" | "cwd" | "stdout"> {
  readonly file: string;
}

/** What a program left, and how it ended. */
export interface Traced extends Ended {
  readonly snapshot: Snapshot;
  /** Bytes traced when the most was, as far as that was seen. */
  readonly highest: number;
}

const REFRESH_MS = 1000;

/**
 * Runs a program under the tracer, and answers the last snapshot of all its processes and threads.
 *
 * @param garbage counts what was collected too
 * @param onRefresh is called about once a second with what the program left so far
 * @throws {CliError} `ERR_NO_FILE`, `ERR_NO_TRACE_LEFT`
 */
export async function traceProgram(
  { file, args, cwd, stdout }: TracedProgram,
  options: TraceOptions,
  { garbage = false, onRefresh }: { garbage?: boolean; onRefresh?: (at: Snapshot) => void } = {},
): Promise<Traced> {
  if (!existsSync(resolve(cwd, file))) throw noFile(file, new Error("no such file"));
  const folder = mkdtempSync(join(tmpdir(), "slotted-trace-"));
  const snapshot = () => lastSnapshot(folder, options.peak);
  const refresh = () => {
    const found = snapshot();
    if (found) onRefresh?.(found);
  };
  const timer = onRefresh && setInterval(refresh, REFRESH_MS);
  try {
    const register = import.meta.resolve("@slotted/trace/register");
    const ended = await runProgram({
      command: process.execPath,
      args: [`--import=${register}`, file, ...args],
      cwd,
      env: environment(folder, options, garbage),
      stdout,
    });
    const left = snapshot();
    if (left === undefined) throw noTraceLeft(file, ended.failure);
    return { ...ended, snapshot: left, highest: sizeOf(lastSnapshot(folder, true) ?? left) };
  } finally {
    clearInterval(timer);
    rmSync(folder, { recursive: true });
  }
}

function environment(
  folder: string,
  { nframe, mode, interval, peak, include }: TraceOptions,
  garbage: boolean,
): Record<string, string> {
  return {
    SLOTTED_TRACE: String(nframe),
    SLOTTED_TRACE_MODE: mode,
    SLOTTED_TRACE_INTERVAL: String(interval),
    SLOTTED_TRACE_PEAK: peak ? "1" : "0",
    SLOTTED_TRACE_GARBAGE: garbage ? "1" : "0",
    SLOTTED_TRACE_DUMP: folder,
    // all that ever was allocated is read once, at the end: it is much
    SLOTTED_TRACE_EVERY: garbage ? "0" : String(REFRESH_MS),
    ...(include.length > 0 && { SLOTTED_TRACE_INCLUDE: include.join(",") }),
  };
}

/** Bytes of all that a snapshot holds. */
export const sizeOf = (snapshot: Snapshot): number =>
  snapshot.statistics("filename").reduce((sum, { size }) => sum + size, 0);

function lastSnapshot(folder: string, peak: boolean): Snapshot | undefined {
  try {
    return loadSnapshots(folder, { peak });
  } catch (error) {
    if ((error as { code?: unknown }).code === "ERR_NO_SNAPSHOTS") return undefined;
    throw error;
  }
}
