import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { constructorOf, staticName, unwrap, type ClassNode } from "../ast.ts";
import { classShape, fieldSemantics } from "../class-shape.ts";
import { createRule } from "../create-rule.ts";

type ObjectNode = TSESTree.ObjectExpression;

/** Reports equal fields that are stored in different orders. */
export const consistentFieldOrder = createRule({
  name: "consistent-field-order",
  description: "Require equal fields to be stored in one order.",
  group: "shape",
  preset: "strict",
  hasSuggestions: true,
  options: fieldSemantics,
  messages: {
    branches:
      "The constructor stores its fields in the order {{first}} on one way and {{second}} on another: the order is part of a shape, so these objects have two. Store them in one order.",
    literals:
      "This function returns the same fields in the order {{first}} elsewhere and {{second}} here: the order is part of a shape, so its objects have two. Write them in one order.",
    reorder: "Write them in the order {{first}}.",
  },
  create(context, { classes, options }) {
    const returned = new Map<TSESTree.Node, ObjectNode[]>();
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        const constructor = constructorOf(node);
        const shape = constructor && classShape(context.sourceCode, node, options);
        if (!shape || classes.ofClass(node)?.kind === "slotted") return;
        const { orders } = shape.flow;
        const always = (orders[0] ?? []).filter((name) =>
          orders.every((order) => order.includes(name)),
        );
        const [first, second] = distinctOrders(
          orders.map((order) => order.filter((name) => always.includes(name))),
        );
        if (!first || !second) return;
        const data = { first: first.join(", "), second: second.join(", ") };
        context.report({ node: constructor.key, messageId: "branches", data });
      },
      ReturnStatement(node) {
        if (node.argument) collect(functionOf(node), node.argument);
      },
      "ArrowFunctionExpression[expression=true]"(node: TSESTree.ArrowFunctionExpression) {
        collect(node, node.body);
      },
      "Program:exit"() {
        for (const literals of returned.values()) compare(literals);
      },
    };

    function collect(owner: TSESTree.Node | undefined, value: TSESTree.Node): void {
      if (!owner) return;
      const literals = literalsIn(value);
      if (literals.length > 0) returned.set(owner, [...(returned.get(owner) ?? []), ...literals]);
    }

    function compare(literals: readonly ObjectNode[]): void {
      const known = new Map<string, string[]>();
      for (const literal of literals) {
        const names = namesOf(literal);
        if (!names) continue;
        const fields = [...names].sort().join();
        const first = known.get(fields);
        if (!first) known.set(fields, names);
        else if (first.join() !== names.join()) report(literal, first, names);
      }
    }

    function report(node: ObjectNode, first: readonly string[], second: readonly string[]): void {
      const data = { first: first.join(", "), second: second.join(", ") };
      context.report({
        node,
        messageId: "literals",
        data,
        suggest: canReorder(context.sourceCode, node)
          ? [
              {
                messageId: "reorder",
                data: { first: data.first },
                fix: (fixer) => reorder(fixer, node, first),
              },
            ]
          : [],
      });
    }

    function* reorder(
      fixer: TSESLint.RuleFixer,
      node: ObjectNode,
      names: readonly string[],
    ): Generator<TSESLint.RuleFix> {
      for (const [index, property] of node.properties.entries()) {
        const replacement = node.properties.find(
          (candidate) => candidate.type === "Property" && staticName(candidate) === names[index],
        );
        if (replacement && replacement !== property) {
          yield fixer.replaceText(property, context.sourceCode.getText(replacement));
        }
      }
    }
  },
});

function distinctOrders(orders: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(orders.map((order) => [order.join(), order])).values()];
}

function functionOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let { parent } = node;
  while (parent && !/Function/.test(parent.type)) parent = parent.parent;
  return parent;
}

function literalsIn(wrapped: TSESTree.Node): ObjectNode[] {
  const node = unwrap(wrapped);
  if (node.type === "ConditionalExpression")
    return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
  return node.type === "ObjectExpression" ? [node] : [];
}

/** Returns the names of a literal that has at least two, all of them plain; numbers have an order of their own. */
function namesOf(node: ObjectNode): string[] | undefined {
  const names = node.properties.map((property) =>
    property.type === "Property" ? staticName(property) : undefined,
  );
  const plain = names.filter(
    (name) => name !== undefined && name !== "__proto__" && !/^\d+$/.test(name),
  );
  return plain.length === names.length && new Set(plain).size === plain.length && plain.length > 1
    ? plain.map(String)
    : undefined;
}

/** Values that do nothing when they are read may be read in another order. */
function canReorder(sourceCode: Readonly<TSESLint.SourceCode>, node: ObjectNode): boolean {
  const inert = new Set([
    "Literal",
    "Identifier",
    "ArrowFunctionExpression",
    "FunctionExpression",
    "ThisExpression",
  ]);
  return (
    sourceCode.getCommentsInside(node).length === 0 &&
    node.properties.every(
      (property) => property.type === "Property" && inert.has(property.value.type),
    )
  );
}
