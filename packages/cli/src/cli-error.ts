/** A mistake of whoever typed the command: said without a stack, exit code 2. */
export class CliError extends Error {
  override readonly name = "CliError";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const noSuchExport = (file: string, name: string, known: readonly string[]): CliError =>
  new CliError(
    "ERR_NO_EXPORT",
    `${file}#${name}: expected an exported name, got one that the module does not have. ` +
      `It exports ${known.join(", ") || "nothing"}.`,
  );

export const noExportNamed = (target: string): CliError =>
  new CliError(
    "ERR_NO_EXPORT",
    `${target}: expected module#export, got no export's name. Write, say, app.ts#Order.`,
  );

export const cannotImport = (file: string, reason: string): CliError =>
  new CliError("ERR_CANNOT_IMPORT", `${file}: expected a module that loads, got: ${reason}`);

export const badOption = (option: string, expected: string, got: unknown): CliError =>
  new CliError("ERR_BAD_OPTION", `${option}: expected ${expected}, got ${String(got)}.`);

export const notAClass = (where: string, got: unknown): CliError =>
  new CliError(
    "ERR_NOT_A_CLASS",
    `${where}: expected a class, got ${typeof got}. Pass the class itself, not an object of it.`,
  );

export const noModules = (target: string): CliError =>
  new CliError(
    "ERR_NO_MODULES",
    `${target}: expected a file, a directory, a glob or a package, got nothing by that name. ` +
      `Check the path; put globs in quotes.`,
  );

export const noClassNamed = (target: string): CliError =>
  new CliError(
    "ERR_NO_CLASS",
    `${target}: expected file#Class, got no class's name. Write, say, models.ts#Order.`,
  );

export const noClass = (file: string, name: string, known: readonly string[]): CliError =>
  new CliError(
    "ERR_NO_CLASS",
    `${file}#${name}: expected a class of that name, got none. It has ${known.join(", ") || "no classes"}.`,
  );

export const noFile = (file: string, { message }: Error): CliError =>
  new CliError(
    "ERR_NO_FILE",
    `${file}: expected a file to read, got ${message.split(", ")[0]}. Check the path.`,
  );

/** Whether the operating system refused, not we. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && "syscall" in error;

export const badSyntax = (file: string, reason: string): CliError =>
  new CliError(
    "ERR_SYNTAX",
    `${file}: expected a file that parses, got: ${reason}. Mend it first.`,
  );

export const noProgram = (command: string, { message }: Error): CliError =>
  new CliError(
    "ERR_NO_PROGRAM",
    `${command}: expected a program to run, got ${message}. Check its name.`,
  );

export const noSnapshotLeft = (command: string, failure = "ended well"): CliError =>
  new CliError(
    "ERR_NO_SNAPSHOT_LEFT",
    `${command}: expected a Node program that leaves a snapshot, got none: it ${failure}. ` +
      `Run node itself, or what starts it and keeps NODE_OPTIONS.`,
  );

export const noTarget = (got: readonly string[]): CliError =>
  new CliError(
    "ERR_NO_TARGET",
    `advise: expected one .heapsnapshot, or a program behind --, got ${got.join(" ") || "neither"}. ` +
      "Write, say, slotted advise -- node app.js.",
  );

export const noTraceLeft = (file: string, failure = "ended well"): CliError =>
  new CliError(
    "ERR_NO_TRACE_LEFT",
    `${file}: expected a program that leaves a snapshot, got none: it ${failure}. ` +
      `Look above for what it says.`,
  );
