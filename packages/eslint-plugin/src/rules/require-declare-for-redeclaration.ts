import { staticName, type ClassNode } from "../ast.ts";
import { baseShape } from "../class-shape.ts";
import { createRule } from "../create-rule.ts";
import { declared, isTypeOnly } from "../declare-field.ts";

/** Reports fields that repeat a field of a base class only to give it another type. */
export const requireDeclareForRedeclaration = createRule({
  name: "require-declare-for-redeclaration",
  description: "Require `declare` where a subclass repeats a field of its base for its type.",
  group: "shape",
  preset: "recommended",
  hasSuggestions: true,
  messages: {
    again:
      "'{{name}}' repeats a field of '{{base}}': it is defined again after super() returns and resets the value to undefined. Write declare {{name}} to give it another type only.",
    declare: "Keep the type and emit nothing: declare {{name}}.",
  },
  create(context, { classes }) {
    return {
      "ClassDeclaration[superClass], ClassExpression[superClass]"(node: ClassNode) {
        const fields = baseShape(context.sourceCode, node)?.fields;
        if (!fields || classes.ofClass(node)?.kind === "slotted") return;
        for (const field of node.body.body) {
          if (field.type !== "PropertyDefinition" || field.static || field.declare || field.value)
            continue;
          const name = staticName(field);
          const base = name === undefined ? undefined : fields.get(name);
          if (name === undefined || base === undefined || name.startsWith("#")) continue;
          context.report({
            node: field,
            messageId: "again",
            data: { name, base },
            suggest: isTypeOnly(field)
              ? [
                  {
                    messageId: "declare",
                    data: { name },
                    fix: (fixer) =>
                      fixer.replaceText(field, declared(field, context.sourceCode.getText(field))),
                  },
                ]
              : [],
          });
        }
      },
    };
  },
});
