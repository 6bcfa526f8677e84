import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isClass, unwrap } from "./ast.ts";
import { variableOf } from "./resolve.ts";
import type { SlottedClasses } from "./slotted-classes.ts";

/** Whether code of other files can neither name what a call of `slots` makes, nor hold objects or tables of it. */
export function isKeptToFile(
  sourceCode: Readonly<TSESLint.SourceCode>,
  classes: SlottedClasses,
  call: TSESTree.CallExpression,
): boolean {
  const seen = new Set<TSESTree.Node>();
  return isValueKept(call);

  function isValueKept(node: TSESTree.Node): boolean {
    const { parent } = node;
    if (!parent || seen.has(node)) return true;
    seen.add(node);
    if (unwrap(parent) !== parent) return isValueKept(parent);
    switch (parent.type) {
      case "ClassDeclaration":
        return isDeclarationKept(parent, parent);
      case "ClassExpression":
        return isDeclarationKept(parent, parent) && isValueKept(parent);
      case "VariableDeclarator":
        return parent.id.type === "Identifier" && isDeclarationKept(parent, parent.parent);
      case "NewExpression":
      case "CallExpression":
        return takesOver(parent, node) ? true : isHandled(parent, node) && isValueKept(parent);
      case "ForOfStatement":
        return parent.right === node;
      case "MemberExpression":
      case "BinaryExpression":
      case "ExpressionStatement":
        return true;
      default:
        return false;
    }
  }

  /** The class or object made of it, or what the library makes of it, is as good as the value itself. */
  function isHandled(call: TSESTree.NewExpression | TSESTree.CallExpression, node: TSESTree.Node) {
    return call.callee === node || classes.isLibraryCall(call);
  }

  /** A function of the same file names the slots it uses in this file. */
  function takesOver(call: TSESTree.NewExpression | TSESTree.CallExpression, node: TSESTree.Node) {
    if (call.callee === node || call.callee.type !== "Identifier") return false;
    return variableOf(sourceCode, call.callee)?.defs[0]?.node.type === "FunctionDeclaration";
  }

  function isDeclarationKept(declaration: TSESTree.Node, statement: TSESTree.Node): boolean {
    if (isExport(statement.parent)) return false;
    const variables = sourceCode.getDeclaredVariables?.(declaration) ?? [];
    return variables.every(({ references }) =>
      references.every(({ identifier }) => isNameKept(identifier, declaration)),
    );
  }

  function isNameKept(name: TSESTree.Node, declaration: TSESTree.Node): boolean {
    const { parent } = name;
    // the name it is declared by
    if (parent === declaration && !(isClass(parent) && parent.superClass === name)) return true;
    return parent?.type.startsWith("TS") && unwrap(parent) === parent
      ? !isInsideExport(parent)
      : isValueKept(name);
  }
}

function isInsideExport(node: TSESTree.Node): boolean {
  for (let at: TSESTree.Node | undefined = node; at; at = at.parent) if (isExport(at)) return true;
  return false;
}

function isExport(node: TSESTree.Node | undefined): boolean {
  return node?.type.startsWith("Export") === true || node?.type === "TSExportAssignment";
}
