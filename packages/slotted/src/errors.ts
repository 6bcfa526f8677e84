/** The stable codes that every error of this package carries. */
export type SlotErrorCode =
  | "ERR_NO_SLOT"
  | "ERR_UNDECLARED_FIELDS"
  | "ERR_SLOT_NAME"
  | "ERR_SLOT_OVERLAP"
  | "ERR_SLOT_CONFLICT"
  | "ERR_NOT_SLOTTED"
  | "ERR_FIELD"
  | "ERR_MISSING_SLOT"
  | "ERR_SLOT_TYPE"
  | "ERR_SLOT_RANGE"
  | "ERR_ROW_RANGE"
  | "ERR_CAPACITY"
  | "ERR_ARGUMENT"
  | "ERR_LAYOUT_MISMATCH"
  | "ERR_STALE_REF"
  | "ERR_DETACHED";

/** A value of the wrong kind, or a class that leaves its layout. */
export class SlotError extends TypeError {
  /** What went wrong, in a word that stays the same while messages change. */
  readonly code: SlotErrorCode;

  constructor(code: SlotErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  static {
    this.prototype.name = "SlotError";
  }
}

/** A value of the right kind but outside its range: a number too large, a row past the end. */
export class SlotRangeError extends RangeError {
  /** What went wrong, in a word that stays the same while messages change. */
  readonly code: SlotErrorCode;

  constructor(code: SlotErrorCode, message: string) {
    super(message);
    this.code = code;
  }

  static {
    this.prototype.name = "SlotRangeError";
  }
}

/** A reference whose record was deleted. */
export class StaleRefError extends SlotRangeError {
  constructor(message: string) {
    super("ERR_STALE_REF", message);
  }

