/** An error whose `code` stays the same while its text may change. */
export type CodedError<E extends Error = Error> = E & { readonly code: string };

/** Statistics by no known key. */
export const unknownKeyType = (where: string, got: unknown) =>
  coded(
    new RangeError(
      `${where}: expected "lineno", "filename" or "traceback", got ${show(got)}. ` +
        `Name one of the three to group by.`,
    ),
    "ERR_UNKNOWN_KEY_TYPE",
  );

/** Cumulative statistics by a key that has all frames already. */
export const cumulativeTraceback = (where: string) =>
  coded(
    new RangeError(
      `${where}: expected "lineno" or "filename" with cumulative, got "traceback". ` +
        `Group by one of these, or leave cumulative out.`,
    ),
    "ERR_CUMULATIVE_TRACEBACK",
  );

/** Something else where a list of filters belongs. */
export const notFilters = (got: unknown) =>
  coded(
    new TypeError(
      `Snapshot.filterTraces: expected a list of filters, got ${show(got)}. ` +
        `Put a single filter in brackets: filterTraces([filter]).`,
    ),
    "ERR_NOT_FILTERS",
  );

/** A trace with a figure or frame that cannot be. */
export const badTrace = (index: number, field: string, expected: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `Snapshot.fromTraces: expected ${field} of trace ${index} to be ${expected}, ` +
        `got ${show(got)}. Check the code that made the trace.`,
    ),
    "ERR_BAD_TRACE",
  );

/** A traceback limit that is no number of frames. */
export const badTracebackLimit = (where: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `${where}: expected a number of frames from 1 up, got ${show(got)}. ` +
        `Pass the most frames a traceback may have.`,
    ),
    "ERR_TRACEBACK_LIMIT",
  );

/** A file that is no dump at all. */
export const notADump = (path: string) =>
  coded(
    new Error(
      `Snapshot.load: expected a file that Snapshot.dump wrote, got ${path}, which is none. ` +
        `Check the path.`,
    ),
    "ERR_NOT_A_DUMP",
  );

/** A dump of a version that is not read. */
export const unknownDumpVersion = (path: string, known: number, got: string | undefined) =>
  coded(
    new Error(
      `Snapshot.load: expected a dump of version ${known}, got version ${got} in ${path}. ` +
        `Read it with the version of @slotted/trace that wrote it.`,
    ),
    "ERR_DUMP_VERSION",
  );

/** A dump that was cut short or changed. */
export const damagedDump = (path: string, found: string) =>
  coded(
    new Error(
      `Snapshot.load: expected a whole dump, got ${found} in ${path}. ` +
        `Dump the snapshot again on this machine.`,
    ),
    "ERR_DAMAGED_DUMP",
  );

/** Attributes that a dump cannot hold. */
export const notAttributes = (cause: unknown) =>
  coded(
    new TypeError(
      "Snapshot.withAttributes: expected an object that JSON can hold, got another. " +
        "Leave out functions of your own, bigints and cycles.",
      { cause },
    ),
    "ERR_NOT_ATTRIBUTES",
  );

/** What is tracked, but cannot be so many bytes. */
export const badBytes = (where: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `${where}: expected bytes from 0 up, got ${show(got)}. ` +
        "Pass how many bytes the key stands for.",
    ),
    "ERR_BYTES",
  );

/** Something else where an older snapshot belongs. */
export const notASnapshot = (got: unknown) =>
  coded(
    new TypeError(
      `Snapshot.compareTo: expected an older snapshot, got ${show(got)}. ` +
        "Pass what takeSnapshot or Snapshot.load answered.",
    ),
    "ERR_NOT_A_SNAPSHOT",
  );

export const badDomain = (where: string, got: unknown) =>
  coded(
    new RangeError(
      `${where}: expected a domain from 2 up, got ${show(got)}. ` +
        "0 is the V8 heap and 1 are array buffers, which are traced by themselves.",
    ),
    "ERR_DOMAIN",
  );

