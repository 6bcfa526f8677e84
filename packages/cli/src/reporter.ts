import type { Report } from "./report.ts";

/** Shows a command's report, or why there is none. */
export interface Reporter {
  report(command: string, report: Report): void;
  fail(command: string, error: unknown): void;
}

/** Whether an error was expected: it has a code, so its message says all that there is to say. */
export function isExpected(error: unknown): error is Error & { code: string } {
  return error instanceof Error && typeof (error as { code?: unknown }).code === "string";
}

/** A mistake of ours, with all that helps to find it. */
export function unexpected(error: unknown): string {
  const stack = error instanceof Error ? error.stack : undefined;
  return `this is a defect of slotted, please report it.\n${stack ?? String(error)}`;
}
