import { audit } from "./audit.ts";
import { chainOf, declarationIn, isDeclaring, type Class } from "./declaration.ts";
import { errors, show } from "./errors.ts";
import type {
  AnySlotted,
  Field,
  InitValueOf,
  MayBeOmitted,
  MoreOf,
  Numeric,
  SlotType,
  ValueOf,
} from "./infer.ts";
import { kindOf, lengthOf } from "./list-length.ts";
import type { Ref } from "./slot-map.ts";
import { VIEWS, type ViewName, type ViewOf } from "./views.ts";

/** How a slot's bytes are kept: a typed array, single bits, text, codes of a dictionary, or a JS array. */
export type StoreName = ViewName | "bit" | "text" | "category" | "json" | "nested";

/** One row of the table of field types: all that the rest of the package knows of a type. */
export interface FieldSpec {
  readonly type: string;
  readonly store: StoreName;
  /** Stored elements a row. */
  readonly count: number;
  /** Reading gives a view of the elements, not one of them. */
  readonly list?: boolean;
  /** Completes "expected …" in an error. */
  readonly expected: string;
  /** Whether a value can be stored without loss. */
  readonly accepts: (value: unknown) => boolean;
  /** Whether a refused value is at least of the right kind, so that its range is at fault. */
  readonly isKind: (value: unknown) => boolean;
  /** Reads at once what the program could still change between the check and the write. */
  readonly take?: (value: unknown) => unknown;
  /** Turns a value into what the store keeps; absent where they are the same. */
  readonly encode?: (value: never) => unknown;
  readonly decode?: (stored: never) => unknown;
  /** Makes the value that a standalone object keeps of its own. */
  readonly own?: (value: never) => unknown;
  /** Makes a value that JSON can carry. */
  readonly toJson?: (value: never) => unknown;
  /** Bytes that the value takes beside its slot in a plain object under V8 with 8-byte pointers. */
  readonly boxedBytes: number;
  /** `undefined` is a value of its own, told apart by one bit. */
  readonly optional?: boolean;
  /** The value of a slot that was left out. */
  readonly fallback?: unknown;
  readonly nested?: AnySlotted;
  readonly docs?: string;
}

/** A field type at run time; users see it as a `Field`. */
export class FieldType implements Field {
  readonly type: string;
  readonly docs: string;
  readonly spec: FieldSpec;

  constructor(spec: FieldSpec) {
    this.type = spec.type;
    this.docs = spec.docs ?? "";
    this.spec = Object.freeze(spec);
    Object.freeze(this);
  }

