// A finished comparison, on the screen and as a file under results/.
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { machineLines } from "./machine.mjs";
import { markdownTable } from "./table.mjs";

const resultsDir = fileURLToPath(new URL("../results/", import.meta.url));

/**
 * Prints the table of a comparison and keeps it as JSON beside the others of this Node version. A result
 * has either rows of samples, or a `header` and rows of the text to print.
 */
export function report(result) {
  console.log(`\n${result.question}`);
  console.log(machineLines(result.machine).join("\n"));
  console.log(resultTable(result));
  const dir = join(resultsDir, `node${process.versions.node.split(".")[0]}`);
  mkdirSync(dir, { recursive: true });
  const file = basename(process.argv[1]).replace(".bench.mjs", ".json");
  writeFileSync(join(dir, file), `${JSON.stringify(result, null, 2)}\n`);
}

/** The table of a result: each contender against the first (plain) and the second (typed arrays). */
export function resultTable({ unit, header, rows }) {
  if (header) return markdownTable(header, rows);
  const [plain, typed] = rows;
  return markdownTable(
    ["", unit, "min", "spread", `against ${plain.name}`, `against ${typed.name}`],
    rows.map((row) => [
      row.name,
      row.median.toFixed(2),
      row.min.toFixed(2),
      `${(row.spread * 100).toFixed(0)} %`,
      ratio(plain.median, row.median),
      ratio(typed.median, row.median),
    ]),
  );
}

// "4.1x less" is how the claim reads; the other way round it is "1.2x more"
function ratio(yardstick, value) {
  const times = yardstick / value;
  return times >= 1 ? `${times.toFixed(2)}x less` : `${(1 / times).toFixed(2)}x more`;
}