  static {
    this.prototype.name = "StaleRefError";
  }
}

const list = (names: Iterable<string>): string => [...names].join(", ") || "none";

/** Prints a value in an error: short, on one line, its kind visible. */
export function show(value: unknown): string {
  if (typeof value === "string") {
    const text = JSON.stringify(value.length > 40 ? value.slice(0, 40) : value);
    return value.length > 40 ? `${text}… (${value.length} characters)` : text;
  }
  if (typeof value === "bigint") {
    // the digits of a very long one would take minutes
    return BigInt.asIntN(128, value) === value ? `${value}n` : "a bigint of more than 128 bits";
  }
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return value.name ? `function ${value.name}` : "a function";
  if (typeof value !== "object" || value === null) return String(value);
  const name = nameOfClass(value);
  const kind = typeof name === "string" && name !== "Object" ? name : "";
  const { length } = value as { length?: unknown };
  const isList = Array.isArray(value) || ArrayBuffer.isView(value);
  if (isList && typeof length === "number") return `${kind || "a list"} of ${length}`;
  return kind ? `a ${kind}` : "an object";
}

/** The name of a value's class, whose getters may throw. */
function nameOfClass(value: object): unknown {
  try {
    return (value.constructor as { name?: unknown } | undefined)?.name;
  } catch {
    return undefined;
  }
}

/** A name as an error shows it, however long it is. */
const shorten = (name: PropertyKey): string => {
  const text = typeof name === "object" ? show(name) : String(name);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};

export const errors = {
  noSlot: (name: string, key: PropertyKey, slots: Iterable<string>) =>
    new SlotError(
      "ERR_NO_SLOT",
      `'${name}' object has no attribute '${shorten(key)}'. Its slots: ${list(slots)}. ` +
        `Declare it in slots({…}), or opt in to a dict with withDict(${name}).`,
    ),

  readOnly: (name: string, key: string) =>
    new SlotError(
      "ERR_NO_SLOT",
      `'${name}' object attribute '${key}' is read-only, a member of its class. ` +
        `Declare a slot of another name for the value.`,
    ),

  unknownSlot: (where: string, key: PropertyKey, slots: readonly { readonly key: string }[]) =>
    new SlotError(
      "ERR_NO_SLOT",
      `${where}: expected one of the slots ${list(slots.map((slot) => slot.key))}, got '${shorten(key)}'. ` +
        `Declare it in slots({…}), or leave it out.`,
    ),

  undeclaredFields: (name: string, fields: readonly string[]) =>
    new SlotError(
      "ERR_UNDECLARED_FIELDS",
      `${name}: expected only declared slots, got the field${fields.length > 1 ? "s" : ""} ${fields.join(", ")}. ` +
        `Declare ${fields.length > 1 ? "them" : "it"} with slots(${"Base"}, { ${fields.map((f) => `${f.replace("#", "")}: …`).join(", ")} }), ` +
        `or opt in to a dict with withDict(Base).`,
    ),

  repeatedFields: (name: string, fields: readonly string[]) =>
    new SlotError(
      "ERR_UNDECLARED_FIELDS",
      `${name}: expected its slots to be declared once, got a class field for the slot${fields.length > 1 ? "s" : ""} ${fields.join(", ")}, ` +
        `which would overwrite the value given and never run for rows. Remove the field; use withDefault(type, value) for a default.`,
    ),

  slotName: (key: PropertyKey, why: string) =>
    new SlotError(
      "ERR_SLOT_NAME",
      `slots: expected an identifier that is free to use, got '${shorten(key)}', ${why}. Rename the slot.`,
    ),

  overlap: (key: string, owner: string) =>
    new SlotError(
      "ERR_SLOT_OVERLAP",
      `slots: slot '${key}' is already declared by the base class ${owner}. Remove it here, or rename it.`,
    ),

  conflict: (name: string, key: string, kind: string) =>
    new SlotError(
      "ERR_SLOT_CONFLICT",
      `${name}: slot '${key}' conflicts with the ${kind} of the same name. Rename one of them.`,
    ),

  notSlotted: (where: string, got: unknown) =>
    new SlotError(
      "ERR_NOT_SLOTTED",
      `${where}: expected a class made with slots(), got ${show(got)}. Extend slots({…}) instead.`,
    ),

  field: (where: string, expected: string, got: unknown) =>
    new SlotError(
      "ERR_FIELD",
      `${where}: expected ${expected}, got ${show(got)}. See the field types of slotted.`,
    ),

  missing: (where: string, slot: string, type: string) =>
    new SlotError(
      "ERR_MISSING_SLOT",
      `${where}: expected a value for slot '${slot}' (${type}), got nothing. ` +
        `Give it, or declare it optional(…) or withDefault(…).`,
    ),

  kind: (where: string, expected: string, value: unknown) =>
    new SlotError(
      "ERR_SLOT_TYPE",
      `${where}: expected ${expected}, got ${show(value)}. Convert the value before writing.`,
    ),

  range: (where: string, expected: string, value: unknown) =>
    new SlotRangeError(
      "ERR_SLOT_RANGE",
      `${where}: expected ${expected}, got ${show(value)}. Correct the value, or widen the slot's type.`,
    ),

  row: (where: string, index: unknown, length: number) =>
    new SlotRangeError(
      "ERR_ROW_RANGE",
      `${where}: expected a row index below ${length}, got ${show(index)}. Use at(i) to get undefined instead.`,
    ),

  gone: (name: string, index: number, length: number) =>
    new SlotRangeError(
      "ERR_ROW_RANGE",
      `${name} row ${index}: expected a record behind the row, got a table that now has ${length} rows. ` +
        `Copy a row with toObject() before removing records, or hold a Ref of a SlotMap.`,
    ),

  changed: (where: string) =>
    new SlotError(
      "ERR_ARGUMENT",
      `${where}: expected a table that stays as it is meanwhile, got one that a function or getter given changed. ` +
        `Change it before or afterwards.`,
    ),

  transferred: (name: string) =>
    new SlotError(
      "ERR_DETACHED",
      `table of ${name}: expected its own buffers, got one that was transferred elsewhere. ` +
        `Hand a table over with detach(), or transfer a copy of the column.`,
    ),

  capacity: (what: string, size: string) =>
    new SlotRangeError(
      "ERR_CAPACITY",
      `${what}: expected no more than one table can hold, got ${size}. Split the table, or use narrower types.`,
    ),

  textCapacity: (bytes: number) =>
    new SlotRangeError(
      "ERR_CAPACITY",
      `text: expected at most 4294967295 bytes in one slot of a table, got ${bytes}. ` +
        `Call compact() if texts were replaced, or split the table.`,
    ),

  categoryCapacity: (most: number) =>
    new SlotRangeError(
      "ERR_CAPACITY",
      `category: expected at most ${most} different names, got one more. Declare the slot as text.`,
    ),

  mismatch: (name: string, expected: string, got: string) =>
    new SlotError(
      "ERR_LAYOUT_MISMATCH",
      `attach ${name}: expected ${expected}, got ${got}. Declare the class alike at both ends.`,
    ),

  argument: (where: string, expected: string, got: unknown, wayOut: string) =>
    new SlotError("ERR_ARGUMENT", `${where}: expected ${expected}, got ${show(got)}. ${wayOut}`),
};
