import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { Linter } from "eslint";
import { parser } from "typescript-eslint";
import { describe, expect, it } from "vitest";
import plugin from "./index.ts";
import { rules } from "./rules.ts";

const folder = new URL("rules/", import.meta.url);

describe("the plugin", () => {
  it.each(rules.map(({ name }) => name))("has a test and a page for %s", (name) => {
    expect(existsSync(new URL(`${name}.test.ts`, folder))).toBe(true);
    expect(existsSync(new URL(`${name}.md`, folder))).toBe(true);
  });

  it("has pages that repeat the rules and the measurements as they are", () => {
    const script = fileURLToPath(new URL("../scripts/pages.mjs", import.meta.url));
    const { status, stderr } = spawnSync(process.execPath, [script, "--check"], {
      encoding: "utf8",
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    "%s reports what its page calls wrong, and nothing that it calls right",
    (name, rule) => {
      const page = readFileSync(new URL(`${name}.md`, folder), "utf8");
      const config = {
        plugins: { slotted: { rules: { rule: rule.build() } } },
        rules: { "slotted/rule": "error" },
        languageOptions: { parser },
      } as const;
      const found = (heading: string) =>
        examplesUnder(page, heading).map((code) => new Linter().verify(code, config).length);
      expect(found("Wrong").length).toBeGreaterThan(0);
      expect(found("Wrong")).not.toContain(0);
      expect(new Set(found("Right"))).toEqual(new Set([0]));
    },
  );

  it("has every case that TESTS.md names", () => {
    const rows = readFileSync(new URL("../TESTS.md", import.meta.url), "utf8").match(/^\|.*/gm);
    const named = [...(rows ?? []).join("\n").matchAll(/`?([\w-]+)`? › ([^;|]+?)(?=\s*[;|])/g)];
    const missing = named
      .map(([, place = "", name = ""]) => [place, name.replaceAll("\\", "")] as const)
      .filter(([place, name]) => !testsOf(place).includes(`"${name}"`));
    expect(missing).toEqual([]);
    expect(named.length).toBeGreaterThan(90);
  });

  it("has an entry for each rule in the folder", () => {
    const files = readdirSync(folder).filter(
      (file) => file.endsWith(".ts") && !file.includes(".test."),
    );
    expect(Object.keys(plugin.rules ?? {}).sort()).toEqual(
      files.map((file) => file.replace(".ts", "")).sort(),
    );
  });

  it("turns each rule on in strict, and in recommended where it says so", () => {
    const named = (names: readonly string[]) => names.map((name) => `slotted/${name}`);
    expect(Object.keys(plugin.configs.strict.rules ?? {})).toEqual(
      named(rules.map(({ name }) => name)),
    );
    expect(Object.keys(plugin.configs.recommended.rules ?? {})).toEqual(
      named(rules.filter(({ preset }) => preset === "recommended").map(({ name }) => name)),
    );
  });

  it("reports every rule of the trap as an error", () => {
    const found = Object.entries(plugin.configs.recommended.rules ?? {});
    const trap = rules.filter(({ group, preset }) => group === "trap" && preset === "recommended");
    for (const { name } of trap) expect(found).toContainEqual([`slotted/${name}`, "error"]);
  });

  it("works as a flat config by itself", () => {
    const code = 'import { slots } from "slotted"; class A extends slots({}) { z = 1; }';
    const messages = new Linter().verify(code, [plugin.configs.recommended]);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(["slotted/no-subclass-fields"]);
  });

  it.each(rules.map((rule) => [rule.name, rule] as const))(
    "%s accepts an empty file",
    (_, rule) => {
      const built = {
        plugins: { slotted: { rules: { rule: rule.build() } } },
        rules: { "slotted/rule": "error" },
      } as const;
      expect(new Linter().verify("", built)).toEqual([]);
    },
  );
});

function examplesUnder(page: string, heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(heading)) ?? "";
  return [...section.matchAll(/^```[jt]s\n(.*?)^```/gms)].map(([, code = ""]) => code);
}

/** The text of the tests that a row of TESTS.md points into. */
function testsOf(place: string): string {
  if (place === "check") return textOf("../../cli/src/", "check");
  if (place === "slotted") return textOf("../../slotted/src/");
  if (place === "typed") return textOf("./", "typed");
  return (
    textOf("rules/", place) + readFileSync(new URL("testing/sources.ts", import.meta.url), "utf8")
  );
}

function textOf(path: string, start = ""): string {
  const folder = new URL(path, import.meta.url);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts") && basename(file).startsWith(start))
    .map((file) => readFileSync(new URL(file, folder), "utf8"))
    .join();
}
