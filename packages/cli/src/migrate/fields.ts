import type {
  ClassElement,
  Expression,
  Node,
  ParamPattern,
  PropertyDefinition,
  TSType,
} from "oxc-parser";
import { constructorOf, lineOf, thisMember, type ClassSource } from "./class-source.ts";
import { obstacle, type Obstacle, type ObstacleCode } from "./obstacles.ts";
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

  if (source.node.decorators.length > 0)
    refuse("unsupported-member", source.node, "a decorated class");
  for (const member of source.node.body.body) {
    if (member.type === "PropertyDefinition" && isPlain(member)) {
      fields.push(declaredField(source, member));
    } else {
      const [code, what] = unsupported(member) ?? [];
      if (code && what !== undefined) refuse(code, member, what);
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

const isPlain = ({ static: isStatic, key, computed, decorators }: PropertyDefinition): boolean =>
  !isStatic && key.type === "Identifier" && !computed && decorators.length === 0;

/** What of a class's members slots cannot say. */
function unsupported(member: ClassElement): [ObstacleCode, string] | undefined {
  if (member.type === "TSIndexSignature") return ["unsupported-member", "an index signature"];
  if (member.type === "StaticBlock" || member.static) return undefined;
  const { key } = member;
  const isMethod =
    member.type === "MethodDefinition" || member.type === "TSAbstractMethodDefinition";
  if (key.type === "PrivateIdentifier")
    return isMethod ? ["private-method", `#${key.name}`] : ["private-field", `#${key.name}`];
  if (isMethod) {
    const isOurs = key.type === "Identifier" && OURS.has(key.name);
    return isOurs ? ["taken-name", `${key.name}()`] : undefined;
  }
  if (member.type !== "PropertyDefinition")
    return ["unsupported-member", "an accessor or abstract field"];
  return [
    "unsupported-member",
    member.decorators.length > 0 ? "a decorated field" : "a field under a computed or quoted name",
  ];
}

function declaredField(source: ClassSource, member: PropertyDefinition): SourceField {
  return {
    name: (member.key as { name: string }).name,
    line: lineOf(source, member),
    node: member,
    isParameter: false,
    ...readType(source, member, member.typeAnnotation?.typeAnnotation, member.value),
    isOptional: member.optional === true,
    isReadonly: member.readonly === true,
    isHidden: member.accessibility === "private" || member.accessibility === "protected",
    initialiser: member.value ?? undefined,
  };
}

function parameterField(
  source: ClassSource,
  parameter: Extract<ParamPattern, { type: "TSParameterProperty" }>,
): SourceField {
  const { parameter: inner } = parameter;
  const target = inner.type === "AssignmentPattern" ? inner.left : inner;
  return {
    name: target.type === "Identifier" ? target.name : "",
    line: lineOf(source, parameter),
    node: parameter,
    isParameter: true,
    ...parameterType(source, parameter),
    isReadonly: parameter.readonly === true,
    isHidden: parameter.accessibility === "private" || parameter.accessibility === "protected",
    initialiser: undefined,
  };
}

/** Fields that nothing declares: in JavaScript, the constructor's assignments do. */
function assignedFields(source: ClassSource, declared: readonly SourceField[]): SourceField[] {
  const constructor = constructorOf(source);
  const members = source.node.body.body.flatMap((member) =>
    "key" in member && member.key.type === "Identifier" ? [member.key.name] : [],
  );
  // an accessor takes its assignments itself
  const taken = new Set([...declared.map(({ name }) => name), ...members]);
  const found = new Map<string, SourceField>();
  for (const statement of constructor?.value.body?.body ?? []) {
    const expression = statement.type === "ExpressionStatement" ? statement.expression : undefined;
    if (expression?.type !== "AssignmentExpression") continue;
    const name = thisMember(expression.left);
    if (!name || found.has(name) || taken.has(name)) continue;
    const { right } = expression;
    const parameter = constructor?.value.params.find(
      (p) => right.type === "Identifier" && nameOfParameter(p) === right.name,
    );
    const passed = parameter && parameterType(source, parameter);
    found.set(name, {
      name,
      line: lineOf(source, statement),
      node: statement,
      isParameter: false,
      ...(passed?.type ? passed : readType(source, statement, undefined, right)),
      isOptional: passed?.isOptional ?? false,
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
