import { calledName, callsBuiltIn } from "./built-ins.ts";
import { arrayMemento, newMemento, objectMemento, type Memento } from "./memento.ts";
import type { Node } from "./parse.ts";
import {
  isConstant,
  isName,
  isNumeric,
  isPlain,
  isText,
  isUnboxed,
  takesName,
} from "./read-expression.ts";
import { Operands, type Operand, type Text } from "./operands.ts";
import { hasRest } from "./rest-pattern.ts";

/** An expression to write as a function of what is evaluated before it allocates. */
export interface HoistedSite {
  /** Evaluated by the caller, in the order of the text. */
  readonly operands: readonly Operand[];
  /** The allocating expression over the names the operands get. */
  readonly body: (names: readonly string[]) => string;
  /** Where the engine says it happens; the start of the node where left out. */
  readonly at?: number;
  /** Calls of `new` are charged for what their constructor makes before any line of it runs. */
  readonly isNew?: boolean;
  /** Always answers an object that was not there before. */
  readonly makes?: boolean;
  /** Written once: copies of it would be told apart (a tagged template's strings). */
  readonly once?: boolean;
  /** Only text is worth a call; a sum of numbers is left to the compiler. */
  readonly ifText?: boolean;
  /** Boxes a number at most: a whole constant, which only some fields need, or its last operand. */
  readonly box?: "constant" | "operand";
  /** Goes before the call: where its value is stored. */
  readonly prefix?: string;
  /** What V8 samples with the object and soon drops. */
  readonly memento?: Memento;
  /** Text that keeps V8's count of a constructor's fields right, never run. */
  readonly hint?: string;
}

/** An expression that must stay where it is, and is wrapped in an arrow function there. */
export const INLINE = "inline";

export type Site = HoistedSite | typeof INLINE | undefined;

/** Reads an expression of a source whose async functions and generators have the given names. */
type SiteOf = (node: Node, text: Text, suspending: ReadonlySet<string>) => Site;

