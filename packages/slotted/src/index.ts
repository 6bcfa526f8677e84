export { byteLengthOf } from "./byte-length-of.ts";
export { dictOf } from "./dict-of.ts";
export { SlotError, SlotRangeError, StaleRefError, type SlotErrorCode } from "./errors.ts";
export {
  bool,
  bytes,
  category,
  date,
  f32,
  f64,
  i16,
  i32,
  i64,
  i8,
  json,
  oneOf,
  optional,
  ref,
  text,
  u16,
  u32,
  u64,
  u8,
  vec,
  withDefault,
} from "./field-types.ts";
export { hasDict } from "./has-dict.ts";
export type {
  AnySlotted,
  ColumnOf,
  Field,
  Init,
  InitOf,
  InitValueOf,
  MayBeOmitted,
  MoreOf,
  Numeric,
  NumericName,
  ObjectOf,
  SlotName,
  Slots,
  SlotType,
  Slotted,
  SlottedClass,
  ValueOf,
  ValuesOf,
} from "./infer.ts";
export { layoutOf } from "./layout-of.ts";
export type { Layout, LayoutKind, SlotLayout } from "./layout.ts";
export { isRow } from "./row.ts";
export { slots, withDict } from "./slots.ts";
export { slotsOf } from "./slots-of.ts";
export type { ColumnMemory, TableMemory } from "./store-memory.ts";
export type { TableOptions } from "./open-store.ts";
export { SlotMap, type Ref } from "./slot-map.ts";
export type { Detached, TableMessage } from "./detach.ts";
export { Table } from "./table.ts";
