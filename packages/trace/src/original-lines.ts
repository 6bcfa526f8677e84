import { decodedMappings, TraceMap, traceSegment } from "@jridgewell/trace-mapping";

/** Where a place of generated code comes from; the line counts from 0. */
export interface Original {
  /** The index of the source; -1 where the code's own line says it. */
  readonly source: number;
  readonly line: number;
}

/** Where the lines of generated code come from; all lines and columns here count from 0. */
export interface OriginalLines {
  /** The URLs of the sources, where the code was compiled before; none if it is the file. */
  readonly sources: readonly string[];
  /** What each generated line begins with. */
  readonly lines: readonly Original[];
  at(line: number, column: number): Original;
}

/** Reads the source map of code that was compiled before; undefined for one that cannot be. */
export function originalLines(map: string, code: string, url: string): OriginalLines | undefined {
  const trace = new TraceMap(map, url);
  if (isAbsurd(trace)) return undefined;
  const at = (line: number, column: number): Original => {
    const [, source, sourceLine] = traceSegment(trace, line, column) ?? [];
    // what the compiler added has no source
    return source === undefined || sourceLine === undefined
      ? { source: -1, line }
      : { source, line: sourceLine };
  };
  const sources = trace.resolvedSources.map((each) => each ?? url);
  return { sources, lines: linesOf(code, at), at };
}

/** Reads the source map of code that was just compiled from its only source. */
export function compiledLines(map: string, code: string): OriginalLines {
  const trace = new TraceMap(map);
  const at = (line: number, column: number): Original => {
    const [, , sourceLine] = traceSegment(trace, line, column) ?? [];
    if (sourceLine !== undefined) return { source: -1, line: sourceLine };
    // what the compiler added goes with the line before it
    return line === 0 ? { source: -1, line: 0 } : at(line - 1, Infinity);
  };
  return { sources: [], lines: linesOf(code, at), at };
}

const linesOf = (code: string, at: OriginalLines["at"]) =>
  code.split("\n").map((text, line) => at(line, text.search(/\S|$/)));

// sites of a damaged map could be on any line
const isAbsurd = (trace: TraceMap) =>
  decodedMappings(trace).some((line) =>
    line.some(([, , sourceLine = 0]) => !(sourceLine >= 0 && sourceLine < MOST_LINES)),
  );

/** Lines that no source has. */
const MOST_LINES = 1_000_000;
