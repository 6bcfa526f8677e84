import type { Node } from "oxc-parser";
import { lineOf, thisMember, withSameThis, type ClassSource } from "./class-source.ts";
import type { SourceField } from "./fields.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";

/** What methods do to `this` that a slotted object would refuse. */
export function misuses(source: ClassSource, fields: readonly SourceField[]): Obstacle[] {
  const names = new Set(fields.map(({ name }) => name));
  const members = new Set(
    source.node.body.body.flatMap((member) =>
      member.type !== "TSIndexSignature" && "key" in member && member.key.type === "Identifier"
        ? [member.key.name]
        : [],
    ),
  );
  const found: Obstacle[] = [];
  for (const member of source.node.body.body) {
    if (member.type !== "MethodDefinition" || member.static) continue;
    for (const node of withSameThis(member.value.body)) {
      const target =
        node.type === "AssignmentExpression"
          ? node.left
          : node.type === "UpdateExpression" || isDelete(node)
            ? node.argument
            : undefined;
      const name = target && thisMember(target);
      if (name === undefined) continue;
      const line = lineOf(source, node);
      if (isDelete(node)) found.push(obstacle("deleted-field", line, name));
      else if (!names.has(name) && !members.has(name))
        found.push(obstacle("undeclared-assignment", line, name));
    }
  }
  return found;
}

const isDelete = (node: Node): node is Extract<Node, { type: "UnaryExpression" }> =>
  node.type === "UnaryExpression" && node.operator === "delete";
