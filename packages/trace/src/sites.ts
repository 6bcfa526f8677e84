import type { Node } from "./parse.ts";

/** What of an expression is evaluated before it allocates, and how to write it on its own. */
export interface Site {
  /** Evaluated by the caller, in the order of the text. */
  readonly operands: readonly Operand[];
  /** The allocating expression over the names the operands get. */
  readonly body: (names: readonly string[]) => string;
  /** Where the engine says it happens; the start of the node where left out. */
  readonly at?: number;
  /** Written once: copies of it would be told apart (a tagged template's strings). */
  readonly once?: boolean;
  /** Text that keeps V8's count of a constructor's fields right, never run. */
  readonly hint?: string;
}

/** Gives the source text of a node. */
type Text = (node: Node) => string;

export interface Operand {
  readonly node: Node;
  /** Turned into a string or key before the next operand is evaluated, as the language does. */
  readonly toText?: boolean;
}

/** The expressions that allocate, by the type of their node; undefined where one does not. */
export const SITES: Readonly<Record<string, (node: Node, text: Text) => Site | undefined>> = {
  ObjectExpression(node, text) {
    const operands = new Operands();
    const parts: string[] = [];
    const properties = node["properties"] as Node[];
    for (const property of properties) {
      if (property.type === "SpreadElement") {
        if (property !== properties.at(-1) && !restIsConstant(properties, property)) return;
        parts.push(`...${operands.add(property["argument"] as Node)}`);
        continue;
      }
      const value = property["value"] as Node;
      if (property["kind"] !== "init" || property["method"] || takesName(value)) return;
      const key = property["key"] as Node;
      const name = property["computed"] ? `[${operands.add(key, true)}]` : text(key);
      parts.push(`${name}:${operands.value(value, text)}`);
    }
    return { operands: operands.list, body: fill(`({${parts.join()}})`) };
  },

  ArrayExpression(node, text) {
    const operands = new Operands();
    const elements = node["elements"] as (Node | null)[];
    const parts: string[] = [];
    for (const element of elements) {
      if (element?.type === "SpreadElement") {
        if (element !== elements.at(-1) && !restIsConstant(elements, element)) return;
        parts.push(`...${operands.add(element["argument"] as Node)}`);
      } else parts.push(element === null ? "" : operands.value(element, text));
    }
    if (elements.at(-1) === null) parts.push("");
    return { operands: operands.list, body: fill(`[${parts.join()}]`) };
  },

  TemplateLiteral(node) {
    const expressions = node["expressions"] as Node[];
    if (expressions.length === 0) return;
    const operands = new Operands();
    for (const each of expressions) operands.add(each, each !== expressions.at(-1));
    return { operands: operands.list, body: fill(quasis(node, operands.list)) };
  },

  TaggedTemplateExpression(node, text) {
    const tag = node["tag"] as Node;
    const quasi = node["quasi"] as Node;
    const operands = new Operands();
    const callee = calleeOf(tag, operands, text);
    if (callee === undefined) return;
    const before = operands.list.length;
    for (const each of quasi["expressions"] as Node[]) operands.add(each);
    const template = quasis(quasi, operands.list.slice(before), before);
    return { operands: operands.list, body: fill(callee + template), once: true };
  },

  RegExpLiteral(node, text) {
    return { operands: [], body: () => text(node) };
  },

  NewExpression(node, text) {
    const operands = new Operands();
    const callee = operands.add(node["callee"] as Node);
    const list = argumentsOf(node, operands, text);
    return list === undefined
      ? undefined
      : { operands: operands.list, body: fill(`new ${callee}(${list})`) };
  },

  CallExpression(node, text) {
    const callee = node["callee"] as Node;
    if (node["optional"] === true || !allocates(callee)) return;
    const operands = new Operands();
    const called = calleeOf(callee, operands, text);
    if (called === undefined) return;
    const list = argumentsOf(node, operands, text);
    if (list === undefined) return;
    const at = (callee["property"] as Node | undefined)?.start ?? node.start;
    return { operands: operands.list, body: fill(`${called}(${list})`), at };
  },

  // a store boxes a double, grows the properties or the elements
  AssignmentExpression(node, text) {
    const left = node["left"] as Node;
    if (left.type !== "MemberExpression" || node["operator"] !== "=") return;
    const operands = new Operands();
    const target = memberOf(left, operands, text);
    if (target === undefined) return;
    const value = operands.value(node["right"] as Node, text);
    const isField = (left["object"] as Node).type === "ThisExpression" && !left["computed"];
    return {
      operands: operands.list,
      body: fill(`${target}=${value}`),
      ...(isField && { hint: `this.${text(left["property"] as Node)}=0` }),
    };
  },

  BinaryExpression(node, text) {
    if (node["operator"] !== "+" || !isText(node)) return;
    const operands = new Operands();
    const left = operands.value(node["left"] as Node, text);
    const right = operands.value(node["right"] as Node, text);
    return { operands: operands.list, body: fill(`${left}+${right}`) };
  },
};

// an operand's place in a body, replaced by the name it gets
const place = (index: number) => `\u0000${index}\u0000`;

const fill = (body: string) => (names: readonly string[]) =>
  body.replace(/\0(\d+)\0/g, (_, index: string) => names[Number(index)] ?? "");

class Operands {
  readonly list: Operand[] = [];

  add(node: Node, toText = false): string {
    return place(this.list.push(toText ? { node, toText } : { node }) - 1);
  }

