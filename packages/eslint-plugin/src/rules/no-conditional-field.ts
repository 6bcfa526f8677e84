import type { ClassNode } from "../ast.ts";
import { classShape, fieldSemantics } from "../class-shape.ts";
import { constructorOf } from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports fields that a constructor stores on some ways through it only. */
export const noConditionalField = createRule({
  name: "no-conditional-field",
  description: "Disallow fields that only some objects of a class have.",
  group: "shape",
  preset: "recommended",
  options: fieldSemantics,
  messages: {
    conditional:
      "Field '{{name}}' is stored on some ways through the constructor only: objects with and without it have different shapes, and each shape is another case wherever they are read. Store undefined otherwise: this.{{name}} = … ? … : undefined.",
    unread:
      "What Object.assign stores here depends on the values it is given: each set of names is another shape. Store the fields one by one.",
  },
  create(context, { classes, options }) {
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        if (!constructorOf(node)) return;
        const shape = classShape(context.sourceCode, node, options);
        if (!shape || classes.ofClass(node)?.kind === "slotted") return;
        const { orders, stores, unread } = shape.flow;
        for (const call of unread) {
          if (
            call.type === "CallExpression" &&
            context.sourceCode.getText(call.callee) === "Object.assign"
          ) {
            context.report({ node: call, messageId: "unread" });
          }
        }
        // a base in another file may store the field on every way
        if (node.superClass && !shape.complete) return;
        for (const [name, store] of stores) {
          if (shape.members.has(name) || orders.every((order) => order.includes(name))) continue;
          context.report({ node: store, messageId: "conditional", data: { name } });
        }
      },
    };
  },
});
