import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isClass, staticName, unwrap } from "./ast.ts";

type Variable = TSESLint.Scope.Variable;

/** Where a name of another module comes from: `name` is `*` for the whole module. */
export interface ImportedName {
  readonly kind: "import";
  readonly module: string;
  readonly name: string;
}

/** What an expression stands for, as far as this file tells: a node that makes it, or an import. */
export type Origin = { readonly kind: "node"; readonly node: TSESTree.Node } | ImportedName;

/** Returns the variable that an identifier refers to. */
export function variableOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: TSESTree.Identifier,
): Variable | undefined {
  let scope: TSESLint.Scope.Scope | null = sourceCode.getScope?.(node) ?? null;
  while (scope) {
    const variable = scope.set.get(node.name);
    if (variable) return variable;
    scope = scope.upper;
  }
  return undefined;
}

/**
 * Follows names that never change (`const`, classes, imports, members of namespaces and of constant objects) to
 * what they stand for. Answers nothing where that depends on how the program runs.
 */
export function originOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  expression: TSESTree.Node,
): Origin | undefined {
  const seen = new Set<TSESTree.Node>();
  return follow(expression);

  function follow(wrapped: TSESTree.Node): Origin | undefined {
    const node = unwrap(wrapped);
    if (seen.has(node)) return undefined;
    seen.add(node);
    switch (node.type) {
      case "Identifier":
        return followVariable(variableOf(sourceCode, node));
      case "MemberExpression":
        return followMember(follow(node.object), staticName(node));
      case "AwaitExpression":
        return node.argument.type === "ImportExpression"
          ? moduleOf(node.argument.source)
          : undefined;
      case "CallExpression":
        return (isRequire(node) && moduleOf(node.arguments[0])) || { kind: "node", node };
      default:
        return { kind: "node", node };
    }
  }

  function followVariable(variable: Variable | undefined): Origin | undefined {
    const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
    if (!variable || !definition) return undefined;
    const { node } = definition;
    switch (node.type) {
      case "ImportSpecifier":
      case "ImportDefaultSpecifier":
      case "ImportNamespaceSpecifier":
      case "TSImportEqualsDeclaration":
        return importedName(node);
      case "ClassDeclaration":
      case "ClassExpression":
        return { kind: "node", node };
      case "VariableDeclarator":
        if (
          !node.init ||
          variable.references.some((reference) => reference.isWrite() && !reference.init)
        )
          return undefined;
        return node.id.type === "Identifier"
          ? follow(node.init)
          : followMember(follow(node.init), destructuredKey(node.id, definition.name));
      default:
        return undefined;
    }
  }

  function followMember(object: Origin | undefined, name: string | undefined): Origin | undefined {
    if (!object || name === undefined) return undefined;
    if (object.kind === "import") {
      // `import S from` and `(await import(…)).default` may give a whole CommonJS module
      return object.name === "*" ? { ...object, name: name === "default" ? "*" : name } : undefined;
    }
    const value = memberValue(object.node, name);
    return value && follow(value);
  }
}

function importedName(
  node:
    | TSESTree.ImportSpecifier
    | TSESTree.ImportDefaultSpecifier
    | TSESTree.ImportNamespaceSpecifier
    | TSESTree.TSImportEqualsDeclaration,
): Origin | undefined {
  if (node.type === "TSImportEqualsDeclaration") {
    return node.moduleReference.type === "TSExternalModuleReference"
      ? moduleOf(node.moduleReference.expression)
      : undefined;
  }
  const { parent } = node;
  if (parent.type !== "ImportDeclaration") return undefined;
  const module = parent.source.value;
  if (node.type !== "ImportSpecifier") return { kind: "import", module, name: "*" };
  const name = node.imported.type === "Identifier" ? node.imported.name : node.imported.value;
  return { kind: "import", module, name: name === "default" ? "*" : name };
}

function moduleOf(source: TSESTree.Node | undefined): Origin | undefined {
  return source?.type === "Literal" && typeof source.value === "string"
    ? { kind: "import", module: source.value, name: "*" }
    : undefined;
}

function isRequire(node: TSESTree.CallExpression): boolean {
  return (
    node.callee.type === "Identifier" &&
    node.callee.name === "require" &&
    node.arguments.length === 1
  );
}

function destructuredKey(
  pattern: TSESTree.DestructuringPattern,
  name: TSESTree.Node,
): string | undefined {
  if (pattern.type !== "ObjectPattern") return undefined;
  for (const property of pattern.properties) {
    if (property.type === "Property" && property.value === name) return staticName(property);
  }
  return undefined;
}

function memberValue(object: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (isClass(object)) {
    const member = object.body.body.find(
      (candidate): candidate is TSESTree.PropertyDefinition =>
        candidate.type === "PropertyDefinition" &&
        candidate.static &&
        staticName(candidate) === name,
    );
    return member?.value ?? undefined;
  }
  if (object.type !== "ObjectExpression") return undefined;
  const property = object.properties.find(
    (candidate): candidate is TSESTree.Property =>
      candidate.type === "Property" && staticName(candidate) === name,
  );
  return property?.value;
}
