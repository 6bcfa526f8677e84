import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { createRule } from "../create-rule.ts";
import { isKeptToFile } from "../kept-to-file.ts";
import { removableRange } from "../remove-property.ts";
import type { Slot } from "../slotted-classes.ts";

/** Reports slots whose name appears nowhere else in a file that keeps its class to itself. */
export const noUnusedSlots = createRule({
  name: "no-unused-slots",
  description: "Disallow slots that nothing in the file names.",
  group: "trap",
  preset: "strict",
  hasSuggestions: true,
  options: {
    checkExported: {
      default: false,
      description: "Also check classes that leave the file, whose slots other files may use.",
    },
  },
  messages: {
    unused:
      "Nothing names slot '{{slot}}' of '{{owner}}': every row still holds {{slot}}, used or not. Remove the slot, or use it.",
    remove: "Remove slot '{{slot}}'.",
  },
  create(context, { classes, options }) {
    const candidates: Slot[] = [];
    const named = new Map<string, number>();
    return {
      CallExpression(node) {
        const call = classes.slotsCall(node);
        if (!call?.complete) return;
        if (options.checkExported || isKeptToFile(context.sourceCode, classes, node))
          candidates.push(...call.own);
      },
      Identifier: (node) => count(node.name),
      Literal(node) {
        if (typeof node.value === "string") count(node.value);
      },
      TemplateElement: (node) => count(node.value.raw),
      "Program:exit"() {
        for (const { name: slot, owner, node } of candidates) {
          if (!node || (named.get(slot) ?? 0) > 1) continue;
          context.report({
            node,
            messageId: "unused",
            data: { slot, owner },
            suggest: suggestRemoval(node, slot),
          });
        }
      },
    };

    function count(name: string): void {
      named.set(name, (named.get(name) ?? 0) + 1);
    }

    function suggestRemoval(
      node: TSESTree.Property,
      slot: string,
    ): TSESLint.SuggestionReportDescriptor<"remove">[] {
      const range = removableRange(context.sourceCode, node);
      if (!range) return [];
      return [{ messageId: "remove", data: { slot }, fix: (fixer) => fixer.removeRange(range) }];
    }
  },
});
