import {
  bool,
  category,
  date,
  f64,
  i16,
  i32,
  i64,
  i8,
  oneOf,
  optional,
  slots,
  text,
  u16,
  u32,
  u8,
  type SlotType,
} from "slotted";
import { isBuiltIn } from "./candidates.ts";
import type { SeenField } from "./seen-field.ts";

/** A slot to declare for a field. */
export interface ProposedSlot {
  readonly name: string;
  /** The type as TypeScript: `optional(u32)`. */
  readonly type: string;
  /** Why this type: what the snapshot shows. */
  readonly reason: string;
  /** Whether the next program run may show otherwise. */
  readonly isGuess: boolean;
}

/** A slot with what the estimate needs of it. */
export interface InferredSlot extends ProposedSlot {
  readonly field: SlotType;
  /** Bytes a row beside the fixed part: text. */
  readonly textBytes: number;
  /** The names of a category and their bytes. */
  readonly names?: { readonly count: number; readonly utf8Bytes: number };
}

/** A field that no slot can hold, and why. */
export interface BlockedField {
  readonly name: string;
  readonly why: string;
}

type Proposal = Omit<InferredSlot, "name">;

/** Proposes a slot for what a field held in `count` objects, or says why there is none. */
export function inferSlot(seen: SeenField, count: number): InferredSlot | BlockedField {
  const { name } = seen;
  const why = refusal(seen);
  if (why !== undefined) return { name, why };
  const proposal = propose(seen);
  if (typeof proposal === "string") return { name, why: proposal };
  const missing = count - seen.values;
  if (missing <= 0) return { name, ...proposal };
  return {
    name,
    ...proposal,
    type: `optional(${proposal.type})`,
    field: optional(proposal.field),
    textBytes: proposal.textBytes * (seen.values / count),
    reason: `${proposal.reason}; ${absence(seen, missing)}`,
  };
}

function absence({ nulls }: SeenField, missing: number): string {
  const some = `none in ${whole(missing)} ${missing === 1 ? "object" : "objects"}`;
  return nulls > 0 ? `${some} (null becomes undefined)` : some;
}

/** What keeps a field from being any slot. */
function refusal(seen: SeenField): string | undefined {
  const { name } = seen;
  if (name.startsWith("#")) return "private fields cannot be slots: make it an ordinary one";
  try {
    slots({ [name]: f64 });
  } catch (error) {
    return `not a name for a slot (${(error as Error).message})`;
  }
  const kinds = kindsOf(seen);
  if (kinds.length === 0) return "only ever null or undefined: leave it out";
  if (kinds.length > 1) return `holds ${kinds.join(" and ")}: one slot has one type, make it two`;
  return undefined;
}

function kindsOf(seen: SeenField): string[] {
  const kinds: [string, number][] = [
    ["numbers", seen.numbers],
    ["strings", seen.strings],
    ["booleans", seen.booleans],
    ["bigints", seen.bigints],
    ["functions", seen.functions],
    ...[...seen.objects].map(([name, count]): [string, number] => [name, count]),
  ];
  return kinds.filter(([, count]) => count > 0).map(([kind]) => kind);
}

function propose(seen: SeenField): Proposal | string {
  if (seen.numbers > 0) return number(seen);
  if (seen.strings > 0) return string(seen);
  if (seen.booleans > 0) return slot("bool", bool, "true and false", false);
  if (seen.bigints > 0) {
    return seen.widestBigint > ONE_DIGIT
      ? "holds bigints of more than 64 bits"
      : slot("i64", i64, "bigints of at most 64 bits; u64 if never negative", true);
  }
  if (seen.functions > 0) return "holds functions: make it a method, which costs nothing an object";
  const [held = ""] = seen.objects.keys();
  if (held === "Date") return slot("date", date, "dates", false);
  if (isBuiltIn(held)) return `holds ${held}: keep these beside the table, by row index`;
  return slot("u32", u32, `holds ${held}: keep these in a table, and here the row index`, true);
}

/** A bigint with one digit of 64 bits: map, length and digit. */
const ONE_DIGIT = 24;

