import type { TSESLint, TSESTree } from "@typescript-eslint/utils";

type SourceCode = Readonly<TSESLint.SourceCode>;

/** Returns the range of a property with the comma that goes with it; nothing where a comment would go too. */
export function removableRange(
  sourceCode: SourceCode,
  node: TSESTree.Property,
): [number, number] | undefined {
  if (sourceCode.getCommentsInside(node).length > 0) return undefined;
  const after = sourceCode.getTokenAfter(node);
  const before = sourceCode.getTokenBefore(node);
  if (after?.value === ",") {
    const next = sourceCode.getTokenAfter(after, { includeComments: true });
    const isLast = next?.value === "}";
    return [node.range[0], isLast || !next ? after.range[1] : next.range[0]];
  }
  if (before?.value === "{") return [before.range[1], after?.range[0] ?? node.range[1]];
  return [before?.value === "," ? before.range[0] : node.range[0], node.range[1]];
}
