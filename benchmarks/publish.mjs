// node benchmarks/publish.mjs [--check]: fills the tables between `<!-- result: node24/scan -->`
// and `<!-- /result -->` in the documents from benchmarks/results. With --check it changes
// nothing and fails when a table is not what the results say.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { machineLines } from "./harness/machine.mjs";
import { resultTable } from "./harness/report.mjs";

const root = new URL("../", import.meta.url);
const documents = ["README.md", "docs/benchmarks.md", "docs/how-it-works/bytes-of-an-object.md"];
const block = /(<!-- result: ([\w/-]+) -->\n)[^]*?(<!-- \/result -->)/g;

const check = process.argv.includes("--check");
for (const document of documents) {
  const path = new URL(document, root);
  const text = readFileSync(path, "utf8");
  const filled = text.replace(block, (_, open, name, close) => open + section(name) + close);
  if (filled === text) continue;
  if (check) {
    console.error(`${document}: stale tables. Run node benchmarks/publish.mjs.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, filled);
  }
}

function section(name) {
  const file = new URL(`benchmarks/results/${name}.json`, root);
  if (!existsSync(file)) return "\n_Not measured yet._\n\n";
  const result = JSON.parse(readFileSync(file, "utf8"));
  const conditions = machineLines(result.machine).join(" ").replaceAll("# ", "");
  return `\n**${result.question}** (${conditions})\n\n${resultTable(result)}\n\n`;
}
