import type { TSESTree } from "@typescript-eslint/utils";
import { unwrap } from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { removableRange } from "../remove-property.ts";
import type { Slot } from "../slotted-classes.ts";

/** Reports a slot that a base class, or the same call, has already declared. */
export const noOverlappingSlots = createRule({
  name: "no-overlapping-slots",
  description: "Disallow declaring a slot that a base class already declares.",
  group: "trap",
  preset: "recommended",
  hasSuggestions: true,
  messages: {
    overlapping:
      "Slot '{{slot}}' is already declared by '{{owner}}': one name cannot have two places in a layout, so slots() throws. Remove it here; '{{className}}' inherits it.",
    repeated:
      "Slot '{{slot}}' is declared twice in one call: the last type wins in silence. Keep one of them.",
    inherit: "Inherit '{{slot}}' of '{{owner}}'.",
  },
  create(context, { classes }) {
    return {
      CallExpression(node) {
        const call = classes.slotsCall(node);
        if (!call) return;
        const inherited: ReadonlyMap<string, Slot> =
          call.base?.kind === "slotted" ? call.base.slots : new Map();
        // an object that has a name may serve other classes too
        const isOwn = (property: TSESTree.Property) =>
          node.arguments.some((argument) => unwrap(argument) === property.parent);
        const listed = new Set<string>();
        for (const { name: slot, node: property } of call.own) {
          const above = inherited.get(slot);
          if (above) {
            const data = { slot, owner: above.owner, className: call.owner };
            const range =
              property && isOwn(property) && removableRange(context.sourceCode, property);
            context.report({
              node: property ?? node,
              messageId: "overlapping",
              data,
              suggest: range
                ? [{ messageId: "inherit", data, fix: (fixer) => fixer.removeRange(range) }]
                : [],
            });
          } else if (property && listed.has(slot)) {
            context.report({ node: property, messageId: "repeated", data: { slot } });
          }
          // a slot of a spread object may be replaced by one written after it
          if (property) listed.add(slot);
        }
      },
    };
  },
});