/** The expressions that allocate, by the type of their node; undefined where one does not. */
export const SITES: Readonly<Record<string, SiteOf>> = {
  ObjectExpression(node, text) {
    const operands = new Operands(text);
    const parts: string[] = [];
    const properties = node["properties"] as Node[];
    for (const property of properties) {
      if (property.type === "SpreadElement") {
        if (!isLast(properties, property)) return INLINE;
        parts.push(`...${operands.add(property["argument"] as Node)}`);
        continue;
      }
      const key = property["key"] as Node;
      const value = property["value"] as Node;
      const isMethod = property["kind"] !== "init" || property["method"];
      if (isMethod || (property["computed"] && takesName(value))) return INLINE;
      const name = property["computed"]
        ? `[${operands.add(key, { toText: true })}]`
        : keyOf(property, text);
      parts.push(`${name}:${operands.held(value, property)}`);
    }
    return withMemento(literal(operands, `({${parts.join()}})`), objectMemento(properties));
  },

  ArrayExpression(node, text) {
    const operands = new Operands(text);
    const elements = node["elements"] as (Node | null)[];
    const list = operands.list(elements);
    if (list === undefined) return INLINE;
    const body = `[${list}${elements.at(-1) === null ? "," : ""}]`;
    return withMemento(literal(operands, body), arrayMemento(elements));
  },

  TemplateLiteral(node, text) {
    const expressions = node["expressions"] as Node[];
    if (expressions.length === 0) return;
    const operands = new Operands(text);
    return operands.site(operands.template(node, true));
  },

  TaggedTemplateExpression(node, text) {
    const operands = new Operands(text);
    const tagged = operands.tagged(node["tag"] as Node, node["quasi"] as Node);
    return tagged === undefined ? INLINE : { ...operands.site(tagged), once: true };
  },

  RegExpLiteral(node, text) {
    return { operands: [], body: () => text(node), makes: true };
  },

  NewExpression(node, text) {
    const operands = new Operands(text);
    const callee = node["callee"] as Node;
    const values = node["arguments"] as Node[];
    // what it compiles may import, from where it is called
    if (callee["name"] === "Function") return;
    const called = operands.add(callee);
    const list = operands.list(values);
    if (list === undefined) return INLINE;
    const site = { ...operands.site(`new ${called}(${list})`), isNew: true, makes: true };
    return withMemento(site, newMemento(callee, values));
  },

  CallExpression(node, text, suspending) {
    const callee = node["callee"] as Node;
    const isBuiltIn = callsBuiltIn(callee);
    // makes a promise or generator, as `new` makes an object
    const isNew = !isBuiltIn && suspending.has(calledName(callee));
    if (!(isBuiltIn || isNew) || node["optional"] === true) return;
    const operands = new Operands(text);
    const call = operands.call(callee, node["arguments"] as Node[]);
    const at = (callee["property"] as Node | undefined)?.start ?? node.start;
    return call === undefined ? INLINE : { ...operands.site(call), at, isNew };
  },

  ChainExpression(node) {
    for (let at = node["expression"] as Node | undefined; at; at = inner(at)) {
      if (at.type === "CallExpression" && callsBuiltIn(at["callee"] as Node)) return INLINE;
    }
    return;
  },

  // a store boxes a double, grows the properties or the elements
  AssignmentExpression(node, text) {
    const left = node["left"] as Node;
    const right = node["right"] as Node;
    const operator = node["operator"] as string;
    const operands = new Operands(text);
    if (left.type === "Identifier") {
      const isBig = isBigInt(right) && ARITHMETIC.test(operator);
      if (!isBig && (operator !== "+=" || isNumeric(right))) return;
      const sum = `${operands.add(left)}${operator.slice(0, -1)}${operands.value(right)}`;
      return { ...operands.site(sum), ifText: !isBig, prefix: `${text(left)}=` };
    }
    if (hasRest(left)) return INLINE;
    if (left.type !== "MemberExpression") return;
    // 32 bits need no box, and a property to combine them with is there already
    if (BITWISE.test(operator) && !isBigInt(right)) return;
    const isField = (left["object"] as Node).type === "ThisExpression" && !left["computed"];
    // V8 leaves room for a class's fields, of which a constant needs no more
    if (isField && operator === "=" && isUnboxed(right)) return;
    const target = operands.member(left);
    if (target === undefined || /^(?:&&|\|\||\?\?)=$/.test(operator)) return INLINE;
    // what is stored may run code after the property was read
    if (operator !== "=" && !isPlain(right)) {
      if (left["computed"] || !isName(left["object"] as Node)) return INLINE;
      const sum = `${operands.add(left)}${operator.slice(0, -1)}${operands.add(right)}`;
      return operands.site(`${target}=${sum}`);
    }
    const store = operands.site(`${target}${operator}${operands.held(right)}`);
    if (!isField) return store;
    const hint = `this.${text(left["property"] as Node)}=0`;
    const box = operator === "=" ? boxOf(right) : undefined;
    return { ...store, hint, ...(box && { box }) };
  },

  BinaryExpression(node, text) {
    const left = node["left"] as Node;
    const right = node["right"] as Node;
    const operator = node["operator"] as string;
    if ((isBigInt(left) || isBigInt(right)) && ARITHMETIC.test(`${operator}=`)) {
      const operands = new Operands(text);
      return operands.site(`${operands.value(left)} ${operator} ${operands.value(right)}`);
    }
    if (operator !== "+") return;
    if (!isText(node) && (isNumeric(left) || isNumeric(right))) return;
    if (isConstant(left) && isConstant(right)) return;
    const operands = new Operands(text);
    const sum = operands.site(`${operands.value(left)}+${operands.value(right)}`);
    return isText(node) ? sum : { ...sum, ifText: true };
  },

  ArrowFunctionExpression: () => INLINE,
  FunctionExpression: () => INLINE,
  ClassExpression: () => INLINE,
  ClassDeclaration: () => INLINE,
};

function boxOf(value: Node): HoistedSite["box"] {
  if (value.type === "Identifier") return "operand";
  return value.type === "Literal" && Number.isSafeInteger(value["value"]) ? "constant" : undefined;
}

const BITWISE = /^(?:[&|^]|<<|>>)=$/;

const ARITHMETIC = /^(?:[-+*/%&|^]|\*\*|<<|>>)=$/;

const isBigInt = (node: Node) => typeof node["value"] === "bigint";

// `{ __proto__ }` is a property of that name, as no other way to write it without brackets is
function keyOf(property: Node, text: Text): string {
  const key = text(property["key"] as Node);
  return property["shorthand"] === true && key === "__proto__" ? `["${key}"]` : key;
}

function withMemento(site: HoistedSite, memento: Memento | undefined): HoistedSite {
  return memento === undefined ? site : { ...site, memento };
}

function literal(operands: Operands, body: string): HoistedSite {
  return { ...operands.site(body), makes: true };
}

function isLast(list: readonly Node[], node: Node): boolean {
  return list.at(-1) === node;
}

function inner(node: Node): Node | undefined {
  return (node["callee"] ?? node["object"] ?? node["expression"]) as Node | undefined;
}
