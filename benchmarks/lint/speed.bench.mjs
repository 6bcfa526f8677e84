// How much longer does linting take with `recommended` on top of typescript-eslint's recommended set?
// node benchmarks/lint/speed.bench.mjs [package…]: adds each package to results/speed.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { Linter } from "eslint";
import slotted from "eslint-plugin-slotted";
import tseslint from "typescript-eslint";
import { machine } from "../harness/machine.mjs";
import { packages, sourcesOf } from "./published-sources.mjs";

const ROUNDS = 5;
// milliseconds after which no further round begins, two having been made
const BUDGET = 60_000;
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
  const names = Object.keys(contenders);
  const lowest = sources.map(() => Object.fromEntries(names.map((name) => [name, Infinity])));
  const begun = performance.now();
  let rounds = 0;
  while (rounds < ROUNDS && (rounds < 2 || performance.now() - begun < BUDGET)) {
    // whoever comes second finds warmer caches, so they take turns at that too
    const order = rounds++ % 2 ? [...names].reverse() : names;
    for (const [index, source] of sources.entries()) {
      for (const name of order) {
        const start = performance.now();
        lint(contenders[name], source);
        lowest[index][name] = Math.min(lowest[index][name], performance.now() - start);
      }
    }
  }
  const total = (name) => Math.round(lowest.reduce((sum, times) => sum + times[name], 0));
  return { rounds, ...Object.fromEntries(names.map((name) => [name, total(name)])) };

  function lint(config, { path: filename, text }) {
    linter.verify(text, config, { filename, allowInlineConfig: false });
  }
}

function percent(ratio) {
  return `${ratio >= 1 ? "+" : ""}${((ratio - 1) * 100).toFixed(1)} %`;
}
