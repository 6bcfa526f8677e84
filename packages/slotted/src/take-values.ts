import type { PlannedSlot, Plan } from "./layout.ts";
import { badInit, badValue, checkNames } from "./refuse.ts";

/** Takes all of a record's values by slot id, before anything is written, as compiled code does. */
export function takeValues(plan: Plan, init: unknown, unchecked: boolean): unknown[] {
  if (typeof init !== "object" || init === null) throw badInit(plan, init);
  const values: unknown[] = [];
  let left = false;
  for (const slot of plan.slots) {
    left =
      takeValue(plan, slot, (init as Record<string, unknown>)[slot.key], values, unchecked, true) ||
      left;
  }
  if (left) checkNames(plan, init);
  return values;
}

/** Takes one slot's value and those of its parts. @returns whether something was left out. */
export function takeValue(
  plan: Plan,
  slot: PlannedSlot,
  given: unknown,
  values: unknown[],
  unchecked: boolean,
  isNew: boolean,
): boolean {
  const { accepts } = slot.field.spec;
  // a default stands in for a slot that was left out of a new record, not for one that is assigned
  const fallback = isNew ? slot.field.spec.fallback : undefined;
  let left = given === undefined && (fallback !== undefined || slot.presence !== undefined);
  const value = given === undefined ? fallback : given;
  values[slot.id] = value;
  if (value === undefined && slot.presence) return left;
  if (!unchecked && !accepts(value)) throw badValue(plan, slot, value);
  for (const part of slot.parts ?? []) {
    left =
      takeValue(
        plan,
        part,
        (value as Record<string, unknown>)[part.key],
        values,
        unchecked,
        isNew,
      ) || left;
  }
  return left;
}
