import type { Expression } from "oxc-parser";
import { sourceOf, walk, type ClassSource } from "./class-source.ts";
import { docOf } from "./doc-of.ts";
import type { SourceField } from "./fields.ts";
import { slotTypeFor, type SlotType, type TypeScope } from "./slot-type.ts";

/** A slot that a field becomes. */
export interface Slot {
  readonly name: string;
  readonly line: number;
  /** The declared type, as it was written. */
  readonly was: string;
  /** The names that its declaration imports from `slotted`. */
  readonly imports: readonly string[];
  /** The declaration, given the names that its imports have in the file. */
  readonly declaration: (local: (name: string) => string) => string;
  /** Keeps in the class what the slot's type cannot say: `declare readonly id: Id;`. */
  readonly declare: string | undefined;
  readonly isOptional: boolean;
  readonly isDefaulted: boolean;
  readonly notes: readonly string[];
}

/** Chooses the slot for a field. */
export function slotOf(source: ClassSource, field: SourceField, scope: TypeScope): Slot {
  const { name, line, type: declared, isReadonly } = field;
  const was = declared ? field.typeText.slice(declared.start, declared.end) : "unknown";
  const type = declared
    ? slotTypeFor(declared, { ...scope, text: field.typeText }, field.isOptional)
    : UNTYPED;
  const fallback = defaultOf(source, field, type);
  const doc = docOf(source, field);
  const imports = [
    type.base,
    ...(type.optional ? ["optional"] : []),
    ...(fallback === undefined ? [] : ["withDefault"]),
  ];
  const keeps = source.isTypeScript && (type.narrows || isReadonly);
  return {
    name,
    line,
    was: field.isOptional ? `${was} | undefined` : was,
    imports,
    declaration(local) {
      const call = source.isTypeScript ? type.call : type.call.replace(/^<.*>/, "");
      const plain = `${local(type.base)}${call}`;
      const optional = type.optional ? `${local("optional")}(${plain})` : plain;
      const whole =
        fallback === undefined ? optional : `${local("withDefault")}(${optional}, ${fallback})`;
      return doc === undefined ? whole : `${whole}.doc(${JSON.stringify(doc)})`;
    },
    declare: keeps
      ? `declare ${isReadonly ? "readonly " : ""}${name}: ${was}${field.isOptional ? " | undefined" : ""};`
      : undefined,
    isOptional: type.optional,
    isDefaulted: fallback !== undefined,
    notes: notesOf(source, field, type),
  };
}

// JavaScript says nothing of types
const UNTYPED: SlotType = {
  base: "json",
  call: "()",
  optional: false,
  narrows: false,
  note: "stays on the heap: no type is known; name one in a comment, /** @type {number} */",
};

/** A primitive initialiser becomes the slot's default, which rows have too. */
function defaultOf(
  source: ClassSource,
  { initialiser }: SourceField,
  { optional, base }: SlotType,
): string | undefined {
  if (!initialiser || optional || base === "json") return undefined;
  const isPrimitive =
    isLiteral(initialiser) ||
    (initialiser.type === "UnaryExpression" && isLiteral(initialiser.argument));
  return isPrimitive ? sourceOf(source, initialiser) : undefined;
}

const isLiteral = (value: Expression): boolean => value.type === "Literal" && value.value !== null;

function notesOf(source: ClassSource, field: SourceField, { base, note }: SlotType): string[] {
  const notes = note === undefined ? [] : [note];
  if (base === "f64" && looksWhole(source, field))
    notes.push("u32 or i32 take half, if it is always whole");
  if (field.isHidden) notes.push("was private or protected; slots are public");
  return notes;
}

/** Starts at a whole number, or is counted up or down. */
function looksWhole({ node }: ClassSource, { name, initialiser }: SourceField): boolean {
  const startsWhole = initialiser?.type === "Literal" && Number.isInteger(initialiser.value);
  return (
    startsWhole ||
    [...walk(node)].some(
      (inner) =>
        inner.type === "UpdateExpression" &&
        inner.argument.type === "MemberExpression" &&
        inner.argument.property.type === "Identifier" &&
        inner.argument.property.name === name,
    )
  );
}
