import {
  chainOf,
  declarationOf,
  isDeclaring,
  nameOf,
  type Class,
  type Declaration,
} from "./declaration.ts";
import { errors } from "./errors.ts";
import { fieldsIn } from "./fields-in.ts";

const audited = new WeakSet();

/**
 * Looks once at each class, the first time it makes an object or a table: it may add methods, but nothing
 * that an object would have to store outside its slots.
 *
 * @throws SlotError for undeclared or repeated fields, and members named like a slot.
 */
export function audit(C: Class): void {
  if (audited.has(C)) return;
  const declaration = declarationOf("slots", C);
  const fields: string[] = [];
  for (const c of chainOf(C)) {
    if (isDeclaring(c)) continue;
    refuseMembers(c, declaration);
    fields.unshift(...fieldsIn(c));
  }
  const isSlot = (name: string) => declaration.byName.has(name);
  const repeated = fields.filter(isSlot);
  if (repeated.length > 0) throw errors.repeatedFields(nameOf(C), repeated);
  const undeclared = fields.filter((name) => !isSlot(name));
  if (undeclared.length > 0 && !declaration.dict)
    throw errors.undeclaredFields(nameOf(C), undeclared);
  audited.add(C);
}

/** Refuses a method, accessor or static that has the name of a slot. */
function refuseMembers(C: Class, { byName }: Declaration): void {
  for (const [holder, kind] of [
    [C.prototype as object, ""],
    [C, "static "],
  ] as const) {
    for (const name of Object.getOwnPropertyNames(holder)) {
      if (!byName.has(name) || (kind && (name === "name" || name === "length"))) continue;
      const member = Object.getOwnPropertyDescriptor(holder, name) as PropertyDescriptor;
      const what =
        typeof member.value === "function"
          ? "method"
          : member.get
            ? "getter"
            : member.set
              ? "setter"
              : "property";
      throw errors.conflict(nameOf(C), name, kind + what);
    }
  }
}
