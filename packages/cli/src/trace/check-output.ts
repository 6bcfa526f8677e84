import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { badOption } from "../cli-error.ts";

/**
 * Refuses a path that nothing could be written to, before the program has run.
 *
 * @throws {CliError} `ERR_BAD_OPTION`
 */
export function checkOutput(output: string, cwd: string): void {
  const path = resolve(cwd, output);
  const there = existsSync(path);
  if (!there && !isFolder(dirname(path)))
    throw badOption("--output", "a file in a folder that is there", output);
  if (isFolder(path) || !isWritable(there ? path : dirname(path)))
    throw badOption("--output", "a file that can be written", output);
}

const isFolder = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
