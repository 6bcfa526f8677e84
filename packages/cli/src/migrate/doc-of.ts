import type { Comment } from "oxc-parser";
import type { ClassSource } from "./class-source.ts";
import type { SourceField } from "./fields.ts";

/** What comments say of a field. */
export function docOf(source: ClassSource, field: SourceField): string | undefined {
  const text = docComments(source, field)
    .map(({ value }) => cleaned(value))
    .filter((line) => line !== "")
    .join(" ");
  return text === "" ? undefined : text;
}

/** The comments that turn into a slot's doc: right above the field, and behind it on its line. */
export function docComments(
  { comments, text }: ClassSource,
  { node, isParameter }: SourceField,
): Comment[] {
  if (isParameter || node.type !== "PropertyDefinition") return [];
  const docs: Comment[] = [];
  let { start } = node;
  for (const comment of comments.toReversed()) {
    if (comment.end > start) continue;
    const isNear = /^[^\S\n]*\n?[^\S\n]*$/.test(text.slice(comment.end, start));
    const line = text.slice(text.lastIndexOf("\n", comment.start) + 1, comment.start);
    if (!isNear || line.trim() !== "") break;
    docs.unshift(comment);
    ({ start } = comment);
  }
  const behind = comments.find((comment) => comment.start >= node.end);
  const isBehind = behind && /^[ \t]*$/.test(text.slice(node.end, behind.start));
  return isBehind ? [...docs, behind] : docs;
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
