import picocolors from "picocolors";
import { githubAnnotation } from "./github-annotation.ts";
import { isExpected, unexpected, type Reporter } from "./reporter.ts";
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
  // a file or a pipe has no edge to cut at
  const width = stdout.columns ?? Infinity;
  return {
    report(_, { facts = [], tables = [], text, footer, totals, advice, annotations = [] }) {
      const parts = [
        facts.map((fact) => dim(`# ${fact}`)).join("\n"),
        ...tables.map((table) => textTable(table, width)),
        text ?? "",
        footer ? textTable(footer, width) : "",
        bold(totals),
        advice ?? "",
      ];
      stdout.write(`${parts.filter((part) => part !== "").join("\n\n")}\n`);
      if (env["GITHUB_ACTIONS"] === "true")
        stdout.write(annotations.map(githubAnnotation).join(""));
    },
    fail(command, error) {
      const what = isExpected(error) ? `${error.message} (${error.code})` : unexpected(error);
      stderr.write(`${red(`slotted ${command}`)}: ${what}\n`);
    },
  };
}
