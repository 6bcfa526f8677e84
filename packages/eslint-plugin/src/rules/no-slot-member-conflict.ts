import type { TSESTree } from "@typescript-eslint/utils";
import {
  fieldName,
  instanceFields,
  staticName,
  type ClassNode,
  type InstanceField,
} from "../ast.ts";
import { createRule } from "../create-rule.ts";
import { declared, isTypeOnly } from "../declare-field.ts";

/** Reports members of a slotted class that have the name of one of its slots. */
export const noSlotMemberConflict = createRule({
  name: "no-slot-member-conflict",
  description: "Disallow members of a slotted class that have the name of a slot.",
  group: "trap",
  preset: "recommended",
  hasSuggestions: true,
  messages: {
    field:
      "Field '{{name}}' repeats slot '{{name}}' of '{{owner}}': it would overwrite the value given to new, and rows never run it, so the first construction throws. {{wayOut}}",
    member:
      "{{kind}} '{{name}}' has the name of slot '{{name}}' of '{{owner}}': one of them would hide the other, so the class is refused. Rename one.",
    inherited:
      "Slot '{{name}}' has the name of {{kind}} '{{name}}' of '{{owner}}': one of them would hide the other, so slots() throws. Rename one.",
    reserved:
      "'{{name}}' cannot be a slot: every object has a property of that name. Rename the slot.",
    declare: "Keep the type and emit nothing: declare {{name}}.",
  },
  create(context, { classes }) {
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        const slotted = classes.ofClass(node);
        if (slotted?.kind !== "slotted") return;
        for (const field of instanceFields(node)) {
          const name = fieldName(field);
          const slot = name === undefined ? undefined : slotted.slots.get(name);
          if (slot) reportField(field, slot.name, slot.owner);
        }
        for (const member of node.body.body) {
          const kind = memberKind(member);
          const name = kind && "key" in member ? staticName(member) : undefined;
          const slot = name === undefined ? undefined : slotted.slots.get(name);
          // every class has these two itself, so they say nothing of its objects
          if (kind === "Static" && (name === "name" || name === "length")) continue;
          if (kind && slot) {
            context.report({
              node: member,
              messageId: "member",
              data: { kind, name: slot.name, owner: slot.owner },
            });
          }
        }
      },
      CallExpression(node) {
        const call = classes.slotsCall(node);
        if (!call) return;
        const base = call.base?.kind === "slotted" ? call.base : undefined;
        for (const { name, node: property } of call.own) {
          const place = property ?? node;
          const member = base?.members.get(name);
          const kind = member?.kind ?? "static";
          const owner = member?.owner ?? base?.statics.get(name);
          if (reserved.has(name)) {
            context.report({ node: place, messageId: "reserved", data: { name } });
          } else if (owner !== undefined) {
            context.report({ node: place, messageId: "inherited", data: { name, kind, owner } });
          }
        }
      },
    };

    function reportField(field: InstanceField, name: string, owner: string): void {
      const isType = isTypeOnly(field);
      const wayOut = isType
        ? `Write declare ${name} to keep only the type.`
        : "Pass the value to super({ … }).";
      context.report({
        node: field,
        messageId: "field",
        data: { name, owner, wayOut },
        suggest: isType
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
});

function memberKind(member: TSESTree.ClassElement): string | undefined {
  switch (member.type) {
    case "MethodDefinition":
      if (member.kind === "constructor" || member.value.type !== "FunctionExpression")
        return undefined;
      return kindOf(member.static, member.kind);
    case "PropertyDefinition":
    case "AccessorProperty":
      return member.static && !member.declare ? "Static" : undefined;
    default:
      return undefined;
  }
}

function kindOf(isStatic: boolean, kind: "method" | "get" | "set"): string {
  if (isStatic) return "Static";
  return { method: "Method", get: "Getter", set: "Setter" }[kind];
}

const reserved = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  "prototype",
  // what every slotted object and row can do
  "toObject",
  "toJSON",
]);
