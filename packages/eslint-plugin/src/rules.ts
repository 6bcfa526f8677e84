import type { SlottedRule } from "./create-rule.ts";
import { noAssigningNonSlot } from "./rules/no-assigning-non-slot.ts";
import { noDeclaredNonSlot } from "./rules/no-declared-non-slot.ts";
import { noOverlappingSlots } from "./rules/no-overlapping-slots.ts";
import { noSlotMemberConflict } from "./rules/no-slot-member-conflict.ts";
import { noSubclassFields } from "./rules/no-subclass-fields.ts";
import { noUnslottedBase } from "./rules/no-unslotted-base.ts";
import { noUnusedSlots } from "./rules/no-unused-slots.ts";
import { requireSlotsOnSubclass } from "./rules/require-slots-on-subclass.ts";

/** Every rule, in the order of the README. */
export const rules: readonly SlottedRule[] = [
  noSubclassFields,
  requireSlotsOnSubclass,
  noUnslottedBase,
  noOverlappingSlots,
  noSlotMemberConflict,
  noDeclaredNonSlot,
  noAssigningNonSlot,
  noUnusedSlots,
];