  // a constant goes into the body: V8 shares what is the same in every object of a literal
  value(node: Node, text: Text): string {
    if (isConstant(node)) return text(node);
    return isArithmetic(node) && isPlain(node) ? this.#arithmetic(node, text) : this.add(node);
  }

  // so does a sum of plain reads, whose result is boxed where it is computed
  #arithmetic(node: Node, text: Text): string {
    if (isConstant(node)) return text(node);
    if (node.type === "ParenthesizedExpression") {
      return `(${this.#arithmetic(node["expression"] as Node, text)})`;
    }
    if (!isArithmetic(node)) return this.add(node);
    const left = this.#arithmetic(node["left"] as Node, text);
    return `${left} ${node["operator"] as string} ${this.#arithmetic(node["right"] as Node, text)}`;
  }
}

function isConstant(node: Node): boolean {
  if (node.type === "Literal") return !("regex" in node);
  if (node.type === "TemplateLiteral") return (node["expressions"] as Node[]).length === 0;
  return node.type === "UnaryExpression" && isConstant(node["argument"] as Node);
}

const ARITHMETIC = new Set(["+", "-", "*", "/", "%", "**"]);

const isArithmetic = (node: Node) =>
  node.type === "BinaryExpression" && ARITHMETIC.has(node["operator"] as string) && !isText(node);

// reads that run no code, so that it does not matter when its parts become numbers
function isPlain(node: Node): boolean {
  if (node.type === "Identifier" || isConstant(node)) return true;
  if (node.type === "ParenthesizedExpression") return isPlain(node["expression"] as Node);
  return isArithmetic(node) && isPlain(node["left"] as Node) && isPlain(node["right"] as Node);
}

// a spread runs code before what stands behind it is evaluated
function restIsConstant(list: readonly (Node | null)[], spread: Node): boolean {
  return list.slice(list.indexOf(spread) + 1).every((node) => {
    if (node === null) return true;
    if (node.type === "SpreadElement") return false;
    if (node.type !== "Property") return isConstant(node);
    return node["computed"] !== true && isConstant(node["value"] as Node);
  });
}

// an anonymous function is named after the property it becomes
function takesName(node: Node): boolean {
  if (node.type === "ArrowFunctionExpression") return true;
  if (node.type === "ParenthesizedExpression") return takesName(node["expression"] as Node);
  return /^(?:Function|Class)Expression$/.test(node.type) && node["id"] === null;
}

function argumentsOf(node: Node, operands: Operands, text: Text) {
  const list = node["arguments"] as Node[];
  const parts: string[] = [];
  for (const each of list) {
    if (each.type === "SpreadElement") {
      if (each !== list.at(-1) && !restIsConstant(list, each)) return undefined;
      parts.push(`...${operands.add(each["argument"] as Node)}`);
    } else parts.push(operands.value(each, text));
  }
  return parts.join();
}

function calleeOf(callee: Node, operands: Operands, text: Text) {
  if (callee.type === "Identifier") return operands.add(callee);
  return callee.type === "MemberExpression" ? memberOf(callee, operands, text) : undefined;
}

function memberOf(member: Node, operands: Operands, text: Text) {
  const object = member["object"] as Node;
  const property = member["property"] as Node;
  if (object.type === "Super" || property.type === "PrivateIdentifier") return undefined;
  if (member["optional"] === true) return undefined;
  const owner = operands.add(object);
  if (!member["computed"]) return `${owner}.${text(property)}`;
  return `${owner}[${operands.value(property, text)}]`;
}

function quasis(node: Node, operands: readonly Operand[], first = 0): string {
  const strings = (node["quasis"] as Node[]).map(
    (quasi) => (quasi["value"] as { raw: string }).raw,
  );
  return `\`${strings.map((raw, i) => (i < operands.length ? `${raw}\${${place(first + i)}}` : raw)).join("")}\``;
}

const BUILT_IN_METHODS = new Set(
  (
    "push unshift splice concat slice map filter flat flatMap split join substring substr replace replaceAll " +
    "toString set add fromCharCode fromCodePoint toLowerCase toUpperCase trim trimStart trimEnd padStart padEnd " +
    "repeat match matchAll exec normalize fill from of keys values entries reverse sort toSorted toReversed " +
    "toSpliced with assign create fromEntries parse stringify getOwnPropertyNames getOwnPropertyDescriptor " +
    "getOwnPropertyDescriptors defineProperty defineProperties freeze seal bind toFixed toISOString toJSON " +
    "then catch finally all allSettled race any resolve reject get getOrInsert delete reduce subarray alloc " +
    "allocUnsafe byteLength copyWithin groupBy charAt at toLocaleString localeCompare copyOf encode decode"
  ).split(" "),
);

const BUILT_IN_FUNCTIONS = new Set(
  "Array Object String Number BigInt Symbol Error TypeError RangeError Function RegExp structuredClone Date".split(
    " ",
  ),
);

// calls that run the engine's own code, where no other line can be named
function allocates(callee: Node): boolean {
  if (callee.type === "Identifier") return BUILT_IN_FUNCTIONS.has(callee["name"] as string);
  if (callee.type !== "MemberExpression" || callee["computed"]) return false;
  return BUILT_IN_METHODS.has((callee["property"] as Node)["name"] as string);
}

// a sum is taken for text where one side is seen to be
function isText(node: Node): boolean {
  if (node.type === "Literal") return typeof node["value"] === "string";
  if (node.type === "ParenthesizedExpression") return isText(node["expression"] as Node);
  if (node.type === "BinaryExpression" && node["operator"] === "+") {
    return isText(node["left"] as Node) || isText(node["right"] as Node);
  }
  return node.type === "TemplateLiteral";
}
