import { staticName, type ClassNode } from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports `declare z: T` in a slotted class that has no slot z. */
export const noDeclaredNonSlot = createRule({
  name: "no-declared-non-slot",
  description: "Disallow `declare` of a property that is no slot.",
  group: "trap",
  preset: "recommended",
  hasSuggestions: true,
  messages: {
    declared:
      "'declare {{name}}' promises a property that no slot of '{{className}}' holds: reading it gives undefined and writing it throws. Declare it as a slot, or remove the line.",
    remove: "Remove the declaration of '{{name}}'.",
  },
  create(context, { classes }) {
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        const slotted = classes.ofClass(node);
        if (slotted?.kind !== "slotted" || !slotted.complete || slotted.open) return;
        for (const member of node.body.body) {
          if (member.type !== "PropertyDefinition" || !member.declare || member.static) continue;
          // `declare z: never` promises that there is no such property
          if (member.typeAnnotation?.typeAnnotation.type === "TSNeverKeyword") continue;
          const name = staticName(member);
          if (name === undefined || slotted.slots.has(name) || slotted.members.has(name)) continue;
          const isPlain = context.sourceCode.getCommentsInside(member).length === 0;
          context.report({
            node: member,
            messageId: "declared",
            data: { name, className: slotted.name },
            // the line emits nothing, so only the compiler can miss it
            suggest: isPlain
              ? [{ messageId: "remove", data: { name }, fix: (fixer) => fixer.remove(member) }]
              : [],
          });
        }
      },
    };
  },
});
