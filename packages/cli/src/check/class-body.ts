import { parseSync, type Class, type Node } from "oxc-parser";

/** What a class declares and does in its own body, as its source says. */
export interface ClassBody {
  /** Instance fields by name, private ones with their `#`. */
  readonly fields: readonly string[];
  /** Private methods and accessors, with their `#`. */
  readonly privateMethods: readonly string[];
  /** Names assigned through `this` in constructors and methods. */
  readonly assigned: readonly string[];
  /** Names that a declaration in the `extends` clause has twice. */
  readonly duplicates: readonly string[];
}

const NOTHING: ClassBody = { fields: [], privateMethods: [], assigned: [], duplicates: [] };

/** Reads the body of a class from its source; nothing for one without, such as a bound function. */
export function classBodyOf(C: object): ClassBody {
  const source = `(${Function.prototype.toString.call(C)})`;
  const { program, errors } = parseSync("class.js", source, { sourceType: "module" });
  const [statement] = program.body;
  if (errors.length > 0 || statement?.type !== "ExpressionStatement") return NOTHING;
  const { expression } = statement;
  const parsed = expression.type === "ParenthesizedExpression" ? expression.expression : expression;
  return parsed.type === "ClassExpression" ? readBody(parsed) : NOTHING;
}

function readBody({ body, superClass }: Class): ClassBody {
  const fields: string[] = [];
  const privateMethods = new Set<string>();
  const assigned = new Set<string>();
  for (const member of body.body) {
    if (member.type === "PropertyDefinition" || member.type === "AccessorProperty") {
      if (!member.static) fields.push(nameOf(member.key, member.computed));
    } else if (member.type === "MethodDefinition" && !member.static && member.value.body) {
      if (member.key.type === "PrivateIdentifier") privateMethods.add(`#${member.key.name}`);
      collectAssigned(member.value.body, assigned);
    }
  }
  return {
    fields,
    privateMethods: [...privateMethods],
    assigned: [...assigned],
    duplicates: superClass ? twice(superClass) : [],
  };
}

function nameOf(key: Node, computed: boolean): string {
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !computed) return key.name;
  return key.type === "Literal" ? String(key.value) : "[computed]";
}

/** Adds each `name` of a `this.name` that is written to. */
function collectAssigned(node: Node, names: Set<string>): void {
  // these have a `this` of their own
  if (/^(FunctionExpression|FunctionDeclaration|Class)/.test(node.type)) return;
  if (node.type === "AssignmentExpression") collectTargets(node.left, names);
  if (node.type === "UpdateExpression") collectTargets(node.argument, names);
  for (const child of childrenOf(node)) collectAssigned(child, names);
}

/** A target is `this.name`, or a pattern that holds some. */
function collectTargets(target: Node, names: Set<string>): void {
  if (target.type === "MemberExpression") {
    const isName = !target.computed || target.property.type === "Literal";
    if (target.object.type === "ThisExpression" && isName) {
      names.add(nameOf(target.property, target.computed));
    }
  } else if (target.type === "AssignmentPattern") {
    collectTargets(target.left, names);
  } else if (target.type === "Property") {
    collectTargets(target.value, names);
  } else if (/Pattern$|^RestElement$/.test(target.type)) {
    for (const child of childrenOf(target)) collectTargets(child, names);
  }
}

function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === "string");
}

/** The names that stand twice in an object literal among the arguments of a call. */
function twice(superClass: Node): string[] {
  if (superClass.type !== "CallExpression") return [];
  const fields = superClass.arguments.find((argument) => argument.type === "ObjectExpression");
  const names = (fields?.properties ?? []).flatMap((property) =>
    property.type === "Property" ? [nameOf(property.key, property.computed)] : [],
  );
  return [
    ...new Set(names.filter((name, at) => names.indexOf(name) < at && name !== "[computed]")),
  ];
}
