import { childrenOf, parse, type Lang, type Node } from "./parse.ts";

/**
 * Replaces what only TypeScript understands by spaces, so that every line and column stays.
 * Undefined where types are not erasable (enums, namespaces, parameter properties, decorators, JSX)
 * or where the text has errors.
 */
export function stripTypes(source: string, lang: Lang): string | undefined {
  const parsed = parse(source, lang, "module");
  if (parsed === undefined) return undefined;
  const text = new Blanks(source);
  return visit(parsed.program, text) ? text.toString() : undefined;
}

// gone as a whole: a semicolon stays, so that the lines around it do not run together
const STATEMENTS = new Set([
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
  "TSDeclareFunction",
  "TSAbstractMethodDefinition",
  "TSAbstractPropertyDefinition",
  "TSAbstractAccessorProperty",
  "TSIndexSignature",
  "TSNamespaceExportDeclaration",
]);

const TYPES = new Set([
  "TSTypeAnnotation",
  "TSTypeParameterDeclaration",
  "TSTypeParameterInstantiation",
]);

// these make code, or would leave text that reads as something else
const NOT_ERASABLE = new Set([
  "TSEnumDeclaration",
  "TSModuleDeclaration",
  "TSParameterProperty",
  "TSImportEqualsDeclaration",
  "TSExportAssignment",
  "TSTypeAssertion",
  "Decorator",
  "JSXElement",
  "JSXFragment",
]);

function visit(node: Node, text: Blanks): boolean {
  if (isDeclared(node) || STATEMENTS.has(node.type)) return text.statement(node);
  if (TYPES.has(node.type)) return text.blank(node.start, node.end);
  if (NOT_ERASABLE.has(node.type)) return false;
  ERASE[node.type]?.(node, text);
  return childrenOf(node).every((child) => isGone(child, node, text) || visit(child, text));
}

function isDeclared(node: Node): boolean {
  if (node["declare"] === true) return true;
  if (node["exportKind"] === "type" && node.type !== "ExportSpecifier") return true;
  if (node["importKind"] === "type" && node.type === "ImportDeclaration") return true;
  const declared = node.type === "ExportNamedDeclaration" && (node["declaration"] as Node | null);
  if (declared) return isDeclared(declared) || STATEMENTS.has(declared.type);
  const overload = node.type === "MethodDefinition" ? (node["value"] as Node) : undefined;
  return overload?.type === "TSEmptyBodyFunctionExpression";
}

const ERASE: Record<string, (node: Node, text: Blanks) => void> = {
  Identifier: mark,
  ObjectPattern: mark,
  ArrayPattern: mark,
  PropertyDefinition: member,
  AccessorProperty: member,
  MethodDefinition: member,
  VariableDeclarator(node, text) {
    if (node["definite"] === true) text.char("!", (node["id"] as Node).start);
  },
  ClassDeclaration: classHead,
  ClassExpression: classHead,
  TSAsExpression: tail,
  TSSatisfiesExpression: tail,
  TSNonNullExpression: tail,
  TSInstantiationExpression: tail,
};

function tail(node: Node, text: Blanks): void {
  text.blank((node["expression"] as Node).end, node.end);
}

// `x?: T` of a parameter
function mark(node: Node, text: Blanks): void {
  if (node["optional"] !== true) return;
  const end = (node["typeAnnotation"] as Node | null)?.start ?? node.end;
  text.char("?", text.source.lastIndexOf("?", end - 1));
}

function member(node: Node, text: Blanks): void {
  const key = node["key"] as Node;
  text.words(node.start, key.start, /\b(?:private|public|protected|readonly|override|abstract)\b/g);
  if (node["optional"] === true) text.char("?", key.end);
  if (node["definite"] === true) text.char("!", key.end);
}

function classHead(node: Node, text: Blanks): void {
  const id = node["id"] as Node | null;
  const body = node["body"] as Node;
  text.words(node.start, id?.start ?? body.start, /\babstract\b(?=\s+class\b)/g);
  const list = node["implements"] as Node[] | undefined;
  const first = list?.[0];
  const last = list?.at(-1);
  if (first && last) text.blank(text.source.lastIndexOf("implements", first.start), last.end);
}

// a child that goes together with the comma behind it
function isGone(child: Node, parent: Node, text: Blanks): boolean {
  const typeOnly = child["importKind"] === "type" || child["exportKind"] === "type";
  const isSpecifier = child.type === "ImportSpecifier" || child.type === "ExportSpecifier";
  const isThis = child["name"] === "this" && child.type === "Identifier" && "params" in parent;
  if (child.type === "TSClassImplements") return true;
  if (!(typeOnly && isSpecifier) && !isThis) return false;
  const comma = /^\s*,/.exec(text.source.slice(child.end));
  return text.blank(child.start, child.end + (comma?.[0].length ?? 0));
}

class Blanks {
  readonly source: string;
  readonly #spans: [start: number, end: number, as: string][] = [];

  constructor(source: string) {
    this.source = source;
  }

  blank(start: number, end: number, first = ""): true {
    this.#spans.push([start, end, first]);
    return true;
  }

  statement(node: Node): true {
    return this.blank(node.start, node.end, ";");
  }

  char(char: string, from: number): void {
    const at = this.source.indexOf(char, from);
    this.blank(at, at + 1);
  }

  words(start: number, end: number, pattern: RegExp): void {
    for (const { index, 0: word } of this.source.slice(start, end).matchAll(pattern)) {
      this.blank(start + index, start + index + word.length);
    }
  }

  toString(): string {
    let out = "";
    let at = 0;
    for (const [start, end, first] of this.#spans.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (end <= at) continue;
      out += this.source.slice(at, start) + first;
      out += this.source.slice(Math.max(at, start) + first.length, end).replace(/[^\r\n]/g, " ");
      at = end;
    }
    return out + this.source.slice(at);
  }
}
