import type { Node } from "./parse.ts";
import { isArithmetic, isConstant, isName, isPlain } from "./read-expression.ts";
import type { HoistedSite } from "./sites.ts";

/** Gives the source text of a node. */
export type Text = (node: Node) => string;

/** What the caller of a site evaluates. */
export interface Operand {
  readonly node: Node;
  /** Names the operand, if it is an anonymous function. */
  readonly parent?: Node | undefined;
  /** Turned into a string or key before the next operand is evaluated, as the language does. */
  readonly toText?: boolean;
  /** Kept for the next operand, which is a property of it. */
  readonly isOwner?: boolean;
  /** Is a property of the operand before. */
  readonly ofOwner?: boolean;
}

/** Collects the operands of a site; what it returns is text with a place for each. */
export class Operands {
  readonly #operands: Operand[] = [];
  readonly #text: Text;

  constructor(text: Text) {
    this.#text = text;
  }

  site(body: string): HoistedSite {
    return {
      operands: this.#operands,
      body: (names) => body.replace(PLACE, (_, index: string) => names[Number(index)] ?? ""),
    };
  }

  add(node: Node, more: Omit<Operand, "node"> = {}): string {
    return place(this.#operands.push({ node, ...more }) - 1);
  }

  /** A value; a constant goes into the body, as V8 shares what all objects of a literal have. */
  value(node: Node, parent?: Node): string {
    if (isConstant(node) && isOneLine(this.#text(node))) return this.#text(node);
    const boxes = isArithmetic(node) && isPlain(node);
    return boxes ? this.#arithmetic(node) : this.add(node, { parent });
  }

  /**
   * A value that somebody will hold; a number just computed gets its box in the site. The caller
   * computes it: optimised code needs no box for 3 * 1.5 * 2, which is whole, and a site would.
   */
  held(node: Node, parent?: Node): string {
    if (!isArithmetic(node)) return this.value(node, parent);
    const given = this.add(node);
    return `(typeof ${given}==="number"?${given}*1:${given})`;
  }

  /** Elements or arguments; undefined where a spread would run after what stands behind it. */
  list(nodes: readonly (Node | null)[]): string | undefined {
    const parts: string[] = [];
    for (const node of nodes) {
      if (node?.type === "SpreadElement") {
        if (node !== nodes.at(-1)) return undefined;
        parts.push(`...${this.add(node["argument"] as Node)}`);
      } else parts.push(node === null ? "" : this.held(node));
    }
    return parts.join();
  }

  /** A call; undefined where it cannot leave its place. */
  call(callee: Node, values: readonly Node[]): string | undefined {
    if (callee.type === "Identifier") return withList(this.add(callee), this.list(values));
    const method = callee.type === "MemberExpression" ? this.member(callee) : undefined;
    if (method === undefined) return undefined;
    if (values.every(isHarmless)) return withList(method, this.list(values));
    // a method is looked up before its arguments are evaluated
    const owner = callee["object"] as Node;
    if (callee["computed"] || !isPath(owner)) return undefined;
    const found = isName(owner) ? this.add(callee) : this.#ofOwner(callee);
    const list = this.list(values);
    if (list === undefined) return undefined;
    const call = `typeof ${found}==="function"?on.call(${found},${place(0)},${list})`;
    return isName(owner)
      ? `${call}:${method}(${list})`
      : `(on.owner=undefined,${call}:missing("${this.#path(callee)}"))`;
  }

  // as V8 writes it in messages, without what stands between
  #path(node: Node): string {
    if (node.type !== "MemberExpression") return this.#text(node);
    return `${this.#path(node["object"] as Node)}.${this.#text(node["property"] as Node)}`;
  }

  // the owner is evaluated once: the one operand so far
  #ofOwner(callee: Node): string {
    this.#operands[0] = { ...(this.#operands[0] as Operand), isOwner: true };
    return this.add(callee["property"] as Node, { ofOwner: true });
  }

  /** A tagged template; undefined where it cannot leave its place. */
  tagged(tag: Node, quasi: Node): string | undefined {
    const isMethod = tag.type === "MemberExpression";
    if (isMethod && !(quasi["expressions"] as Node[]).every(isHarmless)) return undefined;
    // the tag may look at the raw text, line ends and all
    if (!isOneLine(this.#text(quasi)) || !(isMethod || tag.type === "Identifier")) return undefined;
    const called = isMethod ? this.member(tag) : this.add(tag);
    return called === undefined ? undefined : called + this.template(quasi, false);
  }

  /** A property; undefined where it is private, of `super`, or optional. */
  member(node: Node): string | undefined {
    const object = node["object"] as Node;
    const property = node["property"] as Node;
    if (object.type === "Super" || property.type === "PrivateIdentifier") return undefined;
    if (node["optional"] === true) return undefined;
    const owner = this.add(object);
    if (!node["computed"]) return `${owner}.${this.#text(property)}`;
    return `${owner}[${this.value(property)}]`;
  }

  /** A template; its line ends are written as escapes, so that the site stays on one line. */
  template(node: Node, toText: boolean): string {
    const expressions = node["expressions"] as Node[];
    const raw = (node["quasis"] as Node[]).map((each) => escapeLineEnds(each));
    const parts = expressions.map((each, i) => {
      const value = this.add(each, { toText: toText && each !== expressions.at(-1) });
      return `\${${value}}${raw[i + 1]}`;
    });
    return `\`${raw[0]}${parts.join("")}\``;
  }

  // a sum of plain reads is boxed where it is computed
  #arithmetic(node: Node): string {
    if (node.type === "ParenthesizedExpression") {
      return `(${this.#arithmetic(node["expression"] as Node)})`;
    }
    if (!isArithmetic(node)) return isConstant(node) ? this.#text(node) : this.add(node);
    const left = this.#arithmetic(node["left"] as Node);
    return `${left} ${node["operator"] as string} ${this.#arithmetic(node["right"] as Node)}`;
  }
}

/** Tells whether a text stays on its line wherever it is put. */
export const isOneLine = (text: string): boolean => !/[\n\r\u2028\u2029]/.test(text);

function escapeLineEnds(quasi: Node): string {
  const { raw } = quasi["value"] as { raw: string };
  return raw
    .replace(/\\(?:\r\n|[\n\r\u2028\u2029])/g, "")
    .replace(/\r\n?|\n/g, "\\n")
    .replace(/[\u2028\u2029]/g, (end) => (end === "\u2028" ? "\\u2028" : "\\u2029"));
}

// what V8 calls in messages as it is written: a, this.a.b
const isPath = (node: Node): boolean =>
  isName(node) ||
  (node.type === "MemberExpression" &&
    node["computed"] !== true &&
    node["optional"] !== true &&
    isPath(node["object"] as Node));

const withList = (called: string, list: string | undefined) =>
  list === undefined ? undefined : `${called}(${list})`;

// evaluates nothing that could put another method in the place of the one to be called
function isHarmless(node: Node): boolean {
  return isPlain(node) || /^(?:ArrowFunction|Function|This)Expression$/.test(node.type);
}

// control characters, which no source has outside of a string it escapes them in
const place = (index: number) => `\u0000${index}\u0000`;
const PLACE = /\0(\d+)\0/g;
