import {
  classOfThis,
  fieldName,
  instanceFields,
  isClass,
  isWritten,
  staticName,
  type ClassNode,
} from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports a subclass of a slotted class that stores attributes without declaring slots of its own. */
export const requireSlotsOnSubclass = createRule({
  name: "require-slots-on-subclass",
  description: "Require a subclass of a slotted class to declare slots for what it stores.",
  group: "trap",
  preset: "recommended",
  messages: {
    missing:
      "'{{className}}' extends the slotted class '{{base}}' and stores {{names}} without declaring slots, so the assignment throws: the layout ends with the slots of '{{base}}'. Write class {{className}} extends slots({{base}}, { {{fields}} }).",
  },
  create(context, { classes }) {
    const stored = new Map<ClassNode, Set<string>>();
    return {
      ThisExpression(node) {
        const member = node.parent;
        if (member.type !== "MemberExpression" || member.object !== node || !isWritten(member))
          return;
        const owner = classOfThis(node);
        const name = staticName(member);
        if (!owner?.superClass || name === undefined || name.startsWith("#")) return;
        const names = stored.get(owner) ?? new Set<string>();
        stored.set(owner, names.add(name));
      },
      "Program:exit"() {
        for (const [node, names] of stored) check(node, [...names]);
      },
    };

    function check(node: ClassNode, names: readonly string[]): void {
      const slotted = classes.ofClass(node);
      if (
        slotted?.kind !== "slotted" ||
        slotted.open ||
        !slotted.complete ||
        classes.callBehind(node)
      )
        return;
      const declared = new Set(instanceFields(node).map(fieldName));
      const missing = names.filter(
        (name) => !slotted.slots.has(name) && !slotted.members.has(name) && !declared.has(name),
      );
      if (missing.length === 0) return;
      const base =
        node.superClass && !isClass(node.superClass)
          ? context.sourceCode.getText(node.superClass)
          : "Base";
      context.report({
        node: node.id ?? node,
        messageId: "missing",
        data: {
          className: slotted.name,
          base,
          names: missing.map((name) => `'${name}'`).join(", "),
          fields: missing.map((name) => `${name}: …`).join(", "),
        },
      });
    }
  },
});
