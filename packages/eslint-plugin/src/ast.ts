import type { TSESTree } from "@typescript-eslint/utils";

/** A class declaration or expression. */
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** A member of a class whose code runs with `this` bound to an instance or to the class. */
export type CodeMember =
  | TSESTree.MethodDefinition
  | TSESTree.PropertyDefinition
  | TSESTree.AccessorProperty
  | TSESTree.StaticBlock;

/** A member that gives every instance storage of its own. */
export type InstanceField =
  TSESTree.PropertyDefinition | TSESTree.AccessorProperty | TSESTree.TSParameterProperty;

/** Strips what TypeScript wraps around an expression: `as`, `satisfies`, `!`, type arguments. */
export function unwrap(node: TSESTree.Node): TSESTree.Node {
  switch (node.type) {
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
    case "TSTypeAssertion":
    case "TSInstantiationExpression":
    case "ChainExpression":
      return unwrap(node.expression);
    default:
      return node;
  }
}

/** Tells a class declaration or expression from every other node. */
export function isClass(node: TSESTree.Node | null | undefined): node is ClassNode {
  return node?.type === "ClassDeclaration" || node?.type === "ClassExpression";
}

/** Returns the name a key or member access stands for, `#x` for a private one, where it can be read off. */
export function staticName(
  node:
    | TSESTree.MemberExpression
    | TSESTree.Property
    | TSESTree.MethodDefinition
    | TSESTree.TSAbstractMethodDefinition
    | TSESTree.TSAbstractPropertyDefinition
    | TSESTree.TSAbstractAccessorProperty
    | TSESTree.PropertyDefinition
    | TSESTree.AccessorProperty,
): string | undefined {
  const key = node.type === "MemberExpression" ? node.property : node.key;
  if (key.type === "PrivateIdentifier") return `#${key.name}`;
  if (key.type === "Identifier" && !node.computed) return key.name;
  return constantText(key);
}

/** Returns the text of a literal: a string, a number, a template without holes. */
export function constantText(node: TSESTree.Node): string | undefined {
  if (
    node.type === "Literal" &&
    (typeof node.value === "string" || typeof node.value === "number")
  ) {
    return String(node.value);
  }
  if (node.type === "TemplateLiteral" && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** Returns the fields of a class in which each instance stores something, in source order. */
export function instanceFields(node: ClassNode): InstanceField[] {
  return node.body.body.flatMap((member): InstanceField[] => {
    switch (member.type) {
      case "PropertyDefinition":
      case "AccessorProperty":
        // Only `declare` and `abstract` emit nothing: `y!: number` and `z?: number` are fields.
        return member.static || member.declare ? [] : [member];
      case "MethodDefinition":
        return member.kind === "constructor"
          ? member.value.params.filter((param) => param.type === "TSParameterProperty")
          : [];
      default:
        return [];
    }
  });
}

/** Returns the name of a field as the source writes it. */
export function fieldName(field: InstanceField): string | undefined {
  if (field.type !== "TSParameterProperty") return staticName(field);
  const parameter =
    field.parameter.type === "AssignmentPattern" ? field.parameter.left : field.parameter;
  return parameter.type === "Identifier" ? parameter.name : undefined;
}

/** Tells whether a field has a decorator. */
export function isDecorated(
  field: Partial<Pick<TSESTree.PropertyDefinition, "decorators">>,
): boolean {
  // the tree of plain JavaScript has no list of decorators
  return (field.decorators?.length ?? 0) > 0;
}

/** Returns the constructor that has a body, not its overloads. */
export function constructorOf(node: ClassNode): TSESTree.MethodDefinition | undefined {
  return node.body.body.find(
    (member): member is TSESTree.MethodDefinition =>
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      member.value.type === "FunctionExpression",
  );
}

/** Returns the member whose `this` a node sees: through arrow functions, not through functions or classes. */
export function memberOfThis(node: TSESTree.Node): CodeMember | undefined {
  let child = node;
  for (let parent = node.parent; parent; child = parent, parent = parent.parent) {
    switch (parent.type) {
      case "FunctionDeclaration":
        return undefined;
      case "FunctionExpression":
        if (parent.parent.type !== "MethodDefinition" || parent.parent.value !== parent)
          return undefined;
        return parent.parent;
      case "PropertyDefinition":
      case "AccessorProperty":
        // a computed key or a decorator sees the `this` outside the class
        if (parent.value === child) return parent;
        break;
      case "StaticBlock":
        return parent;
      default:
    }
  }
  return undefined;
}

/** Returns the class of a member. */
export function classOfMember(member: CodeMember): ClassNode {
  return member.parent.parent;
}

/** Returns the class whose instance `this` is at a node, and nothing where `this` is the class itself. */
export function classOfThis(node: TSESTree.Node): ClassNode | undefined {
  const member = memberOfThis(node);
  return !member || member.type === "StaticBlock" || member.static
    ? undefined
    : classOfMember(member);
}

/** Tells whether a member access is written to: `=`, `+=`, `++`, destructuring, a loop's target. */
export function isWritten(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case "AssignmentExpression":
    case "AssignmentPattern":
    case "ForInStatement":
    case "ForOfStatement":
      return parent.left === node;
    case "UpdateExpression":
    case "RestElement":
    case "ArrayPattern":
      return true;
    case "Property":
      return parent.value === node && parent.parent.type === "ObjectPattern";
    case "TSAsExpression":
    case "TSNonNullExpression":
    case "TSSatisfiesExpression":
    case "TSTypeAssertion":
      return isWritten(parent);
    default:
      return false;
  }
}

/** Returns the method called on a global object, as `defineProperty` of `Object.defineProperty(…)`. */
export function methodOf(
  node: TSESTree.CallExpression,
  ...objects: readonly string[]
): string | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression" || callee.object.type !== "Identifier") return undefined;
  return objects.includes(callee.object.name) ? staticName(callee) : undefined;
}
