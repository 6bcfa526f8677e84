import type { TSESTree } from "@typescript-eslint/utils";
import {
  classOfThis,
  isWritten,
  memberOfThis,
  methodOf,
  staticName,
  type ClassNode,
} from "../ast.ts";
import { classShape, type ClassShape } from "../class-shape.ts";
import { createRule } from "../create-rule.ts";

/** Reports getters that add a property to the object they are read from. */
export const noLazyOwnProperty = createRule({
  name: "no-lazy-own-property",
  description: "Disallow getters that add a property to their object.",
  group: "shape",
  preset: "recommended",
  messages: {
    stored:
      "Getter '{{getter}}' adds '{{name}}' to the object that is asked first: objects that were read and objects that were not have different shapes. Declare the field: {{name}} = undefined.",
    defined:
      "Getter '{{getter}}' defines a property over itself: each object that was read gets another shape, and defining costs several times a store. Keep the value in a field that every object has.",
  },
  create(context, { classes }) {
    const shapes = new Map<ClassNode, ClassShape | undefined>();
    return {
      ThisExpression({ parent: node }) {
        if (node.type !== "MemberExpression" || !isWritten(node)) return;
        const name = staticName(node);
        const owner = classOfThis(node);
        if (name === undefined || !owner) return;
        const getter = getterOf(node);
        const shape = getter === undefined ? undefined : shapeOf(owner);
        if (getter === undefined || !shape?.complete) return;
        if (classes.ofClass(owner)?.kind === "slotted") return;
        if (shape.fields.has(name) || shape.members.has(name)) return;
        context.report({ node, messageId: "stored", data: { name, getter } });
      },
      CallExpression(node) {
        if (node.arguments[0]?.type !== "ThisExpression") return;
        if (methodOf(node, "Object", "Reflect") !== "defineProperty") return;
        const getter = getterOf(node);
        if (getter !== undefined) context.report({ node, messageId: "defined", data: { getter } });
      },
    };

    function shapeOf(owner: ClassNode): ClassShape | undefined {
      if (!shapes.has(owner))
        shapes.set(owner, classShape(context.sourceCode, owner, { checkUninitialized: false }));
      return shapes.get(owner);
    }
  },
});

/** Returns the name of the getter a node is in. */
function getterOf(node: TSESTree.Node): string | undefined {
  const member = memberOfThis(node);
  if (member?.type !== "MethodDefinition" || member.kind !== "get" || member.static)
    return undefined;
  return staticName(member) ?? "this getter";
}
