import type { ParserServices, TSESTree } from "@typescript-eslint/utils";
import ts from "typescript";
import type { Beyond } from "./create-rule.ts";
import { errors } from "./errors.ts";
import type { Member, OrdinaryClass, Slot, SlottedClass } from "./slotted-classes.ts";

/**
 * Finds slotted classes by their types, in whichever file they are declared.
 *
 * @throws Error `ERR_NO_TYPES` when the parser gives no type information.
 */
export const byTypes: Beyond = ({ sourceCode, filename }) => {
  const services: Partial<ParserServices> | undefined = sourceCode.parserServices;
  if (!services?.program || !services.esTreeNodeToTSNodeMap) throw errors.noTypes(filename);
  const { esTreeNodeToTSNodeMap: nodes } = services;
  const checker = services.program.getTypeChecker();
  return (expression: TSESTree.Node) => {
    const node = nodes.get(expression);
    const type = checker.getTypeAtLocation(node);
    return slottedOf(checker, type, node) ?? ordinaryOf(checker, node);
  };
};

function slottedOf(
  checker: ts.TypeChecker,
  constructor: ts.Type,
  node: ts.Node,
): SlottedClass | undefined {
  const type = checker.getApparentType(constructor);
  const declared = type.getProperty("slots");
  if (!declared || !type.getProperty("layout") || !isOfLibrary(declared)) return undefined;
  const fields = checker.getTypeOfSymbolAtLocation(declared, node);
  const instance = type.getConstructSignatures()[0]?.getReturnType();
  const name = nameOfExpression(node);
  const slots = fields.getProperties().map((slot) => [slot.name, slotOf(slot, name)] as const);
  return {
    kind: "slotted",
    name,
    slots: new Map(slots),
    members: new Map(instance?.getProperties().flatMap(memberOf)),
    statics: new Map(type.getProperties().flatMap(staticOf)),
    complete: checker.getIndexInfosOfType(fields).length === 0,
    // withDict gives its class an index signature
    open:
      instance !== undefined &&
      checker.getIndexInfoOfType(instance, ts.IndexKind.String) !== undefined,
  };
}

/** Only a class of this file's imports that is declared as one is surely no slotted class. */
function ordinaryOf(checker: ts.TypeChecker, node: ts.Node): OrdinaryClass | undefined {
  const named = checker.getSymbolAtLocation(node);
  const symbol =
    named && named.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(named) : named;
  const declaration = symbol?.valueDeclaration;
  return symbol && declaration && ts.isClassDeclaration(declaration)
    ? { kind: "ordinary", name: symbol.name }
    : undefined;
}

/** The property `slots` that the types of the library declare. */
function isOfLibrary(property: ts.Symbol): boolean {
  return (property.declarations ?? []).some(
    ({ parent }) =>
      ts.isInterfaceDeclaration(parent) && /^(SlottedClass|AnySlotted)$/.test(parent.name.text),
  );
}

function slotOf(slot: ts.Symbol, className: string): Slot {
  const declaration = slot.declarations?.[0];
  const owner =
    declaration &&
    ts.findAncestor(
      declaration,
      (node) => ts.isClassDeclaration(node) || ts.isVariableDeclaration(node),
    );
  const name =
    owner && "name" in owner && owner.name && ts.isIdentifier(owner.name)
      ? owner.name.text
      : className;
  return { name: slot.name, owner: name };
}

function memberOf(property: ts.Symbol): [string, Member][] {
  if (property.flags & ts.SymbolFlags.Method)
    return [[property.name, { kind: "method", owner: ownerOf(property) }]];
  if (property.flags & ts.SymbolFlags.Accessor)
    return [[property.name, { kind: "accessor", owner: ownerOf(property) }]];
  return [];
}

function staticOf(property: ts.Symbol): [string, string][] {
  const isOwn = property.valueDeclaration && ts.isClassLike(property.valueDeclaration.parent);
  return isOwn && property.name !== "prototype" ? [[property.name, ownerOf(property)]] : [];
}

function ownerOf(member: ts.Symbol): string {
  const parent = member.valueDeclaration?.parent;
  return parent && ts.isClassLike(parent) && parent.name ? parent.name.text : "the base class";
}

function nameOfExpression(node: ts.Node): string {
  return ts.isIdentifier(node) ? node.text : node.getText();
}
