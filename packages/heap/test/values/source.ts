/** The value of an expression in sloppy code of its own. */
export const evaluated = (source: string): unknown => new Function(`return ${source}`)();

/** A list of `n` names, each in the given form. */
export const names = (n: number, each: (name: string) => string): string =>
  Array.from({ length: n }, (_, i) => each(`p${String(i)}`)).join();
