import type { TSESLint } from "@typescript-eslint/utils";
import {
  fieldName,
  instanceFields,
  isClass,
  staticName,
  type ClassNode,
  type InstanceField,
} from "./ast.ts";
import { constructorFlow, type ConstructorFlow } from "./constructor-flow.ts";
import { originOf } from "./resolve.ts";
import { nameOf } from "./slotted-classes.ts";

/** What the objects of an ordinary class consist of, as far as one file tells. */
export interface ClassShape {
  /** The fields that an object has when its constructor returns, with the class that stores each. */
  readonly fields: ReadonlyMap<string, string>;
  /** The names of methods, getters and setters, and of the fields that are for subclasses to define. */
  readonly members: ReadonlySet<string>;
  /** Every base class is in this file, and every name stored could be read off. */
  readonly complete: boolean;
  readonly flow: ConstructorFlow;
}

/** How a compiler treats `x: number;` in a class. */
export interface FieldSemantics {
  /** It emits nothing, as TypeScript does with `useDefineForClassFields: false`. */
  readonly checkUninitialized: boolean;
}

/** The option that tells a rule about the compiler. */
export const fieldSemantics = {
  checkUninitialized: {
    default: false,
    description:
      "Count a field without initialiser as missing: TypeScript emits none with `useDefineForClassFields: false`.",
  },
} as const;

// several rules ask for the same classes
const shapes = {
  emitted: new WeakMap<ClassNode, ClassShape | undefined>(),
  initialized: new WeakMap<ClassNode, ClassShape | undefined>(),
};

/** Reads the shape of a class and its bases; nothing for a class that extends itself. */
export function classShape(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: ClassNode,
  semantics: FieldSemantics,
): ClassShape | undefined {
  const known = semantics.checkUninitialized ? shapes.initialized : shapes.emitted;
  // the entry made first ends the walk of a class that extends itself
  if (!known.has(node))
    known.set(node, undefined).set(node, readShape(sourceCode, node, semantics));
  return known.get(node);
}

function readShape(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: ClassNode,
  semantics: FieldSemantics,
): ClassShape {
  const baseNode = baseClass(sourceCode, node);
  const base = baseNode && classShape(sourceCode, baseNode, semantics);
  const own = instanceFields(node)
    .filter((field) => !semantics.checkUninitialized || isAlwaysEmitted(field))
    .map((field) => fieldName(field))
    .filter((name) => name !== undefined);
  const flow = constructorFlow(sourceCode, node, [...(base?.fields.keys() ?? []), ...own]);
  const owner = nameOf(node);
  return {
    fields: new Map([
      ...[...own, ...flow.stores.keys()].map((name) => [name, owner] as const),
      ...(base?.fields ?? []),
    ]),
    members: new Set([...(base?.members ?? []), ...memberNames(node)]),
    complete: (!node.superClass || base?.complete === true) && flow.unread.length === 0,
    flow,
  };
}

function isAlwaysEmitted(field: InstanceField): boolean {
  if (field.type === "TSParameterProperty") return true;
  return field.value !== null || field.key.type === "PrivateIdentifier";
}

/** Reads the shape of the class that a class extends, where it is in the same file. */
export function baseShape(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: ClassNode,
): ClassShape | undefined {
  const base = baseClass(sourceCode, node);
  return base && base !== node
    ? classShape(sourceCode, base, { checkUninitialized: false })
    : undefined;
}

/** Returns the class that a class extends, where it is in the same file. */
function baseClass(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: ClassNode,
): ClassNode | undefined {
  const origin = node.superClass ? originOf(sourceCode, node.superClass) : undefined;
  return origin?.kind === "node" && isClass(origin.node) ? origin.node : undefined;
}

function memberNames(node: ClassNode): string[] {
  return node.body.body
    .filter((member) => "key" in member)
    .filter(
      ({ type, static: isStatic }) =>
        !isStatic && (type === "MethodDefinition" || type.startsWith("TSAbstract")),
    )
    .map((member) => staticName(member))
    .filter((name) => name !== undefined);
}
