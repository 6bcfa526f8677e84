import {
  chainOf,
  classFactsOf,
  isDeclaring,
  type AnyClass,
  type ClassFacts,
} from "./class-facts.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { finding } from "./finding-messages.ts";

/** What a slotted class stores, or would store, outside its slots or in spite of them. */
export function auditSlots(facts: ClassFacts): Finding[] {
  const { C, name } = facts;
  if (!facts.slots || isDeclaring(C)) return [];
  const found = ownFaults(facts, facts.slots);
  const isAtFault = found.length > 0 || chainOf(C).slice(1).some(hasFaults);
  return isAtFault ? found : refusal(C, name);
}

function hasFaults(C: AnyClass): boolean {
  const facts = classFactsOf(C);
  return facts.slots !== undefined && !isDeclaring(C) && ownFaults(facts, facts.slots).length > 0;
}

function ownFaults(
  { C, name: className, dict, body }: ClassFacts,
  slots: ReadonlySet<string>,
): Finding[] {
  const undeclared = dict ? [] : body.fields.filter((field) => !slots.has(field));
  const repeated = body.fields.filter((field) => slots.has(field));
  const assigned = body.assigned.filter(
    (name) => !dict && !slots.has(name) && !body.fields.includes(name) && !isSettable(C, name),
  );
  const faults: Finding[] = [];
  const add = (code: FindingCode, names: readonly string[], got?: string) => {
    if (names.length > 0)
      faults.push(finding(code, { className, names, ...(got !== undefined && { got }) }));
  };
  add("undeclared-field", undeclared);
  add("repeated-slot", repeated);
  add("private-method", body.privateMethods);
  add("undeclared-assignment", assigned);
  for (const [kind, names] of conflicts(C, slots)) add("slot-member-conflict", names, kind);
  add("duplicate-slot", body.duplicates);
  return faults;
}

/** Private names are fields already, and setters take what they like. */
function isSettable(C: AnyClass, name: string): boolean {
  if (name.startsWith("#")) return true;
  for (let p: unknown = C.prototype; p; p = Object.getPrototypeOf(p)) {
    const member = Object.getOwnPropertyDescriptor(p, name);
    if (member) return member.set !== undefined;
  }
  return false;
}

function conflicts(C: AnyClass, slots: ReadonlySet<string>): [kind: string, names: string[]][] {
  const members = Object.getOwnPropertyDescriptors(C.prototype as object);
  const statics = Object.getOwnPropertyDescriptors(C) as Record<string, PropertyDescriptor>;
  const kinds = new Map<string, string[]>();
  const add = (kind: string, name: string) => kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
  for (const [name, member] of Object.entries(members)) {
    if (slots.has(name)) add(kindOf(member), name);
  }
  for (const [name, member] of Object.entries(statics)) {
    // every class has these two of itself
    if (slots.has(name) && name !== "name" && name !== "length")
      add(`static ${kindOf(member)}`, name);
  }
  return [...kinds];
}

function kindOf({ value, get, set }: PropertyDescriptor): string {
  if (typeof value === "function") return "method";
  if (get) return "getter";
  return set ? "setter" : "property";
}

/**
 * What the library itself refuses: it audits a class when it is first constructed. Constructing the
 * declaring class in the name of `C` runs none of the user's constructors.
 */
function refusal(C: AnyClass, className: string): Finding[] {
  let declaring: unknown = C;
  while (!isDeclaring(declaring as object)) declaring = Object.getPrototypeOf(declaring);
  try {
    Reflect.construct(declaring as new () => object, [{}], C);
  } catch (error) {
    const { code, message } = error as { code?: unknown; message: string };
    if (code === "ERR_UNDECLARED_FIELDS" || code === "ERR_SLOT_CONFLICT")
      return [finding("invalid-declaration", { className, names: [], got: message })];
  }
  return [];
}
