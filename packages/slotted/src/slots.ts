import { audit } from "./audit.ts";
import {
  DECLARATION,
  declarationOf,
  nameOf,
  type Class,
  type Declaration,
  type DeclaredSlot,
} from "./declaration.ts";
import { dictPrototype } from "./dict.ts";
import { errors } from "./errors.ts";
import { fieldType } from "./field-types.ts";
import type {
  AnySlotted,
  NoOverlap,
  Slots,
  Slotted,
  SlottedClass,
  SlotType,
  ValuesOf,
} from "./infer.ts";
import { layoutOf } from "./layout-of.ts";
import { layOut, type Layout } from "./layout.ts";
import { root } from "./root.ts";
import { standaloneClass } from "./standalone.ts";

const IDENTIFIER = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;

const LONGEST_NAME = 1000;

/**
 * Declares a class by its slots, to be extended; with a base, adds slots to those of the base.
 *
 * @throws SlotError for a name that is no identifier, is taken by a base or by a member, and for a base
 * that is not slotted.
 *
 * @example
 * class Point extends slots({ x: f64, y: f64 }) {
 *   get length() { return Math.hypot(this.x, this.y); }
 * }
 * class Named extends slots(Point, { label: text }) {}
 * new Named({ x: 3, y: 4, label: "here" }).length; // 5
 */
export function slots<F extends Slots>(fields: F): SlottedClass<F>;
export function slots<B extends AnySlotted, F extends Slots>(
  base: B,
  fields: F & NoOverlap<B, F>,
): SlottedClass<Omit<B["slots"], keyof F> & F, InstanceType<B> & ValuesOf<F> & Slotted<F>>;
export function slots(base: unknown, fields?: unknown): unknown {
  if (typeof base === "function" || arguments.length > 1) {
    return declare(base as AnySlotted, fields, declarationOf("slots", base).dict);
  }
  return declare(undefined, base, false);
}

/**
 * Opts a class in to a dict, as `'__dict__' in __slots__` does: its objects and rows take any attribute,
 * kept beside the packed slots.
 *
 * @throws SlotError when the class is not slotted.
 */
export function withDict<B extends AnySlotted>(
  base: B,
): SlottedClass<B["slots"], InstanceType<B> & Record<string, unknown>> {
  declarationOf("withDict", base);
  return declare(base, {}, true) as never;
}

function declare(base: AnySlotted | undefined, fields: unknown, dict: boolean): Class {
  if (base) audit(base as unknown as Class);
  const prototype = (base?.prototype ?? root) as object;
  const inherited = base ? declarationOf("slots", base).slots : [];
  const all = [...inherited];
  const byName = new Map(all.map((slot) => [slot.name, slot]));
  const declaration: Declaration = { slots: all, byName, dict };
  for (const name of namesOf(fields)) {
    checkName(name, prototype, byName);
    const given = (fields as Slots)[name] as SlotType;
    const slot = {
      name,
      given,
      type: fieldType(`slots({ ${name} })`, given),
      owner: declaration,
    };
    all.push(slot);
    byName.set(name, slot);
  }

  const C = standaloneClass(layOut(declaration, "columns"), !dict);
  Object.setPrototypeOf(C.prototype, dict ? dictPrototype(prototype) : prototype);
  if (base) Object.setPrototypeOf(C, base);
  const slots = Object.freeze(Object.fromEntries(all.map(({ name, given }) => [name, given])));
  return Object.defineProperties(C, {
    [DECLARATION]: { value: declaration },
    slots: { value: slots },
    layout: { get: layoutOfThis },
  });
}

function layoutOfThis(this: AnySlotted): Layout {
  return layoutOf(this);
}

function namesOf(fields: unknown): string[] {
  if (!isPlain(fields)) throw errors.field("slots", "an object of names and field types", fields);
  const [symbol] = Object.getOwnPropertySymbols(fields);
  if (symbol) throw errors.slotName(symbol, "which is a symbol");
  return Object.keys(fields);
}

/** Whether a value is an object literal of any realm: no list, no Map, nothing under a prototype of its own. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function checkName(
  name: string,
  prototype: object,
  taken: ReadonlyMap<string, DeclaredSlot>,
): void {
  if (name.length > LONGEST_NAME) throw errors.slotName(name, `which is ${name.length} characters`);
  if (!IDENTIFIER.test(name)) throw errors.slotName(name, "which is no identifier");
  if (name === "prototype" || name in root)
    throw errors.slotName(name, "which every object has already");
  const owner = nameOf((prototype as { constructor: Class }).constructor);
  if (taken.has(name)) throw errors.overlap(name, owner);
  if (name in prototype) throw errors.conflict(owner, name, "member");
}
