import type { Comment } from "oxc-parser";
import type { ClassSource } from "./class-source.ts";
import type { SourceField } from "./fields.ts";

/** What comments say of a field: a doc comment above it, or a comment behind it on its line. */
export function docOf(source: ClassSource, field: SourceField): string | undefined {
  const text = docComments(source, field)
    .map(({ value }) => cleaned(value))
    .filter((line) => line !== "")
    .join(" ");
  return text === "" ? undefined : text;
}

/** The comments that turn into a slot's doc. */
export function docComments(
  { comments, text }: ClassSource,
  { node, isParameter }: SourceField,
): Comment[] {
  if (isParameter || node.type !== "PropertyDefinition") return [];
  const above = comments.findLast(({ end }) => end <= node.start);
  const isDoc =
    above?.type === "Block" &&
    above.value.startsWith("*") &&
    text.slice(above.end, node.start).trim() === "";
  const behind = comments.find(({ start }) => start >= node.end);
  const isBehind = behind && /^[ \t]*$/.test(text.slice(node.end, behind.start));
  return [...(isDoc ? [above] : []), ...(isBehind ? [behind] : [])];
}

/** The text of a comment without its stars and tags. */
function cleaned(value: string): string {
  return value
    .split("\n")
    .map((line) => line.replace(/^\s*\*+/, "").trim())
    .filter((line) => !line.startsWith("@"))
    .join(" ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
