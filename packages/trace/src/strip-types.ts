import { isOneLine } from "./operands.ts";
import { childrenOf, parse, type Lang, type Node } from "./parse.ts";
import { unlessTooDeep } from "./unless-too-deep.ts";

/**
 * Replaces what only TypeScript understands by spaces, so that every line and column stays.
 * Undefined where types are not erasable (enums, namespaces, parameter properties, decorators, JSX)
 * or where the text has errors.
 */
export function stripTypes(source: string, lang: Lang): string | undefined {
  const parsed = parse(source, lang, "module");
  if (parsed === undefined) return undefined;
  const text = new Blanks(source);
  if (unlessTooDeep(() => visit(parsed.program, text)) !== true) return undefined;
  const code = text.toString();
  // what only TypeScript understands may stand in more places than are known here
  return parse(code, "js", "module") && code;
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
  "AccessorProperty",
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
  MethodDefinition: member,
  VariableDeclarator(node, text) {
    if (node["definite"] === true) text.char("!", (node["id"] as Node).start);
  },
  ClassDeclaration: classHead,
  ClassExpression: classHead,
  ArrowFunctionExpression: arrow,
  TSAsExpression: typeTail,
  TSSatisfiesExpression: typeTail,
  TSNonNullExpression: tail,
  TSInstantiationExpression: tail,
};

function tail(node: Node, text: Blanks): void {
  text.blank((node["expression"] as Node).end, node.end);
}

// behind a type, a bracket on the next line begins a statement; behind what is left, it would go on
function typeTail(node: Node, text: Blanks): void {
  const next = text.tokenAt(node.end);
  const begins = !text.isOneLine(node.end, next) && /[[(`]/.test(text.source.charAt(next));
  if (begins) text.blank(text.tokenAt((node["expression"] as Node).end), node.end, ";");
  else tail(node, text);
}

// no line may end between `async` or `return` and the bracket, nor before `=>`: where a type has line ends,
// the bracket takes the place of its first sign, or of its last one
function arrow(node: Node, text: Blanks): void {
  const types = node["typeParameters"] as Node | null | undefined;
  const type = node["returnType"] as Node | null | undefined;
  const async = node["async"] === true ? "async".length : 0;
  const open = text.tokenAt(types?.end ?? node.start + async);
  if (types && !text.isOneLine(types.start, open)) text.blank(types.start, open + 1, "(");
  if (!type) return;
  const last = (node["params"] as Node[]).at(-1);
  const comma = text.tokenAt(last?.end ?? open + 1);
  const close = text.source[comma] === "," ? text.tokenAt(comma + 1) : comma;
  if (!text.isOneLine(close, type.end)) text.blank(close, type.end, "", ")");
}

// `x?: T` of a parameter
function mark(node: Node, text: Blanks): void {
  if (node["optional"] !== true) return;
  const end = (node["typeAnnotation"] as Node | null)?.start ?? node.end;
  text.char("?", text.source.lastIndexOf("?", end - 1));
}

function member(node: Node, text: Blanks): void {
  const key = node["key"] as Node;
  // what is left may go on with the line before
  const goesOn = GOES_ON.test(text.source.slice(node.start, key.end));
  text.words(node.start, key.start, MODIFIERS, goesOn ? ";" : "");
  if (node["optional"] === true) text.char("?", key.end);
  if (node["definite"] === true) text.char("!", key.end);
}

const MODIFIERS = /\b(?:private|public|protected|readonly|override|abstract)\b/g;

const GOES_ON = new RegExp(
  String.raw`^(?:${MODIFIERS.source}|\s|//.*|/\*[^]*?\*/)+(?:[[*]|in$|instanceof$)`,
);

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
  readonly #spans: [start: number, end: number, first: string, last: string][] = [];

  constructor(source: string) {
    this.source = source;
  }

  /** Leaves spaces, or the given signs in place of the first and the last one. */
  blank(start: number, end: number, first = "", last = ""): true {
    this.#spans.push([start, end, first, last]);
    return true;
  }

  statement(node: Node): true {
    return this.blank(node.start, node.end, ";");
  }

  char(char: string, from: number): void {
    const at = this.source.indexOf(char, from);
    this.blank(at, at + 1);
  }

  words(start: number, end: number, pattern: RegExp, first = ""): void {
    const found = [...this.source.slice(start, end).matchAll(pattern)];
    found.forEach(({ index, 0: word }, i) => {
      this.blank(start + index, start + index + word.length, i === 0 ? first : "");
    });
  }

  /** Where the next token begins, behind comments. */
  tokenAt(from: number): number {
    BETWEEN.lastIndex = from;
    BETWEEN.test(this.source);
    return BETWEEN.lastIndex;
  }

  isOneLine(start: number, end: number): boolean {
    return isOneLine(this.source.slice(start, end));
  }

  toString(): string {
    let out = "";
    let at = 0;
    for (const [start, end, first, last] of this.#spans.sort(
      (a, b) => a[0] - b[0] || b[1] - a[1],
    )) {
      if (end <= at) continue;
      const gone = this.source.slice(Math.max(at, start) + first.length, end - last.length);
      out +=
        this.source.slice(at, start) + first + gone.replace(/[^\r\n\u2028\u2029]/g, " ") + last;
      at = end;
    }
    return out + this.source.slice(at);
  }
}

const BETWEEN = /(?:\s|\/\/.*|\/\*[^]*?\*\/)*/y;