  doc(text: string): FieldType {
    if (typeof text !== "string") throw errors.field("doc", "a sentence", text);
    return new FieldType({ ...this.spec, docs: text });
  }
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const isBigInt = (value: unknown): value is bigint => typeof value === "bigint";
const isString = (value: unknown): value is string => typeof value === "string";
const isBoolean = (value: unknown): value is boolean => typeof value === "boolean";
// ES2024, on every engine we support
const isWellFormed = (value: string): boolean =>
  (value as unknown as { isWellFormed(): boolean }).isWellFormed();
const isDate = (value: unknown): value is Date => value instanceof Date;
/** The milliseconds of a `Date` of any realm, whatever its own methods say; NaN for anything else. */
const timeOf = (value: unknown): number => {
  try {
    return Date.prototype.getTime.call(value);
  } catch {
    return NaN;
  }
};
const never = (): boolean => false;

function define<Value, Init = Value, More = unknown>(
  spec: Partial<FieldSpec> & Pick<FieldSpec, "type" | "store" | "expected" | "accepts">,
): Field<Value, Init, More> {
  return new FieldType({ count: 1, isKind: never, boxedBytes: 0, ...spec }) as Field<
    Value,
    Init,
    More
  >;
}

const number = <V extends ViewName, Value = number>(
  store: V,
  values: string,
  accepts: (value: unknown) => boolean,
  more: Partial<FieldSpec> = {},
) => {
  const expected = `${store} (${values})`;
  const spec = { type: store, store, expected, accepts, isKind: isNumber, ...more };
  return define<Value, Value, Numeric<ViewOf<V>>>(spec);
};

const bigint = <V extends ViewName>(
  store: V,
  values: string,
  accepts: (value: unknown) => boolean,
) =>
  number<V, bigint>(store, `${values}, a bigint`, accepts, {
    isKind: isBigInt,
    toJson: String,
    boxedBytes: 24,
  });

// `typeof` comes first so that one bad value does not slow the integer test down for all later ones.
/** A double, as JavaScript's own numbers: 8 bytes. */
export const f64 = number("f64", "any number", isNumber, { boxedBytes: 16 });
/** A single-precision number, rounded when written: 4 bytes. Refuses a finite number that would become infinite. */
export const f32 = number(
  "f32",
  "a number up to 3.4e38",
  (v) => isNumber(v) && (Math.abs(Math.fround(v)) !== Infinity || Math.abs(v) === Infinity),
  { boxedBytes: 16 },
);
/** An integer in 1 byte, -128 to 127. */
export const i8 = number("i8", "-128 to 127", (v) => isNumber(v) && (v << 24) >> 24 === v);
/** An integer in 1 byte, 0 to 255. */
export const u8 = number("u8", "0 to 255", (v) => isNumber(v) && (v & 0xff) === v);
/** An integer in 2 bytes, -32768 to 32767. */
export const i16 = number("i16", "-32768 to 32767", (v) => isNumber(v) && (v << 16) >> 16 === v);
/** An integer in 2 bytes, 0 to 65535. */
export const u16 = number("u16", "0 to 65535", (v) => isNumber(v) && (v & 0xffff) === v);
/** An integer in 4 bytes, -2147483648 to 2147483647. */
export const i32 = number("i32", "-2147483648 to 2147483647", (v) => isNumber(v) && (v | 0) === v);
/** An integer in 4 bytes, 0 to 4294967295. */
export const u32 = number("u32", "0 to 4294967295", (v) => isNumber(v) && v >>> 0 === v);
/** A big integer in 8 bytes, -2^63 to 2^63 - 1. */
export const i64 = bigint(
  "i64",
  "-2^63 to 2^63 - 1",
  (v) => isBigInt(v) && BigInt.asIntN(64, v) === v,
);
/** A big integer in 8 bytes, 0 to 2^64 - 1. */
export const u64 = bigint(
  "u64",
  "0 to 2^64 - 1",
  (v) => isBigInt(v) && BigInt.asUintN(64, v) === v,
);

/** True or false: one bit. */
export const bool = define<boolean>({
  type: "bool",
  store: "bit",
  expected: "a boolean",
  accepts: isBoolean,
});

/** A string, kept as UTF-8 bytes behind a 32-bit offset. */
export const text = define<string>({
  type: "text",
  store: "text",
  expected: "text (a string without lone surrogates)",
  accepts: (v) => isString(v) && isWellFormed(v),
  isKind: isString,
  boxedBytes: 20,
});

/** A string out of a set that grows as names arrive, kept once: a code of 8, 16 or 32 bits. */
export const category = define<string>({
  type: "category",
  store: "category",
  expected: "category (a string)",
  accepts: isString,
});

/** A moment, kept as milliseconds since 1970 in a double. Reading gives a new `Date`. */
export const date = define<Date>({
  type: "date",
  store: "f64",
  expected: "a valid Date",
  accepts: (v) => !Number.isNaN(timeOf(v)),
  isKind: isDate,
  encode: timeOf,
  decode: (ms: number) => new Date(ms),
  own: (v: Date) => new Date(timeOf(v)),
  boxedBytes: 96,
});

/**
 * One of the names given, kept as an 8-bit code.
 *
 * @throws SlotError when fewer than 1 or more than 256 names are given, or one twice.
 */
export function oneOf<const Names extends readonly [string, ...string[]]>(
  ...names: Names
): Field<Names[number]> {
  const codes = new Map(names.map((name, code) => [name as string, code]));
  if (
    !names.every(isString) ||
    codes.size !== names.length ||
    names.length < 1 ||
    names.length > 256
  ) {
    throw errors.field("oneOf", "1 to 256 different names", names);
  }
  const known = names.map(show).join(", ");
  return define<Names[number]>({
    // whole, as far as names of any sense go: it is what both ends of a handed-over table compare
    type: `oneOf(${names.map((name) => (name.length > 1000 ? show(name) : JSON.stringify(name))).join(", ")})`,
    store: "u8",
    expected: `one of ${known}`,
    accepts: (v) => codes.has(v as string),
    isKind: isString,
    encode: (v: string) => codes.get(v),
    decode: (code: number) => names[code],
  });
}

/**
 * A fixed number of bytes in place. Reading gives a live view, which ends when the table grows.
 *
 * @throws SlotError when the length is no whole number from 1 to 2^31.
 */
export function bytes(length: number): Field<Uint8Array, Uint8Array> {
  return list(
    "bytes",
    u8,
    length,
    (v) => kindOf(v) === "Uint8Array" && lengthOf(v) === length,
  ) as never;
}

/**
 * A fixed number of numbers in place. Reading gives a live view, which ends when the table grows.
 *
 * @throws SlotError when the type is no number type, or the length no whole number from 1 to 2^31.
 */
export function vec<Value extends number | bigint, Column>(
  type: Field<Value, Value, Numeric<Column>>,
  length: number,
): Field<Column, ArrayLike<Value>> {
  const { accepts } = fieldType("vec", type).spec;
  return list("vec", type, length, (v) => {
    if (lengthOf(v) !== length) return false;
    // `every` would pass over the holes of an array
    for (let k = 0; k < length; k++) if (!accepts((v as unknown[])[k])) return false;
    return true;
  }) as never;
}

/** More values would fit no table of a single row. */
const LONGEST = 2 ** 31;

function list(name: string, type: Field, length: number, accepts: FieldSpec["accepts"]): Field {
  const { spec } = fieldType(name, type);
  if (!(Number.isInteger(length) && length > 0 && length <= LONGEST))
    throw errors.field(name, `a length from 1 to ${LONGEST}`, length);
  const View = VIEWS[spec.store as ViewName];
  if (!View || spec.type !== spec.store || spec.fallback !== undefined)
    throw errors.field(name, "a type of one number", type);
  const each = spec.toJson ?? ((v: never) => v);
  const what = name === "bytes" ? `bytes(${length})` : `vec(${spec.type}, ${length})`;
  return define({
    type: what,
    store: spec.store,
    count: length,
    list: true,
    expected: `${what}: ${name === "bytes" ? "a Uint8Array" : `${length} times ${spec.expected}`}`,
    accepts,
    take: (v) => (Array.isArray(v) && v.length === length ? ([...v] as unknown[]) : v),
    own: (v) => new View(v),
    toJson: (v: never[]) => Array.from(v, each),
    boxedBytes: 200 + length * View.BYTES_PER_ELEMENT,
  });
}

/**
 * A reference to a record of a `SlotMap`: row number and generation in 8 bytes. The function only says
 * which class; a class that refers to itself is named by type alone, `ref<Node>()`, because TypeScript
 * cannot infer it from within its own declaration.
 *
 * @throws SlotError when it is given something else than a function that returns the class.
 */
export function ref<T>(of?: () => abstract new (...args: never[]) => T): Field<Ref<T>> {
  if (of !== undefined && typeof of !== "function") {
    throw errors.field("ref", "a function such as () => C", of);
  }
  return define({
    type: "ref",
    store: "f64",
    expected: "a Ref of a SlotMap",
    accepts: (v) => Number.isSafeInteger(v) && (v as number) >= 2 ** 32,
    boxedBytes: 16,
  });
}

/** Any value, kept in a JS array on the heap: the honest escape hatch, not packed at all. */
export function json<T>(): Field<T> {
  return define({
    type: "json",
    store: "json",
    expected: "a value",
    accepts: (v) => v !== undefined,
  });
}

/**
 * A slot that may be `undefined`, told apart by one bit.
 *
 * @throws SlotError when the type is no field type or already optional.
 */
export function optional<S extends SlotType>(
  type: S,
): Field<ValueOf<S> | undefined, InitValueOf<S> | undefined, MayBeOmitted> {
  const spec = required("optional", type);
  return new FieldType({ ...spec, type: `optional(${spec.type})`, optional: true }) as never;
}

/**
 * A slot with a value for when it is left out.
 *
 * @throws SlotError when the type is no field type or the value does not fit it.
 */
export function withDefault<S extends SlotType>(
  type: S,
  value: InitValueOf<S>,
): Field<ValueOf<S>, InitValueOf<S>, MayBeOmitted & MoreOf<S>> {
  const spec = required("withDefault", type);
  if (!spec.accepts(value)) throw refusal("withDefault", spec, value);
  // a copy, so that what becomes of the list or the object given changes no record to come
  const fallback = spec.own ? spec.own(value as never) : value;
  return new FieldType({ ...spec, fallback }) as never;
}

/** What is known of a type whose values cannot be left out. @throws SlotError for any other */
function required(where: string, type: SlotType): FieldSpec {
  const { spec } = fieldType(where, type);
  if (spec.optional || spec.fallback !== undefined)
    throw errors.field(where, "a type that cannot be left out yet", spec.type);
  return spec;
}

/** The run-time side of a slot type: of a field type itself, or of a slotted class. */
export function fieldType(where: string, type: unknown): FieldType {
  if (type instanceof FieldType) return type;
  const nested = type as AnySlotted;
  const declaration = declarationIn(type);
  if (declaration) {
    audit(nested as unknown as Class);
    if (declaration.dict) throw errors.field(where, "a slotted class without a dict", nested);
    return new FieldType({
      type: nested.name,
      store: "nested",
      count: 1,
      expected: `the slots of ${nested.name}`,
      accepts: (v) => typeof v === "object" && v !== null,
      isKind: never,
      own: (v) => Reflect.construct(declaring(nested), [v], nested) as object,
      boxedBytes: 24,
      nested,
    });
  }
  throw errors.field(where, "a field type such as f64 or text, or a slotted class", type);
}

/** The class that `slots` made for a class: its constructor takes the slots, the user's own may not. */
const declaring = (C: AnySlotted): Class => [...chainOf(C)].find(isDeclaring) as Class;

/** The error for a value that its slot cannot keep. */
export function refusal(where: string, spec: FieldSpec, value: unknown): Error {
  const error = spec.isKind(value) ? errors.range : errors.kind;
  return error(where, spec.expected, value);
}
