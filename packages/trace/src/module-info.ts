/** A line of a source, from 1; the source's index, -1 where it is the module itself. */
export type SourceLine = readonly [source: number, line: number];

/** What is known of an instrumented module while it runs; lines count from 1. */
export interface ModuleInfo {
  /** The lines of the code where classes, their constructors, async functions and generators begin. */
  readonly classLines: readonly number[];
  /** The URLs of the sources, where the module was compiled before. */
  readonly sources: readonly string[];
  /** Where each line of the code comes from, if compiling moved them. */
  readonly lines?: readonly SourceLine[];
  /** Where each line of the sites' text comes from, if it is not that line; and the line of the code. */
  readonly siteLines?: readonly (readonly [...SourceLine, code: number])[];
}

/** The source's URL and line for a line of an instrumented module. */
export function toSource(
  url: string,
  line: number,
  info: ModuleInfo | undefined,
): [url: string, line: number] {
  const [source, sourceLine] = info?.lines?.[line - 1] ?? [-1, line];
  return [info?.sources[source] ?? url, sourceLine];
}

/** The source's URL and line for a line of the text of a module's sites. */
export function siteSource(
  url: string,
  line: number,
  info: ModuleInfo | undefined,
): [url: string, line: number] {
  const [source, sourceLine] = info?.siteLines?.[line - 1] ?? [-1, line];
  return [info?.sources[source] ?? url, sourceLine];
}

/** The line that an error names, of the file that it names: what was compiled before keeps its own. */
export function lineOfFile(
  line: number,
  siteLine: number | null,
  info: ModuleInfo | undefined,
): number {
  const [, sourceLine, code] = info?.siteLines?.[(siteLine ?? 0) - 1] ?? [];
  if (info && info.sources.length > 0) return code ?? line;
  return sourceLine ?? siteLine ?? info?.lines?.[line - 1]?.[1] ?? line;
}
