import type { ESLint, Linter } from "eslint";
import type { Beyond, Preset, SlottedRule } from "./create-rule.ts";
import { rules } from "./rules.ts";

/** A plugin with its two presets. */
export interface SlottedPlugin extends ESLint.Plugin {
  configs: Record<Preset, Linter.Config>;
}

/** Builds the plugin: all rules, with one way to look beyond a file. */
export function createPlugin(name: string, beyond?: Beyond): SlottedPlugin {
  const plugin: ESLint.Plugin = {
    meta: { name, namespace: "slotted" },
    rules: Object.fromEntries(rules.map((rule) => [rule.name, rule.build(beyond)])),
  };
  return Object.assign(plugin, {
    configs: {
      recommended: preset("recommended", plugin),
      strict: preset("strict", plugin),
    },
  });
}

function preset(name: Preset, plugin: ESLint.Plugin): Linter.Config {
  const included = rules.filter((rule) => name === "strict" || rule.preset === "recommended");
  return {
    name: `slotted/${name}`,
    plugins: { slotted: plugin },
    rules: Object.fromEntries(
      included.map((rule) => [`slotted/${rule.name}`, severity(rule, name)]),
    ),
  };
}

/** A class that leaves its layout is an error; a shape that could be steadier is one in `strict` only. */
function severity(rule: SlottedRule, name: Preset): "error" | "warn" {
  return rule.group === "trap" || name === "strict" ? "error" : "warn";
}
