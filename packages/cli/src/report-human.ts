import picocolors from "picocolors";
import { isExpected, type Reporter } from "./reporter.ts";
import type { Output } from "./run.ts";
import { textTable } from "./text-table.ts";

/** A screen: facts as # lines, tables, one sentence of totals, then what to do. */
export function humanReporter(
  stdout: Output,
  stderr: Output,
  env: Readonly<Record<string, string | undefined>>,
): Reporter {
  const wantsColour = stdout.isTTY === true && !env["NO_COLOR"];
  const { dim, bold, red } = picocolors.createColors(wantsColour);
  const width = stdout.columns ?? 100;
  return {
    report(_, { facts = [], tables = [], text, totals, advice }) {
      const parts = [
        facts.map((fact) => dim(`# ${fact}`)).join("\n"),
        ...tables.map((table) => textTable(table, width)),
        text ?? "",
        bold(totals),
        advice ?? "",
      ];
      stdout.write(`${parts.filter((part) => part !== "").join("\n\n")}\n`);
    },
    fail(command, error) {
      if (!isExpected(error)) throw error;
      stderr.write(`${red(`slotted ${command}`)}: ${error.message} (${error.code})\n`);
    },
  };
}
