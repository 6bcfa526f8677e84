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
  return { type: value ? inferType(value) : undefined, typeText: source.text };
}

/** The comment that ends right above a node. */
export function commentAbove({ comments, text }: ClassSource, { start }: Node): string {
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

/** The type that a value plainly has. */
function inferType(value: Expression): TSType | undefined {
  const keyword = (type: string) => ({ type, start: value.start, end: value.end }) as TSType;
  switch (value.type) {
    case "Literal":
      return value.value === null
        ? undefined
        : keyword(KEYWORDS[typeof value.value] ?? "TSAnyKeyword");
    case "TemplateLiteral":
      return keyword("TSStringKeyword");
    case "UnaryExpression":
      return value.operator === "!" ? keyword("TSBooleanKeyword") : inferType(value.argument);
    case "TSAsExpression":
      return value.typeAnnotation;
    case "NewExpression": {
      const { callee, typeArguments } = value;
      if (callee.type !== "Identifier") return undefined;
      return {
        type: "TSTypeReference",
        typeName: callee,
        typeArguments,
        start: callee.start,
        end: typeArguments?.end ?? callee.end,
      } as TSType;
    }
    default:
      return undefined;
  }
}

const KEYWORDS: Readonly<Record<string, string>> = {
  number: "TSNumberKeyword",
  string: "TSStringKeyword",
  boolean: "TSBooleanKeyword",
  bigint: "TSBigIntKeyword",
};

/** The type of a constructor's parameter, declared or seen from its default. */
export function parameterType(parameter: ParamPattern): { type?: TSType; isOptional: boolean } {
  const pattern = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  const target = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
  const type = "typeAnnotation" in target ? target.typeAnnotation?.typeAnnotation : undefined;
  const inferred = pattern.type === "AssignmentPattern" ? inferType(pattern.right) : undefined;
  const found = type ?? inferred;
  return {
    ...(found && { type: found }),
    isOptional: "optional" in target && target.optional === true,
  };
}
