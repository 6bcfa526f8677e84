import { errors } from "./errors.ts";
import { refusal } from "./field-types.ts";
import type { PlannedSlot, Plan } from "./layout.ts";

/** Every slot of a plan by its id, the parts of nested classes included. */
export function allSlots(slots: readonly PlannedSlot[]): PlannedSlot[] {
  return slots.flatMap((slot) => [slot, ...allSlots(slot.parts ?? [])]);
}

/** The slot of a name. @throws SlotError for an unknown one */
export function slotNamed({ name, slots }: Plan, key: string): PlannedSlot {
  const slot = slots.find((s) => s.key === key);
  if (!slot) throw errors.unknownSlot(name, key, slots);
  return slot;
}

/** The error for a value that a slot refuses, or that is missing. */
export function badValue(plan: Plan, slot: PlannedSlot, value: unknown): Error {
  if (value === undefined) return errors.missing(plan.name, slot.name, slot.type);
  return refusal(`${plan.name}.${slot.name}`, slot.field.spec, value);
}

/** The error for a record that is no object. */
export function badInit(plan: Plan, init: unknown): Error {
  return errors.argument(
    plan.name,
    "an object with the slots' values",
    init,
    "Pass { slot: value, … }.",
  );
}

/** What the rows of a store are and how many. */
interface Rows {
  readonly plan: Plan;
  readonly n: number;
}

/** The error for a row index past the end. */
export function badRow({ plan, n }: Rows, index: unknown): Error {
  if (Number.isInteger(index) && (index as number) >= 0 && (index as number) < n)
    return errors.transferred(plan.name);
  return typeof index === "number"
    ? errors.row(`table of ${plan.name}`, index, n)
    : errors.argument(`table of ${plan.name}`, "a row index", index, "Pass a whole number.");
}

/** The error for a row whose record is no longer there, or whose bytes were transferred away. */
export function gone({ plan, n }: Rows, index: number): Error {
  return index < n ? errors.transferred(plan.name) : errors.gone(plan.name, index, n);
}

/** Refuses names that are no slots. @throws SlotError */
export function checkNames(
  plan: Plan,
  init: object,
  slots: readonly PlannedSlot[] = plan.slots,
): void {
  for (const key in init) {
    const slot = slots.find((s) => s.key === key);
    if (!slot) throw errors.unknownSlot(plan.name, key, slots);
    // read only where need be: it may be a getter
    if (!slot.parts) continue;
    const value = (init as Record<string, unknown>)[key];
    if (typeof value === "object" && value !== null) checkNames(plan, value, slot.parts);
  }
}

/** Whether a value can be a number of rows. */
export const isCount = (value: unknown): boolean =>
  Number.isSafeInteger(value) && (value as number) >= 0;

/** Refuses what cannot be called with a row. @throws SlotError */
export function callable(visit: unknown): void {
  if (typeof visit !== "function")
    throw errors.argument("Table", "a function of a row", visit, "Pass row => ….");
}