const slot = (type: string, field: SlotType, reason: string, isGuess: boolean): Proposal => ({
  type,
  field,
  reason,
  isGuess,
  textBytes: 0,
});

/** Integers by the largest value they hold, the narrowest first. */
const INTEGERS: readonly [name: string, field: SlotType, min: number, max: number][] = [
  ["u8", u8, 0, 0xff],
  ["i8", i8, -0x80, 0x7f],
  ["u16", u16, 0, 0xffff],
  ["i16", i16, -0x8000, 0x7fff],
  ["u32", u32, 0, 0xffffffff],
  ["i32", i32, -0x80000000, 0x7fffffff],
];

function number(seen: SeenField): Proposal {
  if (seen.unknownNumbers > 0) {
    const hint = "values not in the snapshot, write it with exposeNumericValues";
    return seen.unknownBoxes > 0
      ? slot("f64", f64, `numbers, some perhaps boxed (${hint})`, true)
      : slot("i32", i32, `small integers (${hint})`, true);
  }
  const { min, max } = seen;
  const range = min === max ? `always ${whole(min)}` : `${whole(min)} to ${whole(max)}`;
  if (!seen.areWhole) return slot("f64", f64, `${range}, with fractions`, false);
  // room to grow to twice what was seen
  const type = INTEGERS.find(([, , low, high]) => low <= 2 * min && 2 * max <= high);
  if (type) return slot(type[0], type[1], `integers, ${range}`, type[0] !== "u32");
  return slot("f64", f64, `integers, ${range}: more than 32 bits`, false);
}

/** Few names that repeat a lot look like an enumeration. */
const FEW_NAMES = 8;
const NAME = /^[\w .:/-]{1,32}$/;

function string(seen: SeenField): Proposal {
  const { contents, strings, hasMany } = seen;
  const known = strings - seen.unknownStrings;
  const average = known > 0 ? seen.utf8Bytes / known : UNKNOWN_BYTES;
  const distinct = hasMany ? `more than ${whole(contents.size)}` : whole(contents.size);
  const reason = `${distinct} different strings of ${average.toFixed(1)} bytes on average`;
  const asText = {
    ...slot("text", text, reason, seen.unknownStrings > 0),
    textBytes: average,
  };
  if (seen.unknownStrings > 0 || hasMany) return asText;

  const utf8Bytes = [...contents.values()].reduce((sum, bytes) => sum + bytes, 0);
  const names = { count: contents.size, utf8Bytes };
  if (codeBytes(names.count) * strings + dictionaryBytes(names) > (4 + average) * strings) {
    return asText;
  }
  return { ...slot("category", category, reason, false), names };
}

/** Proposes an enumeration for a category of few names; `textOf` decodes the number of a string. */
export function narrow(
  proposed: InferredSlot,
  seen: SeenField,
  textOf: (content: number | string) => string,
): InferredSlot {
  if (!proposed.names || seen.contents.size > FEW_NAMES) return proposed;
  if (seen.strings < 100 * seen.contents.size) return proposed;
  const texts = [...seen.contents.keys()].map(textOf).sort();
  const [first, ...others] = texts;
  if (first === undefined || !texts.every((each) => NAME.test(each))) return proposed;
  const enumeration = oneOf(first, ...others);
  const type = `oneOf(${texts.map((each) => JSON.stringify(each)).join(", ")})`;
  const isOptional = proposed.type.startsWith("optional(");
  return {
    name: proposed.name,
    type: isOptional ? `optional(${type})` : type,
    field: isOptional ? optional(enumeration) : enumeration,
    reason: `${proposed.reason}; category if more may come`,
    isGuess: true,
    textBytes: 0,
  };
}

/** What a string is taken for whose content the snapshot does not show. */
const UNKNOWN_BYTES = 16;

/** Bytes of a category's code in a column. */
export const codeBytes = (names: number): number => (names <= 0x100 ? 1 : names <= 0x10000 ? 2 : 4);

/** Heap bytes of a category's names: a string each, and a place in a list and in a map. */
export const dictionaryBytes = (names: { count: number; utf8Bytes: number }): number =>
  names.utf8Bytes + names.count * 64;

const whole = (value: number): string => value.toLocaleString("en-US");
