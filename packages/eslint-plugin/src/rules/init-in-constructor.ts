import type { TSESTree } from "@typescript-eslint/utils";
import { classOfThis, isWritten, memberOfThis, staticName, type ClassNode } from "../ast.ts";
import { classShape, fieldSemantics } from "../class-shape.ts";
import { createRule } from "../create-rule.ts";

/** Reports fields that a method adds to an object after its constructor. */
export const initInConstructor = createRule({
  name: "init-in-constructor",
  description: "Require fields to be stored first in the constructor.",
  group: "shape",
  preset: "recommended",
  options: fieldSemantics,
  messages: {
    late: "Field '{{name}}' is first stored in '{{member}}': V8 sizes the objects of '{{className}}' by their constructor, so a later field goes to a second object, and objects with and without it have different shapes. Declare it in the class: {{name}} = undefined.",
  },
  create(context, { classes, options }) {
    const written = new Map<ClassNode, Map<string, TSESTree.MemberExpression>>();
    return {
      ThisExpression({ parent: node }) {
        if (node.type !== "MemberExpression") return;
        const owner = isWritten(node) ? classOfThis(node) : undefined;
        const name = staticName(node);
        if (!owner || name === undefined) return;
        const stores = written.get(owner) ?? new Map<string, TSESTree.MemberExpression>();
        written.set(owner, stores);
        if (!stores.has(name) && isLate(node)) stores.set(name, node);
      },
      "Program:exit"() {
        for (const [owner, stores] of written) if (stores.size > 0) check(owner, stores);
      },
    };

    function check(owner: ClassNode, stores: ReadonlyMap<string, TSESTree.MemberExpression>): void {
      const shape = classShape(context.sourceCode, owner, options);
      if (!shape?.complete || classes.ofClass(owner)?.kind === "slotted") return;
      for (const [name, node] of stores) {
        if (shape.fields.has(name) || shape.members.has(name)) continue;
        const data = { name, member: memberName(node), className: owner.id?.name ?? "this class" };
        context.report({ node, messageId: "late", data });
      }
    }
  },
});

/** Tells whether a store runs after the constructor. Getters are for no-lazy-own-property. */
function isLate(node: TSESTree.Node): boolean {
  const member = memberOfThis(node);
  return (
    member?.type === "MethodDefinition" && member.kind !== "constructor" && member.kind !== "get"
  );
}

function memberName(node: TSESTree.Node): string {
  const member = memberOfThis(node);
  return (member?.type === "MethodDefinition" && staticName(member)) || "a method";
}