export const badMode = (got: unknown) =>
  coded(
    new RangeError(
      `start: expected mode "exact" or "sampled", got ${show(got)}. Name one of the two.`,
    ),
    "ERR_MODE",
  );

export const badInterval = (got: unknown) =>
  coded(
    new RangeError(
      `start: expected an interval of whole bytes from 2 up, got ${show(got)}. ` +
        `Sample every 524288 bytes or so; "exact" is the mode that sees each allocation.`,
    ),
    "ERR_INTERVAL",
  );

export const alreadyTracing = (where: string) =>
  coded(
    new Error(
      `${where}: expected tracing to be off, got a start() before. ` +
        "V8 has one sampler: call stop() first.",
    ),
    "ERR_TRACING",
  );

interface BytesAndCount {
  readonly bytes?: number;
  readonly count?: number;
}

export const tooManyAllocations = (
  limit: BytesAndCount,
  { bytes, count }: BytesAndCount,
  lines: readonly string[],
) =>
  coded(
    new Error(
      `expectAllocations: expected at most ${limit.bytes ?? "any"} bytes in ` +
        `${limit.count ?? "any number of"} blocks, got ${bytes} bytes in ${count}. ` +
        `Look at the lines that allocate:\n${lines.join("\n")}`,
    ),
    "ERR_ALLOCATIONS",
  );

/** A function to count the allocations of that goes on when it has returned. */
export const promiseReturned = (where: string) =>
  coded(
    new TypeError(
      `${where}: expected a function that is done when it returns, got a promise. ` +
        "Only what comes before its first await would be counted: check the parts that do not wait.",
    ),
    "ERR_PROMISE",
  );

/** A limit that would limit nothing. */
export const badLimit = (name: string, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      name === "bytes" || name === "count"
        ? `atMost: expected ${name} to be a number from 0 up, got ${show(got)}. ` +
            "Leave it out to allow any."
        : `atMost: expected bytes, count or both, got ${name || "neither"}. ` +
            "Write, say, atMost({ bytes: 0 }).",
    ),
    "ERR_LIMIT",
  );

/** A number of calls that is none. */
export const badIterations = (where: string, name: string, from: number, got: unknown) =>
  coded(
    new (typeof got === "number" ? RangeError : TypeError)(
      `${where}: expected ${name} to be a whole number from ${from} up, got ${show(got)}. ` +
        `Leave it out for the usual number.`,
    ),
    "ERR_ITERATIONS",
  );

export const notTracing = (where: string) =>
  coded(
    new Error(`${where}: expected tracing to be on, got no start() before. Call start() first.`),
    "ERR_NOT_TRACING",
  );

/** A variable of the environment that cannot be what it says. */
export const badSetting = (name: string, expected: string, got: string) =>
  coded(
    new RangeError(
      `${name}: expected ${expected}, got ${show(got)}. Unset it to leave it at its default.`,
    ),
    "ERR_SETTING",
  );

/** A folder in which no process left a snapshot. */
export const noSnapshots = (folder: string) =>
  coded(
    new Error(
      `loadSnapshots: expected files ending in .slotted-trace, got none in ${folder}. ` +
        "Run the program with SLOTTED_TRACE=1 and SLOTTED_TRACE_DUMP set to that folder.",
    ),
    "ERR_NO_SNAPSHOTS",
  );

/** TypeScript or JSX that has no JavaScript. */
export const cannotCompile = (url: string, fault: string) =>
  coded(
    new SyntaxError(`${url}: expected TypeScript or JSX, got ${fault}. Mend the file.`),
    "ERR_SYNTAX",
  );

/** Decorators of the language, where nothing is there to compile them. */
export const noDecorators = (url: string) =>
  coded(
    new Error(
      `${url}: expected JavaScript that Node runs, got decorators. Install typescript in the ` +
        "project, which then compiles them, or set experimentalDecorators in its tsconfig.json " +
        "if they are meant as TypeScript's own.",
    ),
    "ERR_DECORATORS",
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
