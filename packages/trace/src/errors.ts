/** An error whose `code` stays the same while its text may change. */
export type CodedError<E extends Error = Error> = E & { readonly code: string };

export const unknownKeyType = (where: string, got: unknown) =>
  coded(
    new RangeError(
      `${where}: expected "lineno", "filename" or "traceback", got ${show(got)}. ` +
        `Name one of the three to group by.`,
    ),
    "ERR_UNKNOWN_KEY_TYPE",
  );

export const cumulativeTraceback = (where: string) =>
  coded(
    new RangeError(
      `${where}: expected "lineno" or "filename" with cumulative, got "traceback". ` +
        `Group by one of these, or leave cumulative out.`,
    ),
    "ERR_CUMULATIVE_TRACEBACK",
  );

export const notFilters = (got: unknown) =>
  coded(
    new TypeError(
      `Snapshot.filterTraces: expected a list of filters, got ${show(got)}. ` +
        `Put a single filter in brackets: filterTraces([filter]).`,
    ),
    "ERR_NOT_FILTERS",
  );

export const badTrace = (index: number, field: string, expected: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `Snapshot.fromTraces: expected ${field} of trace ${index} to be ${expected}, ` +
        `got ${show(got)}. Check the code that made the trace.`,
    ),
    "ERR_BAD_TRACE",
  );

export const badTracebackLimit = (where: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `${where}: expected a number of frames from 1 up, got ${show(got)}. ` +
        `Pass the most frames a traceback may have.`,
    ),
    "ERR_TRACEBACK_LIMIT",
  );

function coded<E extends Error>(error: E, code: string): CodedError<E> {
  return Object.assign(error, { code });
}

function show(value: unknown): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "object" && value !== null) {
    return `an object of class ${(value.constructor as { name?: string } | undefined)?.name ?? "none"}`;
  }
  return typeof value === "function" ? `function ${value.name}` : String(value);
}
