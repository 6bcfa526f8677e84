import { isOneLine, type Text } from "./operands.ts";
import type { Node } from "./parse.ts";
import { isConstant } from "./read-expression.ts";

/** A pattern with a rest, which allocates, in two: what takes the parts, and where they go. */
export interface RestPattern {
  /** `{a:$si0,...$si1}` */
  readonly taken: string;
  /** `$si0,$si1` */
  readonly locals: string;
  /** Takes an array of the parts: `{0:a,1:rest}`. */
  readonly target: string;
  /** Where the rest stands in the source. */
  readonly at: number;
}

/**
 * Reads a pattern of a declaration whose rest may be taken in another function, so that all happens in the
 * order of the text: each part goes into a variable, with a constant at most in its place. Names of
 * variables that are not the program's begin with `prefix`.
 */
export function restPattern(pattern: Node, text: Text, prefix: string): RestPattern | undefined {
  if (!hasRest(pattern)) return undefined;
  const isObject = pattern.type === "ObjectPattern";
  const places = placesOf(pattern);
  const rest = places.at(-1) as Node;
  const targets: string[] = [];
  const sources: string[] = [];
  const locals: string[] = [];
  for (const place of places) {
    if (place === null) {
      sources.push("");
      continue;
    }
    if (place["computed"]) return undefined;
    const value = (
      place.type === "Property" ? place["value"] : (place["argument"] ?? place)
    ) as Node;
    if (!isVariable(value) || !isOneLine(text(place))) return undefined;
    const local = prefix + String(locals.length);
    targets.push(`${locals.length}:${text(value)}`);
    locals.push(local);
    const dots = place === rest ? "..." : "";
    sources.push(isObject && !dots ? `${text(place["key"] as Node)}:${local}` : dots + local);
  }
  const list = sources.join();
  return {
    taken: isObject ? `{${list}}` : `[${list}]`,
    locals: locals.join(),
    target: `{${targets.join()}}`,
    at: rest.start,
  };
}

/** Tells whether an expression is a pattern that ends with a rest. */
export const hasRest = (node: Node): boolean =>
  node.type.endsWith("Pattern") && placesOf(node).at(-1)?.type === "RestElement";

function placesOf(pattern: Node): (Node | null)[] {
  return (pattern["properties"] ?? pattern["elements"] ?? []) as (Node | null)[];
}

// with a constant in its place, or none
function isVariable(node: Node): boolean {
  if (node.type !== "AssignmentPattern") return node.type === "Identifier";
  return isVariable(node["left"] as Node) && isConstant(node["right"] as Node);
}
