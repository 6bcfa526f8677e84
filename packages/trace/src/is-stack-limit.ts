import type { Node } from "./parse.ts";
import { withoutParentheses } from "./read-expression.ts";

/** Tells whether an expression is `Error.stackTraceLimit`, whose value is another one for V8. */
export function isStackLimit(node: Node): boolean {
  if (node.type !== "MemberExpression") return false;
  const property = node["property"] as Node;
  const name = property[node["computed"] === true ? "value" : "name"];
  if (name !== "stackTraceLimit") return false;
  return withoutParentheses(node["object"] as Node)["name"] === "Error";
}
