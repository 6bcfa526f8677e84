// node packages/eslint-plugin/scripts/pages.mjs [--check]: fills what the pages and the README repeat from
// elsewhere: each rule's header and options from its definition, its figures from benchmarks/lint/results.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { format, resolveConfig } from "prettier";
import plugin from "../dist/index.js";
import { rules } from "../dist/rules.js";

const root = new URL("../../../", import.meta.url);
const home = new URL("../", import.meta.url);
const majors = [20, 22, 24, 26];
// one version is enough to compare times
const timed = 24;

const check = process.argv.includes("--check");
const results = new Map(majors.map((major) => [major, resultsOf(major)]));
for (const rule of rules) await fill(new URL(`src/rules/${rule.name}.md`, home), rule);
await fill(new URL("README.md", home));

async function fill(path, rule) {
  const before = readFileSync(path, "utf8");
  const filled = before
    .replace(block("header"), (_, open, __, close) => `${open}\n${header(rule)}\n\n${close}`)
    .replace(block("options"), (_, open, __, close) => `${open}\n${options(rule)}\n\n${close}`)
    .replace(block("figures"), (_, open, of, close) => `${open}\n${figures(of)}\n\n${close}`)
    .replace(block("rules"), (_, open, group, close) => `${open}\n${table(group)}\n\n${close}`)
    .replace(block("oxlint"), (_, open, __, close) => `${open}\n${oxlintConfig()}\n\n${close}`);
  const after = await format(filled, { ...(await resolveConfig(path)), parser: "markdown" });
  if (after === before) return;
  if (check) {
    console.error(`${path.pathname}: stale. Run node packages/eslint-plugin/scripts/pages.mjs.`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, after);
  }
}

function block(name) {
  return new RegExp(`(<!-- ${name}:? ?([\\w-]*) -->\n)[^]*?(<!-- /${name} -->)`, "g");
}

function header(rule) {
  const { meta } = rule.build();
  return [
    meta.docs.description,
    "",
    `- In ${rule.preset === "strict" ? "`strict`" : "`recommended` and `strict`"}.`,
    ...(meta.hasSuggestions ? ["- Suggests a repair in the editor."] : []),
  ].join("\n");
}

function options(rule) {
  const schema = rule.build().meta.schema[0];
  const rows = Object.entries(schema?.properties ?? {}).map(
    ([name, { description, default: value }]) =>
      `| \`${name}\` | \`${JSON.stringify(value)}\` | ${description} |`,
  );
  return ["| option | default | |", "| --- | --- | --- |", ...rows].join("\n");
}

function figures(name) {
  const byMajor = majors.map((major) => results.get(major).get(name));
  const rows = byMajor[0].rows.map((row, index) => {
    const bytes = byMajor.map((fact) => fact.rows[index].bytes);
    const { makeNs, readNs } = results.get(timed).get(name).rows[index];
    return `| ${row.name} | ${bytes.join(" | ")} | ${makeNs.toFixed(0)} | ${readNs.toFixed(1)} |`;
  });
  return [
    `| bytes for one object | ${majors.map((major) => `Node ${major}`).join(" | ")} | ns to make | ns to read |`,
    `| --- | ${majors.map(() => "--:").join(" | ")} | --: | --: |`,
    ...rows,
    "",
    `Measured by \`benchmarks/lint/shapes.bench.mjs\`, the times on Node ${timed}: to make one of 200,000, collections included, the median of seven rounds; to read two fields of it, the lowest of 35.`,
  ].join("\n");
}

function table(group) {
  const rows = rules
    .filter((rule) => rule.group === group)
    .map((rule) => {
      const { meta } = rule.build();
      const page = `[${rule.name}](src/rules/${rule.name}.md)`;
      const suggests = meta.hasSuggestions ? "yes" : "";
      return `| ${page} | ${meta.docs.description} | ${rule.preset} | ${suggests} |`;
    });
  return ["| rule | | from | suggests |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

function oxlintConfig() {
  const config = { jsPlugins: ["eslint-plugin-slotted"], rules: plugin.configs.recommended.rules };
  return `\`\`\`jsonc\n// .oxlintrc.json\n${JSON.stringify(config, null, 2)}\n\`\`\``;
}

function resultsOf(major) {
  const path = new URL(`benchmarks/lint/results/node${major}.json`, root);
  if (!existsSync(path))
    throw new Error(`no results of Node ${major}: run benchmarks/lint/shapes.bench.mjs with it`);
  return new Map(JSON.parse(readFileSync(path, "utf8")).facts.map((fact) => [fact.rule, fact]));
}
