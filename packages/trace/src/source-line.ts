import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * Answers one line of a source file without its line end, as linecache.getline; empty where there
 * is no such file or line. `filename` is a path or a `file:` URL, `lineno` counts from 1.
 */
export function sourceLine(filename: string, lineno: number): string {
  return linesOf(filename)[lineno - 1] ?? "";
}

// Printing goes through a snapshot's files in any order; more than these are read again.
const KEPT_FILES = 64;
const kept = new Map<string, readonly string[]>();

function linesOf(filename: string): readonly string[] {
  const known = kept.get(filename);
  if (known !== undefined) return known;
  const lines = readLines(filename);
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_FILES && oldest !== undefined) kept.delete(oldest);
  kept.set(filename, lines);
  return lines;
}

function readLines(filename: string): readonly string[] {
  try {
    const text = readFileSync(filename.startsWith("file:") ? fileURLToPath(filename) : filename);
    // every line end that JavaScript counts
    return text.toString().split(/\r\n|[\n\r\u2028\u2029]/);
  } catch {
    return [];
  }
}
