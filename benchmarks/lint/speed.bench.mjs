// How much longer does linting take with `recommended` on top of typescript-eslint's recommended set?
// node benchmarks/lint/speed.bench.mjs [package…]: adds each package to results/speed.json.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { ESLint } from "eslint";
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
  results.packages[name] = await measure(sourcesOf(name));
  const { alone, withSlotted } = results.packages[name];
  console.log(
    `${name}: ${alone} ms, with slotted ${withSlotted} ms, ${percent(withSlotted / alone)}`,
  );
}
writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);

/** Milliseconds for all sources, each the lowest of its rounds, the contenders taking turns at each file. */
async function measure(sources) {
  const names = Object.keys(contenders);
  const linters = new Map(names.map((name) => [name, linterOf(contenders[name])]));
  const lowest = sources.map(() => Object.fromEntries(names.map((name) => [name, Infinity])));
  const begun = performance.now();
  let rounds = 0;
  while (rounds < ROUNDS && (rounds < 2 || performance.now() - begun < BUDGET)) {
    // whoever comes second finds warmer caches, so they take turns at that too
    const order = rounds++ % 2 ? [...names].reverse() : names;
    for (const [index, source] of sources.entries()) {
      for (const name of order) {
        const start = performance.now();
        await linters.get(name).lintText(source.text, { filePath: source.path });
        lowest[index][name] = Math.min(lowest[index][name], performance.now() - start);
      }
    }
  }
  const total = (name) => Math.round(lowest.reduce((sum, times) => sum + times[name], 0));
  return { rounds, ...Object.fromEntries(names.map((name) => [name, total(name)])) };
}

/** As the command line makes it: it reads its configuration once, not once a file. */
function linterOf(config) {
  return new ESLint({ overrideConfigFile: true, overrideConfig: config, allowInlineConfig: false });
}

function percent(ratio) {
  return `${ratio >= 1 ? "+" : ""}${((ratio - 1) * 100).toFixed(1)} %`;
}
