import type { TSESTree } from "@typescript-eslint/utils";
import { classOfThis, staticName, unwrap } from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports `delete` of a property that has a name in the source. */
export const noDelete = createRule({
  name: "no-delete",
  description: "Disallow deleting named properties.",
  group: "shape",
  preset: "recommended",
  hasSuggestions: true,
  messages: {
    deleted:
      "Deleting '{{name}}' turns the object into a dictionary: several times its size, and slow for every field left. Store undefined instead, or keep what comes and goes in a Map.",
    store: "Store undefined in '{{name}}'.",
  },
  create(context) {
    const { sourceCode } = context;
    return {
      "UnaryExpression[operator='delete']"(node: TSESTree.UnaryExpression) {
        const target = unwrap(node.argument);
        if (target.type !== "MemberExpression" || isDictionary(target.object) || !isNamed(target))
          return;
        const name = staticName(target) ?? sourceCode.getText(target.property);
        const isStatement = node.parent.type === "ExpressionStatement";
        context.report({
          node,
          messageId: "deleted",
          data: { name },
          suggest:
            isStatement && node.argument.type === "MemberExpression" && hasNoComment(node)
              ? [
                  {
                    messageId: "store",
                    data: { name },
                    fix: (fixer) =>
                      fixer.replaceText(node, `${sourceCode.getText(target)} = undefined`),
                  },
                ]
              : [],
        });
      },
    };

    function hasNoComment(node: TSESTree.Node): boolean {
      return sourceCode.getCommentsInside(node).length === 0;
    }
  },
});

/** Names in the source belong to records; names made at run time to maps, save in objects of a class. */
function isNamed(target: TSESTree.MemberExpression): boolean {
  if (!target.computed) return true;
  if (target.property.type === "Literal") return typeof target.property.value === "string";
  return target.object.type === "ThisExpression" && classOfThis(target.object) !== undefined;
}

/** Objects that are maps by nature: the environment, a cache of modules, the globals, a prototype. */
function isDictionary(wrapped: TSESTree.Node): boolean {
  const object = unwrap(wrapped);
  if (object.type === "Identifier") return globals.has(object.name);
  if (object.type !== "MemberExpression") return false;
  const name = staticName(object);
  return name !== undefined && dictionaries.has(name);
}

const globals = new Set(["globalThis", "window", "global", "self", "exports", "env"]);
const dictionaries = new Set(["env", "cache", "dataset", "prototype", "exports", "headers"]);
