import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isClass, isDecorated, staticName, unwrap } from "../ast.ts";
import { createRule } from "../create-rule.ts";

type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionExpression;

/** Reports fields that hold a function of their own in each object. */
export const noFunctionFields = createRule({
  name: "no-function-fields",
  description: "Disallow fields that hold a new function in each object.",
  group: "shape",
  preset: "strict",
  hasSuggestions: true,
  options: {
    checkBound: {
      default: true,
      description: "Also report methods that are bound to each object.",
    },
  },
  messages: {
    field:
      "Field '{{name}}' makes a function for each object, more than the object itself weighs. Write a method, and bind where it is handed on: () => object.{{name}}().",
    bound:
      "'{{name}}' is bound to each object: one more function for each, where a method is shared by all. Bind where it is handed on: () => object.{{name}}().",
    method:
      "Make '{{name}}' a method. Code that hands it on without its object must bind it there.",
  },
  create(context, { options }) {
    const { sourceCode } = context;
    return {
      PropertyDefinition(node) {
        const value = node.value && unwrap(node.value);
        if (node.static || !value || isMadeOnce(node)) return;
        const name = staticName(node) ?? sourceCode.getText(node.key);
        if (isFunction(value)) {
          context.report({
            node,
            messageId: "field",
            data: { name },
            suggest: suggestMethod(node, value, name),
          });
        } else if (isBound(value)) {
          context.report({ node, messageId: "bound", data: { name } });
        }
      },
      "MethodDefinition[kind='constructor'] AssignmentExpression[left.object.type='ThisExpression']"(
        node: TSESTree.AssignmentExpression,
      ) {
        const { left } = node;
        if (left.type !== "MemberExpression" || !isInConstructor(node) || isMadeOnce(node)) return;
        const value = unwrap(node.right);
        const name = staticName(left) ?? sourceCode.getText(left.property);
        if (isFunction(value)) context.report({ node, messageId: "field", data: { name } });
        else if (isBound(value)) context.report({ node, messageId: "bound", data: { name } });
      },
    };

    function isBound(value: TSESTree.Node): boolean {
      return (
        options.checkBound &&
        value.type === "CallExpression" &&
        value.callee.type === "MemberExpression" &&
        staticName(value.callee) === "bind" &&
        value.arguments[0]?.type === "ThisExpression"
      );
    }

    function suggestMethod(
      field: TSESTree.PropertyDefinition,
      value: FunctionNode,
      name: string,
    ): TSESLint.SuggestionReportDescriptor<"method">[] {
      const isPlain =
        !field.typeAnnotation && !field.readonly && !field.optional && !isDecorated(field);
      // a function has a `this` of its own; inside an arrow, and in a method, it is the object
      if (!isPlain || value.type !== "ArrowFunctionExpression" || losesComment(field, value))
        return [];
      return [
        {
          messageId: "method",
          data: { name },
          fix: (fixer) => fixer.replaceText(field, methodText(field, value)),
        },
      ];
    }

    function losesComment(field: TSESTree.PropertyDefinition, { body }: FunctionNode): boolean {
      return sourceCode.getCommentsInside(field).length > sourceCode.getCommentsInside(body).length;
    }

    function methodText(
      field: TSESTree.PropertyDefinition,
      value: TSESTree.ArrowFunctionExpression,
    ): string {
      const text = (node: TSESTree.Node | undefined) => (node ? sourceCode.getText(node) : "");
      const [start] = field.range;
      const keyStart =
        sourceCode.getTokenBefore(field.key)?.value === "[" && field.computed ? 1 : 0;
      const modifiers = sourceCode.text.slice(start, field.key.range[0] - keyStart);
      const key = field.computed ? `[${text(field.key)}]` : text(field.key);
      const params = value.params.map(text).join(", ");
      const body =
        value.body.type === "BlockStatement" ? text(value.body) : `{ return ${text(value.body)}; }`;
      return `${modifiers}${value.async ? "async " : ""}${key}${text(value.typeParameters)}(${params})${text(value.returnType)} ${body}`;
    }
  },
});

function isFunction(node: TSESTree.Node): node is FunctionNode {
  return node.type === "ArrowFunctionExpression" || node.type === "FunctionExpression";
}

/** Tells whether a node runs once for each object, as part of its constructor. */
function isInConstructor(node: TSESTree.Node): boolean {
  let { parent } = node;
  while (parent && !isClass(parent) && !/Function/.test(parent.type)) parent = parent.parent;
  return parent?.parent?.type === "MethodDefinition" && parent.parent.kind === "constructor";
}

/** Tells whether a node belongs to a class that is made for one object: `new (class { … })()`. */
function isMadeOnce(node: TSESTree.Node): boolean {
  let at: TSESTree.Node | undefined = node;
  while (at && !isClass(at)) at = at.parent;
  return at?.parent.type === "NewExpression" && at.parent.callee === at;
}
