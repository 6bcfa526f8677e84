import type { SlottedRule } from "./create-rule.ts";
import { consistentFieldOrder } from "./rules/consistent-field-order.ts";
import { initInConstructor } from "./rules/init-in-constructor.ts";
import { noAssigningNonSlot } from "./rules/no-assigning-non-slot.ts";
import { noClassInFunction } from "./rules/no-class-in-function.ts";
import { noConditionalField } from "./rules/no-conditional-field.ts";
import { noDeclaredNonSlot } from "./rules/no-declared-non-slot.ts";
import { noDelete } from "./rules/no-delete.ts";
import { noFunctionFields } from "./rules/no-function-fields.ts";
import { noKeyedGrowth } from "./rules/no-keyed-growth.ts";
import { noLazyOwnProperty } from "./rules/no-lazy-own-property.ts";
import { noOverlappingSlots } from "./rules/no-overlapping-slots.ts";
import { noSetPrototype } from "./rules/no-set-prototype.ts";
import { noSlotMemberConflict } from "./rules/no-slot-member-conflict.ts";
import { noSubclassFields } from "./rules/no-subclass-fields.ts";
import { noUnslottedBase } from "./rules/no-unslotted-base.ts";
import { noUnusedSlots } from "./rules/no-unused-slots.ts";
import { requireDeclareForRedeclaration } from "./rules/require-declare-for-redeclaration.ts";
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
  initInConstructor,
  noConditionalField,
  consistentFieldOrder,
  noKeyedGrowth,
  noDelete,
  noFunctionFields,
  noClassInFunction,
  noSetPrototype,
  noLazyOwnProperty,
  requireDeclareForRedeclaration,
];
