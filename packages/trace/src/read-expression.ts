import { childrenOf, type Node } from "./parse.ts";

/** What stands in brackets, or the expression itself. */
export function withoutParentheses(node: Node): Node {
  return node.type === "ParenthesizedExpression"
    ? withoutParentheses(node["expression"] as Node)
    : node;
}

/** Tells whether an expression is a constant of its text. */
export function isConstant(node: Node): boolean {
  if (node.type === "Literal") return !node["regex"];
  if (node.type === "TemplateLiteral") return (node["expressions"] as Node[]).length === 0;
  return node.type === "UnaryExpression" && isConstant(node["argument"] as Node);
}

/** Tells whether an expression is a constant that V8 never puts into a box. */
export function isUnboxed(node: Node): boolean {
  if (node.type === "Identifier") return node["name"] === "undefined";
  if (node.type === "UnaryExpression")
    return /^(?:void|!|typeof)$/.test(node["operator"] as string);
  return isConstant(node) && !/^(?:number|bigint)$/.test(typeof node["value"]);
}

/** Tells whether an expression is a variable or `this`. */
export const isName = ({ type }: Node): boolean =>
  type === "Identifier" || type === "ThisExpression";

const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**"]);

/** Tells whether an expression computes a number, as far as its text says. */
export function isArithmetic(node: Node): boolean {
  const computes = node.type === "BinaryExpression" && ARITHMETIC.has(node["operator"] as string);
  return computes && !isText(node);
}

/** Tells whether an expression only reads variables, so that it does not matter when it is run. */
export function isPlain(node: Node, depth = 0): boolean {
  if (node.type === "Identifier" || isConstant(node)) return true;
  if (node.type === "ParenthesizedExpression") return isPlain(node["expression"] as Node, depth);
  if (depth === DEEPEST_SUM || !isArithmetic(node)) return false;
  return isPlain(node["right"] as Node, depth + 1) && isPlain(node["left"] as Node, depth + 1);
}

/** Terms of a sum that are looked at together, as each of its sums looks at all of its own. */
const DEEPEST_SUM = 50;

/** Tells whether an expression is seen to be a string. */
export function isText(node: Node): boolean {
  let first = node;
  // no recursion: sums may have thousands of terms
  while (first.type === "BinaryExpression" && first["operator"] === "+") {
    if (isText(first["right"] as Node)) return true;
    first = first["left"] as Node;
  }
  if (first.type === "Literal") return typeof first["value"] === "string";
  if (first.type === "ParenthesizedExpression") return isText(first["expression"] as Node);
  return first.type === "TemplateLiteral";
}

/** Tells whether an expression is seen to be a number. */
export function isNumeric(node: Node): boolean {
  if (node.type === "Literal") return typeof node["value"] === "number";
  if (node.type === "ParenthesizedExpression") return isNumeric(node["expression"] as Node);
  if (node.type === "UpdateExpression") return true;
  if (node.type === "UnaryExpression") return /^[-+~]$/.test(node["operator"] as string);
  if (node.type === "MemberExpression") return isLength(node["property"] as Node);
  if (node.type !== "BinaryExpression") return false;
  if (node["operator"] !== "+")
    return /^(?:[-*/%&|^]|\*\*|<<|>>|>>>)$/.test(node["operator"] as string);
  return isNumeric(node["right"] as Node) && isNumeric(node["left"] as Node);
}

const isLength = (property: Node) => property["name"] === "length";

/** Tells whether an expression is a function or class that takes the name of where it is put. */
export function takesName(node: Node): boolean {
  if (node.type === "ArrowFunctionExpression") return true;
  if (node.type === "ParenthesizedExpression") return takesName(node["expression"] as Node);
  return /^(?:Function|Class)Expression$/.test(node.type) && node["id"] === null;
}

/**
 * Tells whether an expression does what no function within its own can do for it: to wait for a promise
 * or the next call of its generator, or to declare variables by a text that it runs.
 */
export function mustStay(node: Node): boolean {
  const open = [node];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.type === "AwaitExpression" || at.type === "YieldExpression") return true;
    if (at.type === "CallExpression" && (at["callee"] as Node)["name"] === "eval") return true;
    for (const child of childrenOf(at)) if (!isOtherCode(child, at)) open.push(child);
  }
  return false;
}

function isOtherCode(child: Node, parent: Node): boolean {
  if (/^(?:ArrowFunction|Function)(?:Expression|Declaration)$/.test(child.type)) return true;
  if (child.type === "StaticBlock") return true;
  return parent.type === "PropertyDefinition" && child === parent["value"];
}
