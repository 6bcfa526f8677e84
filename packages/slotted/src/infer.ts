import type { Layout } from "./layout.ts";

/** Carries the types of a declaration; no value ever has this key. */
declare const types: unique symbol;

/**
 * A field type: what one slot stores, what reading it gives (`Value`) and what writing it takes (`Init`).
 *
 * @example
 * const height = f64.doc("metres above sea"); // Field<number>
 */
export interface Field<Value = unknown, Init = Value, More = unknown> {
  /** The type as a layout shows it: `f64`, `optional(text)`. */
  readonly type: string;
  /** What `doc` said of the slot. */
  readonly docs: string;
  /** The same type with a sentence about the slot, kept in `C.slots` and shown by layouts. */
  doc(text: string): Field<Value, Init, More>;
  readonly [types]?: { value: Value; init: Init; more: More };
}

/** Marks a slot that `new` and `add` may leave out. */
export interface MayBeOmitted {
  readonly omit: true;
}

/** Marks a slot that is one number a row, so that `column` can show it as a typed array. */
export interface Numeric<Column> {
  readonly column: Column;
}

/** What a slot may be declared as: a field type, or another slotted class. */
export type SlotType = Field<any, any, any> | AnySlotted; // eslint-disable-line @typescript-eslint/no-explicit-any -- a field of any value

/** The declaration of a class: names to types. */
export type Slots = Readonly<Record<string, SlotType>>;

type Flat<T> = { [K in keyof T]: T[K] } & {};

type TypesOf<S> =
  S extends Field<infer Value, infer Init, infer More>
    ? { value: Value; init: Init; more: More }
    : S extends AnySlotted
      ? { value: InstanceType<S>; init: InitOf<S["slots"]>; more: unknown }
      : never;

/** What else the type of a slot says of it. */
export type MoreOf<S extends SlotType> = TypesOf<S>["more"];

/** What reading a slot gives. */
export type ValueOf<S extends SlotType> = TypesOf<S>["value"];

/** What writing a slot takes. */
export type InitValueOf<S extends SlotType> = TypesOf<S>["init"];

type OmitKeys<F extends Slots> = {
  [K in keyof F]: TypesOf<F[K]>["more"] extends MayBeOmitted ? K : never;
}[keyof F];

/**
 * The values of a class's slots.
 *
 * @example
 * type P = ValuesOf<{ x: typeof f64; label: typeof text }>; // { x: number; label: string }
 */
export type ValuesOf<F extends Slots> = { -readonly [K in keyof F]: ValueOf<F[K]> };

/**
 * What `new C(…)` and `table.add(…)` take: every slot, optional and defaulted ones optional.
 *
 * @example
 * type P = InitOf<{ x: typeof f64; note: Field<string | undefined, string | undefined, MayBeOmitted> }>;
 * // { x: number; note?: string | undefined }
 */
export type InitOf<F extends Slots> = Flat<
  { [K in Exclude<keyof F, OmitKeys<F>>]: InitValueOf<F[K]> } & {
    [K in OmitKeys<F>]?: InitValueOf<F[K]> | undefined;
  }
>;

/** What every slotted object and row can do besides holding its slots. */
export interface Slotted<F extends Slots> {
  /** A plain object with the same values, detached from any table. */
  toObject(): ObjectOf<SlotsIn<this>>;
  /** A plain object that JSON can carry: big integers as decimal strings, lists as arrays. */
  toJSON(): Record<keyof SlotsIn<this> & string, unknown>;
  /**
   * Carries the slots of the object's class and of its bases; no value ever has this key. It is no symbol,
   * for the declaration file of an exported class expression could not name one.
   */
  readonly "~slots"?: F;
}

/** The slots that an object's class declares, those of its bases included. */
type SlotsIn<T> = T extends { readonly "~slots"?: infer F extends Slots } ? F : Slots;

/** A class's slots as a plain object, nested classes as plain objects too. */
export type ObjectOf<F extends Slots> = Flat<{
  -readonly [K in keyof F]: F[K] extends AnySlotted
    ? ObjectOf<F[K]["slots"]>
    : PlainOf<ValueOf<F[K]>>;
}>;

/** What becomes of a value in a plain object: of an optional nested row, one more. */
type PlainOf<V> = V extends { toObject(): infer Plain }
  ? "~slots" extends keyof V
    ? Plain
    : V
  : V;

/** A class made by `slots`, to be extended; `Instance` is what its objects and rows look like. */
export interface SlottedClass<F extends Slots, Instance = ValuesOf<F> & Slotted<F>> {
  new (init: InitOf<F>): Instance;
  /** Every slot of the class, those of its bases first. */
  readonly slots: F;
  /** Where the slots lie in a table of the default layout. */
  readonly layout: Layout;
}

/** Any slotted class, whatever its own constructor takes. */
export interface AnySlotted {
  new (...args: any[]): any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a user's constructor takes what it likes
  /** Every slot of the class, those of its bases first. */
  readonly slots: Slots;
  /** Where the slots lie in a table of the default layout. */
  readonly layout: Layout;
}

/** Turns a repeated slot into a type error that says which class has it already. */
export type NoOverlap<B extends AnySlotted, F> = {
  [K in keyof F]: K extends keyof B["slots"]
    ? `slot '${K & string}' is already declared by a base class`
    : F[K];
};

/** What `new C(…)` of the declared slots and `table.add(…)` take for a class. */
export type Init<C extends AnySlotted> = InitOf<C["slots"]>;

/** The names of a class's slots. */
export type SlotName<C extends AnySlotted> = keyof C["slots"] & string;

/** The slots that are stored as one number a row. */
export type NumericName<C extends AnySlotted> = {
  [K in keyof C["slots"]]: TypesOf<C["slots"][K]>["more"] extends Numeric<unknown> ? K : never;
}[keyof C["slots"]] &
  string;

/** The typed array that `column(name)` shows. */
export type ColumnOf<S> = TypesOf<S>["more"] extends Numeric<infer Column> ? Column : never;
