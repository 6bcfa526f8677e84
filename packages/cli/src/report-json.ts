import { isExpected, unexpected, type Reporter } from "./reporter.ts";
import type { Output } from "./run.ts";

/** One JSON document on standard output, for a failure too. */
export function jsonReporter(stdout: Output): Reporter {
  const print = (document: unknown) => {
    stdout.write(`${JSON.stringify(document, asJson, 2)}\n`);
  };
  return {
    report: (command, { facts, totals, data }) => {
      print({ command, facts, totals, ...(data as object) });
    },
    fail: (command, error) => {
      const { code, message } = isExpected(error)
        ? error
        : { code: "ERR_UNEXPECTED", message: unexpected(error) };
      print({ command, error: { code, message } });
    },
  };
}

// what JSON does not know
function asJson(_: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  return ArrayBuffer.isView(value) ? Array.from(value as Uint8Array) : value;
}
