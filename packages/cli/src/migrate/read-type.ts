import { parseSync, type Expression, type Node, type ParamPattern, type TSType } from "oxc-parser";
import type { ClassSource } from "./class-source.ts";

/** A type, and the source that its positions refer to. */
export interface ReadType {
  readonly type: TSType | undefined;
  readonly typeText: string;
}

/** The type of a field: declared, named in a JSDoc comment, or shown by an initialiser. */
export function readType(
  source: ClassSource,
  node: Node,
  declared: TSType | undefined,
  value: Expression | null | undefined,
): ReadType {
  if (declared) return { type: declared, typeText: source.text };
  const [, named] = /@type\s*\{([^}]*)\}/.exec(commentAbove(source, node)) ?? [];
  const fromComment = named === undefined ? undefined : parseType(named);
  if (fromComment) return fromComment;
  const shown = value ? inferType(value, source.text) : undefined;
  return shown ?? { type: undefined, typeText: source.text };
}

/** The comment that ends right above a node. */
function commentAbove({ comments, text }: ClassSource, { start }: Node): string {
  const above = comments.findLast(({ end }) => end <= start);
  return above && text.slice(above.end, start).trim() === "" ? above.value : "";
}

function parseType(text: string): ReadType | undefined {
  const typeText = `type T = ${text};`;
  const [statement] = parseSync("type.ts", typeText).program.body;
  return statement?.type === "TSTypeAliasDeclaration"
    ? { type: statement.typeAnnotation, typeText }
    : undefined;
}

function inferType(value: Expression, text: string): ReadType | undefined {
  const shown = shownBy(value, text);
  return shown === undefined || shown === "const" ? undefined : parseType(shown);
}

/** The type that a value plainly has, as it would be written. */
function shownBy(value: Expression, text: string): string | undefined {
  switch (value.type) {
    case "Literal":
      if ("regex" in value) return "RegExp";
      return value.value === null ? undefined : typeof value.value;
    case "TemplateLiteral":
      return "string";
    case "UnaryExpression":
      return value.operator === "!" ? "boolean" : shownBy(value.argument, text);
    case "TSAsExpression":
      return text.slice(value.typeAnnotation.start, value.typeAnnotation.end);
    case "NewExpression": {
      const { callee, typeArguments } = value;
      return text.slice(callee.start, typeArguments?.end ?? callee.end);
    }
    default:
      return undefined;
  }
}

/** The type of a constructor's parameter, declared or shown by its default. */
export function parameterType(
  { text }: ClassSource,
  parameter: ParamPattern,
): ReadType & { readonly isOptional: boolean } {
  const pattern = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const target = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
  const declared = "typeAnnotation" in target ? target.typeAnnotation?.typeAnnotation : undefined;
  const shown = pattern.type === "AssignmentPattern" ? inferType(pattern.right, text) : undefined;
  const read = declared || !shown ? { type: declared, typeText: text } : shown;
  return { ...read, isOptional: "optional" in target && target.optional === true };
}
