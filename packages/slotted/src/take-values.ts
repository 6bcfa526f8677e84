import type { PlannedSlot, Plan } from "./layout.ts";
import { badInit, badValue, checkNames } from "./refuse.ts";

/** How values are taken: of a new record, where defaults stand in, or assigned to an old one. */
export interface Taking {
  readonly plan: Plan;
  readonly unchecked: boolean;
  readonly isNew: boolean;
  /** By slot id. */
  readonly values: unknown[];
}

/** Takes all of a record's values, before anything is written, as compiled code does. */
export function takeValues(plan: Plan, init: unknown, unchecked: boolean): unknown[] {
  if (typeof init !== "object" || init === null) throw badInit(plan, init);
  const taking = { plan, unchecked, isNew: true, values: [] };
  for (const slot of plan.slots)
    takeValue(taking, slot, (init as Record<string, unknown>)[slot.key]);
  checkNames(plan, init);
  return taking.values;
}

/** Takes one slot's value and those of its parts. */
export function takeValue(taking: Taking, slot: PlannedSlot, given: unknown): void {
  const { accepts, fallback, take } = slot.field.spec;
  const whole = given === undefined && taking.isNew ? fallback : given;
  const value = take ? take(whole) : whole;
  taking.values[slot.id] = value;
  if (value === undefined && slot.presence) return;
  if (!taking.unchecked && !accepts(value)) throw badValue(taking.plan, slot, value);
  for (const part of slot.parts ?? [])
    takeValue({ ...taking, isNew: true }, part, (value as Record<string, unknown>)[part.key]);
}
