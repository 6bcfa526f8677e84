import type { TSESTree } from "@typescript-eslint/utils";
import { fieldName, instanceFields, isClass, staticName, type ClassNode } from "../ast.ts";
import { createRule } from "../create-rule.ts";

/** Reports instance fields of slotted classes: each of them is stored outside the layout. */
export const noSubclassFields = createRule({
  name: "no-subclass-fields",
  description: "Disallow instance fields in slotted classes, which are stored outside the layout.",
  group: "trap",
  preset: "recommended",
  messages: {
    field:
      "Field '{{field}}' is outside the layout of '{{className}}': objects would carry it beside their slots and rows never have it, so the first construction throws. Declare it as a slot: slots({{hint}}{ {{field}}: … }), or opt in with withDict.",
    privateField:
      "'{{field}}' is outside the layout of '{{className}}': private storage is added by the constructor, which rows never run, so reading it on a row throws. Declare a slot for it: slots({{hint}}{ … }).",
    privateMethod:
      "'{{field}}' can be called only on objects that the constructor of '{{className}}' made, and rows never run it, so the call throws on a row. Make it a public method or a function of the module.",
    accessor:
      "'accessor {{field}}' keeps its value in a private field outside the layout of '{{className}}', and rows have none. Declare it as a slot: slots({{hint}}{ {{field}}: … }).",
    parameter:
      "Parameter property '{{field}}' is a field outside the layout of '{{className}}', so the first construction throws. Declare it as a slot, slots({{hint}}{ {{field}}: … }), and pass it on with super({ {{field}} }).",
  },
  create(context, { classes }) {
    return {
      "ClassDeclaration, ClassExpression"(node: ClassNode) {
        const slotted = classes.ofClass(node);
        if (slotted?.kind !== "slotted") return;
        const isOwnLayer = classes.callBehind(node) !== undefined;
        const data = { className: slotted.name, hint: isOwnLayer ? "" : `${baseText(node)}, ` };

        for (const field of instanceFields(node)) {
          const name = fieldName(field);
          // a field that repeats a slot is for no-slot-member-conflict
          if (name !== undefined && slotted.slots.has(name)) continue;
          const messageId = messageOf(field, name);
          // withDict makes room for public fields only
          if (slotted.open && messageId !== "privateField" && messageId !== "accessor") continue;
          const shown =
            name ??
            context.sourceCode.getText(field.type === "TSParameterProperty" ? field : field.key);
          context.report({ node: field, messageId, data: { ...data, field: shown } });
        }
        for (const method of privateMethods(node)) {
          context.report({
            node: method,
            messageId: "privateMethod",
            data: { ...data, field: staticName(method) ?? "" },
          });
        }
      },
    };

    function baseText({ superClass }: ClassNode): string {
      return superClass && !isClass(superClass) ? context.sourceCode.getText(superClass) : "Base";
    }
  },
});

function messageOf(
  field: ReturnType<typeof instanceFields>[number],
  name: string | undefined,
): "field" | "privateField" | "accessor" | "parameter" {
  if (field.type === "TSParameterProperty") return "parameter";
  if (field.type === "AccessorProperty") return "accessor";
  return name?.startsWith("#") ? "privateField" : "field";
}

function privateMethods(node: ClassNode): TSESTree.MethodDefinition[] {
  return node.body.body.filter(
    (member): member is TSESTree.MethodDefinition =>
      member.type === "MethodDefinition" &&
      !member.static &&
      member.key.type === "PrivateIdentifier",
  );
}
