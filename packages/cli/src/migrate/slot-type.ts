import type { Node, TSType } from "oxc-parser";
import { walk } from "./class-source.ts";

/** The slot type chosen for a declared type. */
export interface SlotType {
  /** The name to import from `slotted`. */
  readonly base: string;
  /** What follows the name: `("a", "b")`, `<T>()`, or nothing. */
  readonly call: string;
  /** The value may be `undefined`. */
  readonly optional: boolean;
  /** The declared type says more than the slot's: it is kept with `declare`. */
  readonly narrows: boolean;
  /** What a reader should know of the choice. */
  readonly note?: string;
}

/** What the names in a type stand for. */
export interface TypeScope {
  readonly text: string;
  readonly aliases: ReadonlyMap<string, TSType>;
  readonly enums: ReadonlyMap<string, "number" | "byte" | "string">;
  readonly classes: ReadonlySet<string>;
  /** Names that mean nothing outside the class: its type parameters, and itself. */
  readonly ownNames: ReadonlySet<string>;
}

type Kind = Omit<SlotType, "optional">;

/** Chooses the slot type for a type annotation. */
export function slotTypeFor(type: TSType, scope: TypeScope, isOptional: boolean): SlotType {
  const members = flatten(type, scope);
  const defined = members.filter((member) => member.type !== "TSUndefinedKeyword");
  const optional = isOptional || defined.length < members.length;
  const kinds = defined.map((member) => kindOf(member, scope));
  return { ...(unite(kinds, defined) ?? escapeHatch(type, scope)), optional };
}

/** The members of a union, aliases of the file seen through. */
function flatten(type: TSType, scope: TypeScope): TSType[] {
  if (type.type === "TSParenthesizedType") return flatten(type.typeAnnotation, scope);
  if (type.type === "TSUnionType") return type.types.flatMap((member) => flatten(member, scope));
  const alias = scope.aliases.get(referenceOf(type) ?? "");
  return alias && alias !== type ? flatten(alias, scope) : [type];
}

const kind = (base: string, more: Partial<Kind> = {}): Kind => ({
  base,
  call: "",
  narrows: false,
  ...more,
});

const DATE_NOTE = "a Date is copied when written and fresh when read";

/** The slot type of one member of a union; undefined for what only `json` can hold. */
function kindOf(type: TSType, scope: TypeScope): Kind | undefined {
  switch (type.type) {
    case "TSNumberKeyword":
      return kind("f64");
    case "TSStringKeyword":
      return kind("text");
    case "TSBooleanKeyword":
      return kind("bool");
    case "TSBigIntKeyword":
      return kind("i64", { note: "refuses a bigint outside 64 bits" });
    case "TSTemplateLiteralType":
      return kind("text", { narrows: true });
    case "TSIntersectionType": {
      // a brand: string & { readonly brand: "id" }
      const [carrier] = type.types.flatMap((part) => kindOf(part, scope) ?? []);
      return carrier && { ...carrier, narrows: true };
    }
    case "TSLiteralType":
      return kindOfLiteral(type.literal);
    case "TSTypeReference": {
      const name = referenceOf(type) ?? "";
      if (name === "Date") return kind("date", { note: DATE_NOTE });
      const values = scope.enums.get(name);
      if (values === "string") return kind("category", { narrows: true });
      return values && kind(values === "byte" ? "u8" : "f64", { narrows: true });
    }
    default:
      return undefined;
  }
}

function kindOfLiteral(literal: Node): Kind | undefined {
  if (literal.type === "UnaryExpression") return kind("f64", { narrows: true });
  if (literal.type !== "Literal") return undefined;
  switch (typeof literal.value) {
    case "string":
      return kind("oneOf", { call: `(${JSON.stringify(literal.value)})` });
    case "number":
      return kind("f64", { narrows: true });
    case "boolean":
      return kind("bool", { narrows: true });
    case "bigint":
      return kind("i64", { narrows: true });
    default:
      return undefined;
  }
}

/** One type for all members of a union, if one packed type holds them all. */
function unite(kinds: readonly (Kind | undefined)[], members: readonly TSType[]): Kind | undefined {
  const [first] = kinds;
  if (!first || kinds.includes(undefined)) return undefined;
  const all = kinds as readonly Kind[];
  if (all.every(({ base }) => base === "oneOf")) {
    const names = [...new Set(all.map(({ call }) => call.slice(1, -1)))];
    if (names.length <= 256) return kind("oneOf", { call: `(${names.join(", ")})` });
  }
  if (all.every(({ base }) => base === "oneOf" || base === "text"))
    return kind("text", { narrows: all.some(({ narrows }) => narrows) });
  if (!all.every(({ base }) => base === first.base)) return undefined;
  const bothBooleans = first.base === "bool" && members.length > 1;
  const isWhole = bothBooleans || all.some(({ narrows }) => !narrows);
  return { ...first, narrows: !isWhole };
}

/** Any value at all, kept on the heap. */
function escapeHatch(type: TSType, scope: TypeScope): Kind {
  const members = (type.type === "TSUnionType" ? type.types : [type]).filter(
    (member) => member.type !== "TSUndefinedKeyword",
  );
  const text = members.map(({ start, end }) => scope.text.slice(start, end)).join(" | ");
  const isOwn = [...walk(type as Node)].some(
    (node) => node.type === "Identifier" && scope.ownNames.has(node.name),
  );
  return {
    base: "json",
    call: isOwn ? "<unknown>()" : `<${text || "undefined"}>()`,
    narrows: isOwn,
    note: `stays on the heap: ${heapNote(members, scope)}`,
  };
}

function heapNote(members: readonly TSType[], scope: TypeScope): string {
  if (members.some(({ type }) => type === "TSNullKeyword"))
    return "slots know undefined, not null; write undefined instead to pack it";
  const [type] = members;
  if (!type || members.length > 1) return "a union of different kinds";
  const name = referenceOf(type);
  if (name !== undefined && scope.classes.has(name))
    return `${name} is a class; nest its slots, or hold a ref(() => ${name}), to pack it`;
  if (type.type === "TSArrayType" || type.type === "TSTupleType" || name === "Array")
    return "a list; vec(f64, n) packs one of always n numbers";
  if (name !== undefined && /^(?:Uint8Array|Buffer)$/.test(name))
    return "bytes(n) packs one of always n bytes";
  if (name !== undefined && /^(?:Float|Int|Uint|BigInt|BigUint)\d+Array$/.test(name))
    return "vec(type, n) packs one of always n numbers";
  if (type.type === "TSFunctionType") return "a function; JSON leaves it out";
  return "a value of any shape";
}

function referenceOf(type: TSType): string | undefined {
  if (type.type !== "TSTypeReference") return undefined;
  return type.typeName.type === "Identifier" ? type.typeName.name : undefined;
}
