import type { Expression, Node, ParamPattern, TSType } from "oxc-parser";
import { constructorOf, lineOf, thisMember, type ClassSource } from "./class-source.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";
import { parameterType, readType } from "./read-type.ts";

/** An instance field of a class, as it was written. */
export interface SourceField {
  readonly name: string;
  readonly line: number;
  /** The whole declaration, or the constructor's parameter that declares it. */
  readonly node: Node;
  readonly isParameter: boolean;
  readonly type: TSType | undefined;
  /** The source that positions in `type` refer to; the file's own unless a comment says the type. */
  readonly typeText: string;
  readonly isOptional: boolean;
  readonly isReadonly: boolean;
  readonly isHidden: boolean;
  readonly initialiser: Expression | undefined;
}

// every slotted object has these, or cannot have them
const TAKEN = new Set(["constructor", "prototype", "__proto__", "toObject", "toJSON"]);
const OURS = new Set(["toObject", "toJSON"]);

/** The fields that a class declares, or only assigns in its constructor. */
export function fieldsOf(source: ClassSource): { fields: SourceField[]; obstacles: Obstacle[] } {
  const fields: SourceField[] = [];
  const obstacles: Obstacle[] = [];
  const refuse = (code: Obstacle["code"], node: Node, what: string) =>
    obstacles.push(obstacle(code, lineOf(source, node), what));

  for (const member of source.node.body.body) {
    if (member.type === "TSIndexSignature") {
      refuse("unsupported-member", member, "an index signature");
    } else if (member.type === "PropertyDefinition" && !member.static) {
      const { key } = member;
      if (key.type === "PrivateIdentifier") refuse("private-field", member, `#${key.name}`);
      else if (key.type !== "Identifier" || member.computed)
        refuse("unsupported-member", member, "a field under a computed or quoted name");
      else if (member.decorators.length > 0)
        refuse("unsupported-member", member, `the decorated field ${key.name}`);
      else {
        fields.push({
          name: key.name,
          line: lineOf(source, member),
          node: member,
          isParameter: false,
          ...readType(source, member, member.typeAnnotation?.typeAnnotation, member.value),
          isOptional: member.optional === true,
          isReadonly: member.readonly === true,
          isHidden: member.accessibility === "private" || member.accessibility === "protected",
          initialiser: member.value ?? undefined,
        });
      }
    } else if (
      member.type === "MethodDefinition" &&
      member.key.type === "Identifier" &&
      OURS.has(member.key.name)
    ) {
      refuse("taken-name", member, `${member.key.name}()`);
    } else if (/AccessorProperty$|AbstractPropertyDefinition$/.test(member.type)) {
      refuse("unsupported-member", member, "an accessor or abstract field");
    }
  }
  for (const parameter of constructorOf(source)?.value.params ?? [])
    if (parameter.type === "TSParameterProperty") fields.push(parameterField(source, parameter));
  fields.push(...assignedFields(source, fields));

  const statics = new Set(staticNames(source));
  for (const { name, node } of fields) {
    if (TAKEN.has(name)) refuse("taken-name", node, name);
    if (statics.has(name)) refuse("static-conflict", node, name);
  }
  return { fields, obstacles };
}

function parameterField(
  source: ClassSource,
  parameter: Extract<ParamPattern, { type: "TSParameterProperty" }>,
): SourceField {
  const { parameter: inner } = parameter;
  const target = inner.type === "AssignmentPattern" ? inner.left : inner;
  const { type, isOptional } = parameterType(parameter);
  return {
    name: target.type === "Identifier" ? target.name : "",
    line: lineOf(source, parameter),
    node: parameter,
    isParameter: true,
    type,
    typeText: source.text,
    isOptional,
    isReadonly: parameter.readonly === true,
    isHidden: parameter.accessibility === "private" || parameter.accessibility === "protected",
    initialiser: undefined,
  };
}

/** Fields that nothing declares: in JavaScript, the constructor's assignments do. */
function assignedFields(source: ClassSource, declared: readonly SourceField[]): SourceField[] {
  const constructor = constructorOf(source);
  const found = new Map<string, SourceField>();
  for (const statement of constructor?.value.body?.body ?? []) {
    const expression = statement.type === "ExpressionStatement" ? statement.expression : undefined;
    if (expression?.type !== "AssignmentExpression") continue;
    const name = thisMember(expression.left);
    if (!name || found.has(name) || declared.some((field) => field.name === name)) continue;
    const { right } = expression;
    const parameter = constructor?.value.params.find(
      (p) => right.type === "Identifier" && nameOfParameter(p) === right.name,
    );
    found.set(name, {
      name,
      line: lineOf(source, statement),
      node: statement,
      isParameter: false,
      ...readType(source, statement, parameter && parameterType(parameter).type, right),
      isOptional: parameter !== undefined && parameterType(parameter).isOptional,
      isReadonly: false,
      isHidden: false,
      initialiser: undefined,
    });
  }
  return [...found.values()];
}

const nameOfParameter = (parameter: ParamPattern): string | undefined => {
  const target = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
  return target.type === "Identifier" ? target.name : undefined;
};

function staticNames({ node }: ClassSource): string[] {
  return node.body.body.flatMap((member) =>
    member.type !== "TSIndexSignature" &&
    "static" in member &&
    member.static &&
    member.key.type === "Identifier"
      ? [member.key.name]
      : [],
  );
}
