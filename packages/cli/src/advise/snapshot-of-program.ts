import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noSnapshotLeft } from "../cli-error.ts";
import { runProgram, type Ended, type ProgramToRun } from "../program/run-program.ts";
import { FOLDER, NOTE, type HeapNote } from "./leave-heap.ts";

/** The heap snapshot that a program left, and how the program ended. */
export interface LeftHeap extends Ended, HeapNote {
  /** Removes the file. */
  readonly remove: () => void;
}

/**
 * Runs a program; of its Node processes, answers the snapshot of the one that held most.
 *
 * @throws {CliError} `ERR_NO_PROGRAM`, `ERR_NO_SNAPSHOT_LEFT`
 */
export async function snapshotOfProgram(program: Omit<ProgramToRun, "env">): Promise<LeftHeap> {
  const folder = mkdtempSync(join(tmpdir(), "slotted-advise-"));
  const remove = () => rmSync(folder, { recursive: true });
  try {
    const ended = await runProgram({ ...program, env: environment(folder) });
    const [heaviest] = notes(folder).sort((a, b) => b.bytes - a.bytes);
    if (heaviest === undefined) throw noSnapshotLeft(program.command, ended.failure);
    return { ...ended, ...heaviest, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function environment(folder: string): Record<string, string> {
  const preload = new URL("./leave-heap.js", import.meta.url).href;
  const { NODE_OPTIONS = "" } = process.env;
  return { NODE_OPTIONS: `${NODE_OPTIONS} --import=${preload}`.trim(), [FOLDER]: folder };
}

const notes = (folder: string): HeapNote[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith(NOTE))
    .map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")) as HeapNote);
