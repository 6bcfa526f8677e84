import type { Expression, Node } from "oxc-parser";
import { thisMember, walk } from "./class-source.ts";

/** Whether a node needs the object, or the base that makes it. */
export const usesThis = (node: Node): boolean =>
  [...walk(node)].some(({ type }) => type === "ThisExpression" || type === "Super");

/** Whether an expression uses `this` only to read fields that have a value by then. */
export function readsOnly(expression: Expression, known: (name: string) => boolean): boolean {
  const reads = readsOf(expression);
  const uses = [...walk(expression)].filter(({ type }) => type === "ThisExpression").length;
  return uses === reads.length && reads.every(known) && ![...walk(expression)].some(isMore);
}

/** A call of `this.method()` is no read, nor is a write; a call on a field's value, `this.items.map(…)`, is. */
function isMore(node: Node): boolean {
  const target =
    node.type === "CallExpression"
      ? node.callee
      : node.type === "AssignmentExpression"
        ? node.left
        : node.type === "UpdateExpression" || node.type === "UnaryExpression"
          ? node.argument
          : undefined;
  if (!target || (node.type === "UnaryExpression" && node.operator !== "delete")) return false;
  return (
    [...walk(target)].some((inner) => inner.type === "ThisExpression") &&
    (node.type !== "CallExpression" || thisMember(target) !== undefined)
  );
}

/** The fields that an expression reads, functions in it left out: these run later. */
export const readsOf = (expression: Expression): string[] =>
  [...walk(expression, ({ type }) => !/Function|^Class/.test(type))].flatMap(
    (node) => thisMember(node) ?? [],
  );
