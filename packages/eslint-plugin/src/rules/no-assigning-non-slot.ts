import type { TSESTree } from "@typescript-eslint/utils";
import {
  classOfThis,
  fieldName,
  instanceFields,
  isWritten,
  methodOf,
  staticName,
  unwrap,
  type ClassNode,
} from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { originOf } from "../resolve.ts";
import type { SlottedClass } from "../slotted-classes.ts";

/** Reports assignments of attributes that are no slots. */
export const noAssigningNonSlot = createRule({
  name: "no-assigning-non-slot",
  description: "Disallow assigning attributes that are no slots.",
  group: "trap",
  preset: "recommended",
  messages: {
    assigned:
      "'{{name}}' is no slot of '{{className}}', so this assignment throws: '{{className}}' object has no attribute '{{name}}'. Declare the slot, or keep the value in a WeakMap or a column beside the table.",
    method:
      "'{{name}}' is a method of '{{className}}': giving one object its own copy needs a place outside the layout, so this assignment throws. Bind where it is handed on: () => object.{{name}}().",
  },
  create(context, { classes }) {
    const { sourceCode } = context;
    return {
      MemberExpression(node) {
        if (!isWritten(node)) return;
        const name = staticName(node);
        if (name !== undefined) check(node, node.object, name);
      },
      "CallExpression[callee.type='MemberExpression'][arguments.length>1]"(
        node: TSESTree.CallExpression,
      ) {
        const [target, ...rest] = node.arguments;
        if (!target || target.type === "SpreadElement") return;
        const method = methodOf(node, "Object", "Reflect");
        if (method === "assign") {
          for (const property of rest.flatMap(propertiesOf)) {
            const name = staticName(property);
            if (name !== undefined) check(property, target, name);
          }
        } else if (method === "defineProperty") {
          const key = rest[0] && unwrap(rest[0]);
          if (key?.type === "Literal" && typeof key.value === "string")
            check(node, target, key.value);
        }
      },
    };

    function check(node: TSESTree.Node, object: TSESTree.Node, name: string): void {
      if (name.startsWith("#")) return;
      const target = unwrap(object);
      const slotted = target.type === "ThisExpression" ? ofThis(target, name) : ofObject(target);
      if (!slotted?.complete || slotted.open || slotted.slots.has(name)) return;
      const member = slotted.members.get(name);
      if (member?.kind === "accessor") return;
      context.report({
        node,
        messageId: member ? "method" : "assigned",
        data: { name, className: slotted.name },
      });
    }

    function ofThis(node: TSESTree.ThisExpression, name: string): SlottedClass | undefined {
      const owner = classOfThis(node);
      const slotted = owner && slottedOf(classes.ofClass(owner));
      if (!slotted || instanceFields(owner).some((field) => fieldName(field) === name))
        return undefined;
      // without a call of its own the class itself is the finding, of require-slots-on-subclass
      return isReportedAtClass(owner, node, slotted, name) ? undefined : slotted;
    }

    function isReportedAtClass(
      owner: ClassNode,
      node: TSESTree.Node,
      slotted: SlottedClass,
      name: string,
    ): boolean {
      const isPlainStore = node.parent?.type === "MemberExpression" && isWritten(node.parent);
      return isPlainStore && !slotted.members.has(name) && !classes.callBehind(owner);
    }

    function ofObject(node: TSESTree.Node): SlottedClass | undefined {
      if (node.type !== "Identifier" && node.type !== "NewExpression") return undefined;
      const origin = originOf(sourceCode, node);
      if (origin?.kind !== "node" || origin.node.type !== "NewExpression") return undefined;
      return slottedOf(classes.ofExpression(origin.node.callee));
    }
  },
});

function slottedOf(found: { kind: string } | SlottedClass | undefined): SlottedClass | undefined {
  return found && "slots" in found ? found : undefined;
}

function propertiesOf(node: TSESTree.Node): TSESTree.Property[] {
  return node.type === "ObjectExpression"
    ? node.properties.filter((property) => property.type === "Property")
    : [];
}
