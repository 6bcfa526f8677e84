import type { TSESTree } from "@typescript-eslint/utils";
import { isClass, type ClassNode } from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { nameOf } from "../slotted-classes.ts";

/** Reports classes that are made anew by each call of a function. */
export const noClassInFunction = createRule({
  name: "no-class-in-function",
  description: "Disallow classes and slots made anew by each call of a function.",
  group: "shape",
  preset: "strict",
  messages: {
    inFunction:
      "Each call of this function makes another class: objects of equal fields get a shape for each, and code that reads them sees them all as different. Move '{{name}}' out of the function, and pass in what it needs.",
    slots:
      "Each call of this function declares another layout: two tables of it do not hold the same class. Call slots() once, at the top of the module.",
  },
  create(context, { classes }) {
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        if (isRepeated(node))
          context.report({
            node: node.id ?? node,
            messageId: "inFunction",
            data: { name: nameOf(node) },
          });
      },
      CallExpression(node) {
        if (!classes.mayOccur || isClassAbove(node) || !isRepeated(node)) return;
        if (classes.slotsCall(node)) context.report({ node, messageId: "slots" });
      },
    };
  },
});

/** Tells whether a node is evaluated once for each call of something, and not once for its module. */
function isRepeated(node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    switch (outer.type) {
      case "FunctionDeclaration":
        return true;
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        if (!isHandedOver(outer)) return true;
        break;
      case "PropertyDefinition":
      case "AccessorProperty":
        if (!outer.static && outer.value === inner) return true;
        break;
      default:
    }
  }
  return false;
}

/** A function called where it is written, or handed to another, may well run once: `describe("…", () => { class A {} })`. */
function isHandedOver(
  node: TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression,
): boolean {
  const { parent } = node;
  return (
    parent.type === "CallExpression" ||
    parent.type === "NewExpression" ||
    parent.type === "AwaitExpression"
  );
}

/** The call behind `extends` is reported as its class. */
function isClassAbove(node: TSESTree.Node): boolean {
  return isClass(node.parent) && node.parent.superClass === node;
}
