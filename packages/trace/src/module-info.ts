/** What is known of an instrumented module while it runs; lines count from 1. */
export interface ModuleInfo {
  /** Where classes and their constructors begin. */
  readonly classLines: readonly number[];
  /** The source's line for each line of the code, where compiling moved them. */
  readonly lines?: readonly number[];
  /** The URL of the source, where the module was compiled before. */
  readonly source?: string;
}

/** The source's name and line for a line of an instrumented module. */
export function toSource(
  url: string,
  line: number,
  info: ModuleInfo | undefined,
): [url: string, line: number] {
  return [info?.source ?? url, info?.lines?.[line - 1] ?? line];
}
