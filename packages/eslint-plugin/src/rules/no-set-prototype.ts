import type { TSESTree } from "@typescript-eslint/utils";
import { classOfThis, isWritten, methodOf, staticName, unwrap } from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports objects that are given another prototype after they were made. */
export const noSetPrototype = createRule({
  name: "no-set-prototype",
  description: "Disallow changing the prototype of an object.",
  group: "shape",
  preset: "recommended",
  messages: {
    changed:
      "Changing the prototype gives the object a new shape and, where prototypes differ, each object its own; a slotted object refuses it. Make it with the right prototype: new, or Object.create(prototype).",
  },
  create(context) {
    return {
      CallExpression(node) {
        if (methodOf(node, "Object", "Reflect") !== "setPrototypeOf") return;
        const [target, prototype] = node.arguments;
        if (
          !target ||
          !prototype ||
          isConstructorOrPrototype(unwrap(target)) ||
          isNoChange(target, prototype)
        )
          return;
        context.report({ node, messageId: "changed" });
      },
      MemberExpression(node) {
        if (!isWritten(node) || staticName(node) !== "__proto__") return;
        if (!isConstructorOrPrototype(unwrap(node.object)))
          context.report({ node, messageId: "changed" });
      },
    };
  },
});

/** Inheritance set up once, from before there were classes: `Object.setPrototypeOf(Child.prototype, Parent.prototype)`. */
function isConstructorOrPrototype(node: TSESTree.Node): boolean {
  if (node.type === "Identifier") return /^[A-Z]/.test(node.name);
  return node.type === "MemberExpression" && /^(prototype|[A-Z].*)$/.test(staticName(node) ?? "");
}

/** What compiled subclasses of Error do: where classes are native, the prototype is that one already. */
function isNoChange(target: TSESTree.Node, prototype: TSESTree.Node): boolean {
  const owner = target.type === "ThisExpression" ? classOfThis(target) : undefined;
  if (!owner || prototype.type !== "MemberExpression" || staticName(prototype) !== "prototype")
    return false;
  const { object } = prototype;
  return (
    object.type === "MetaProperty" ||
    (object.type === "Identifier" && object.name === owner.id?.name)
  );
}
