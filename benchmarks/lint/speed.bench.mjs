// How much longer does linting take with `recommended` on top of typescript-eslint's recommended set?
// node benchmarks/lint/speed.bench.mjs [package…]: adds each package to results/speed.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { Linter } from "eslint";
import slotted from "eslint-plugin-slotted";
import tseslint from "typescript-eslint";
import { machine } from "../harness/machine.mjs";
import { packages, sourcesOf } from "./published-sources.mjs";

const ROUNDS = 2;
const files = ["**/*.{ts,tsx}"];
const parser = { files, languageOptions: { parser: tseslint.parser } };
const alone = [parser, ...tseslint.configs.recommended.map((config) => ({ ...config, files }))];
const contenders = { alone, withSlotted: [...alone, { ...slotted.configs.recommended, files }] };

const path = new URL("results/speed.json", import.meta.url);
const results = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : { packages: {} };
const wanted = process.argv.slice(2);
for (const name of wanted.length > 0 ? wanted : packages) {
  results.machine = machine();
  results.packages[name] = measure(sourcesOf(name));
  const { alone, withSlotted } = results.packages[name];
  console.log(
    `${name}: ${alone} ms, with slotted ${withSlotted} ms, ${percent(withSlotted / alone)}`,
  );
}
writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);

/** Milliseconds for all sources, each the lowest of its rounds, the contenders taking turns at each file. */
function measure(sources) {
  const linter = new Linter();
  const totals = { alone: 0, withSlotted: 0 };
  for (const source of sources.slice(0, 20))
    for (const config of Object.values(contenders)) lint(config, source);
  for (const source of sources) {
    const lowest = { alone: Infinity, withSlotted: Infinity };
    for (let round = 0; round < ROUNDS; round++) {
      // whoever comes second finds warmer caches, so they take turns at that too
      const names = Object.keys(contenders);
      for (const name of round % 2 ? names.reverse() : names) {
        const start = performance.now();
        lint(contenders[name], source);
        lowest[name] = Math.min(lowest[name], performance.now() - start);
      }
    }
    for (const name of Object.keys(totals)) totals[name] += lowest[name];
  }
  return { alone: Math.round(totals.alone), withSlotted: Math.round(totals.withSlotted) };

  function lint(config, { path: filename, text }) {
    linter.verify(text, config, { filename, allowInlineConfig: false });
  }
}

function percent(ratio) {
  return `${ratio >= 1 ? "+" : ""}${((ratio - 1) * 100).toFixed(1)} %`;
}
