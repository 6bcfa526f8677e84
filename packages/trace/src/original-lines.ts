import { readFileSync } from "node:fs";

import { decodedMappings, originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";

/** Where the lines of generated code come from; all lines and columns here count from 0. */
export interface OriginalLines {
  /** The URL of the one source, where the code was compiled before; undefined if it is the file. */
  readonly source: string | undefined;
  /** The source's line for each generated one. */
  readonly lines: readonly number[];
  lineAt(line: number, column: number): number;
}

/** Reads a source map of one source; undefined for a bundle's, whose lines stay as they are. */
export function originalLines(
  map: string,
  code: string,
  source?: string,
): OriginalLines | undefined {
  const trace = new TraceMap(map, source);
  if (trace.sources.length !== 1 || isAbsurd(trace)) return undefined;
  const lineAt = (line: number, column: number) => {
    const found = originalPositionFor(trace, { line: line + 1, column });
    return found.line === null ? line : found.line - 1;
  };
  const lines = code.split("\n").map((text, line) => lineAt(line, text.search(/\S|$/)));
  const from = source === undefined ? undefined : (trace.resolvedSources[0] ?? undefined);
  return { source: from, lines, lineAt };
}

// sites are laid out on the lines of their source, which a damaged map may put anywhere
const isAbsurd = (trace: TraceMap) =>
  decodedMappings(trace).some((line) =>
    line.some(([, , sourceLine = 0]) => !(sourceLine >= 0 && sourceLine < MOST_LINES)),
  );

/** Lines that no source has. */
const MOST_LINES = 1_000_000;

/** The source map that a compiled file names in its last lines, if it can be read. */
export function mapOfCompiled(url: string, code: string): OriginalLines | undefined {
  const name = /^\/\/[#@] sourceMappingURL=(\S+)\s*$/m.exec(code.slice(-MAP_SEARCH))?.[1];
  if (name === undefined) return undefined;
  try {
    return originalLines(readMap(new URL(name, url)), code, new URL(name, url).href);
  } catch {
    return undefined; // as Node does with a map that is missing or damaged
  }
}

// an inlined map is long
const MAP_SEARCH = 50_000_000;

function readMap(url: URL): string {
  if (url.protocol !== "data:") return readFileSync(url, "utf8");
  const [, base64, data = ""] = /^[^,]*?(;base64)?,(.*)$/.exec(url.pathname) ?? [];
  return base64 ? Buffer.from(data, "base64").toString() : decodeURIComponent(data);
}
