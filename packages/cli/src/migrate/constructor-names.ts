import type { Expression, Node } from "oxc-parser";
import { childrenOf, constructorOf, walk, type ClassSource } from "./class-source.ts";

/** The names that a constructor declares, and those that it writes to. */
export function namesIn(source: ClassSource): {
  declared: ReadonlySet<string>;
  reassigned: ReadonlySet<string>;
} {
  const declared = new Set<string>();
  const reassigned = new Set<string>();
  const identifiers = (node: Node) =>
    [...walk(node, ({ type }) => !type.startsWith("TSType"))].flatMap((n) =>
      n.type === "Identifier" ? [n.name] : [],
    );
  const constructor = constructorOf(source);
  for (const parameter of constructor?.value.params ?? [])
    for (const name of identifiers(parameter)) declared.add(name);
  for (const node of constructor?.value.body ? childrenOf(constructor.value.body) : []) {
    for (const inner of walk(node)) {
      if (inner.type === "VariableDeclarator")
        for (const n of identifiers(inner.id)) declared.add(n);
      const target =
        inner.type === "AssignmentExpression"
          ? inner.left
          : inner.type === "UpdateExpression"
            ? inner.argument
            : undefined;
      if (target?.type === "Identifier") reassigned.add(target.name);
      else if (target && /Pattern$/.test(target.type))
        for (const name of identifiers(target)) reassigned.add(name);
    }
  }
  return { declared, reassigned };
}

/** Whether an expression has the same value wherever in the constructor it is computed. */
export function isStable(expression: Expression, reassigned: ReadonlySet<string>): boolean {
  if (expression.type === "Literal") return !("regex" in expression);
  if (expression.type === "Identifier") return !reassigned.has(expression.name);
  if (expression.type === "TSAsExpression") return isStable(expression.expression, reassigned);
  return expression.type === "UnaryExpression" && expression.argument.type === "Literal";
}
