import type { Node } from "./parse.ts";

/**
 * The 16 bytes that V8's interpreter leaves behind a literal to learn where its objects go (an
 * AllocationMemento). They are sampled with the object, but the next collection drops them:
 * Node 20 to 26, `kinds.test.ts`.
 */
export const MEMENTO_BYTES = 16;

/** Which samples of a site include a memento, by their size. */
export interface Memento {
  /** Bytes, the memento included. */
  readonly size: number;
  /** `more`: of that size and above; `half`: every second, as the elements are of that size too. */
  readonly which?: "more" | "half";
}

const OBJECT_HEADER = 24;
const ARRAY = 32;

export function objectMemento(properties: readonly Node[]): Memento | undefined {
  const first = properties[0];
  if (first === undefined || first.type === "SpreadElement" || setsPrototype(properties)) return;
  const named = properties.filter((property) => !isIndex(property)).length;
  // starting with a computed key, or with indices only, V8 makes room for four
  const slots = first["computed"] === true || named === 0 ? 4 : named;
  return { size: OBJECT_HEADER + 8 * slots + MEMENTO_BYTES };
}

export function arrayMemento(elements: readonly (Node | null)[]): Memento | undefined {
  if (elements[0]?.type === "SpreadElement") return;
  return { size: ARRAY + MEMENTO_BYTES, ...(elements.length === 4 && { which: "half" }) };
}

export function newMemento(callee: Node, values: readonly Node[]): Memento | undefined {
  if (callee["name"] !== "Array") return;
  return values.length > 1 ? arrayMemento(values) : { size: ARRAY + MEMENTO_BYTES, which: "more" };
}

/** The end of a site function's name, from which the reader of a profile knows its memento. */
export function mementoName({ size, which }: Memento): string {
  return `_${size}${which ?? ""}`;
}

/** Bytes to take off a sample of a function with this name. */
export function mementoBytes(name: string, sampled: number): number {
  const [, size, which] = /_(\d+)(more|half)?$/.exec(name) ?? [];
  if (size === undefined) return 0;
  if (which === "more") return sampled >= Number(size) ? MEMENTO_BYTES : 0;
  if (sampled !== Number(size)) return 0;
  return which === "half" ? MEMENTO_BYTES / 2 : MEMENTO_BYTES;
}

function isIndex(property: Node): boolean {
  if (property["computed"] === true || property.type === "SpreadElement") return false;
  const key = property["key"] as Node;
  return /^(?:0|[1-9]\d*)$/.test(String(key.type === "Literal" ? key["value"] : key["name"]));
}

function setsPrototype(properties: readonly Node[]): boolean {
  return properties.some((property) => {
    const key = property["key"] as Node | undefined;
    return !property["computed"] && (key?.["name"] ?? key?.["value"]) === "__proto__";
  });
}
