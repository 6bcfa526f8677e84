import { declarationOf, nameOf, ownersOf, type Declaration } from "./declaration.ts";
import type { FieldType, StoreName } from "./field-types.ts";
import type { AnySlotted } from "./infer.ts";
import { VIEWS, type ViewName } from "./views.ts";

/** Structure of arrays, or array of structures. */
export type LayoutKind = "columns" | "rows";

/** Where one slot lies in a row. */
export interface SlotLayout {
  /** The slot's name, or the path to it through nested classes: `position.x`. */
  readonly name: string;
  /** The field type as it was declared: `f64`, `optional(text)`. */
  readonly type: string;
  /** Bytes from the start of the row; in columns, where the slot would lie if the row were packed. */
  readonly offset: number;
  /** Bytes a row; a single bit is 0.125. Text adds its own bytes, `json` lives on the heap. */
  readonly bytes: number;
  /** The class that declared the slot. */
  readonly declaredIn: string;
  /** What `doc` said of the slot. */
  readonly doc: string;
}

/** Where the slots of a class lie. */
export interface Layout {
  /** The class's name. */
  readonly name: string;
  /** The layout that it is of. */
  readonly kind: LayoutKind;
  /** Bytes of the fixed part of a row, padding included. */
  readonly bytesPerRow: number;
  /** Bytes that a row begins at a multiple of; 1 in columns. */
  readonly align: number;
  /** The slots in the order of their declaration, those of the bases first. */
  readonly slots: readonly SlotLayout[];
  /** Bytes of a row that hold nothing. */
  readonly padding: number;
}

/** Where a store finds the element of row `i`: `store[view][i * mul + off]`. */
export interface Place {
  readonly view: string;
  readonly mul: number;
  readonly off: number;
  /** In rows, the bit within the byte; in columns bit `i` of the view. */
  readonly bit: number;
}

/** The element of a row in the place's view. */
export const elementAt = ({ mul, off }: Place, row: number): number => row * mul + off;

/** One run of stored elements: a slot's own, or its presence bit. */
export interface Cell {
  readonly id: number;
  readonly store: Exclude<StoreName, "nested">;
  readonly count: number;
  readonly place: Place;
}

/** A slot with its places; a nested class has `parts` instead of a cell of its own. */
export interface PlannedSlot extends SlotLayout {
  /** Position among all slots of the plan, parts included. */
  readonly id: number;
  /** The slot's name within its class; `name` is the whole path. */
  readonly key: string;
  readonly field: FieldType;
  readonly cell?: Cell;
  readonly presence?: Cell;
  readonly parts?: readonly PlannedSlot[];
}

/** A layout with all that a store needs to be made from it. */
export interface Plan extends Layout {
  readonly slots: readonly PlannedSlot[];
  readonly cells: readonly Cell[];
  /** Where undeclared attributes of `withDict` rows are kept. */
  readonly dict?: Cell;
  readonly ownerClass: AnySlotted;
}

const plans = new WeakMap<object, Partial<Record<LayoutKind, Plan>>>();

/** Places the slots of a class: declaration order, bases first, so that a child's layout begins with its base's. */
export function planOf(C: AnySlotted, kind: LayoutKind): Plan {
  const known = plans.get(C) ?? {};
  plans.set(C, known);
  const lay = () => layOut(declarationOf("layoutOf", C), kind, C, ownersOf(C));
  return (known[kind] ??= lay());
}

/** The store's name for the bytes of an element, and how many. */
function elementOf(store: StoreName, kind: LayoutKind): ViewName {
  if (store === "text") return "u32";
  // a row's stride cannot widen with the dictionary, so a code in rows is as wide as it may get
  if (store === "category") return kind === "rows" ? "u32" : "u8";
  return store as ViewName;
}

/** Places the slots of a declaration; `C` is the class whose rows they are, once there is one. */
export function layOut(
  declaration: Declaration,
  kind: LayoutKind,
  C?: AnySlotted,
  owners = new Map<Declaration, string>(),
): Plan {
  const cells: Cell[] = [];
  let slotCount = 0;
  let offset = 0;
  let align = 1;
  let bits = { byte: 0, free: 0 };

  const addCell = (store: Cell["store"], count: number): [Cell, offset: number, bytes: number] => {
    const id = cells.length;
    const add = (view: string, mul: number, off: number, bit: number) => {
      const cell = { id, store, count, place: { view, mul, off, bit } };
      cells.push(cell);
      return cell;
    };
    const own = `c${id}`;
    if (store === "json") return [add(own, 1, 0, 0), offset, 0];
    if (store === "bit") {
      if (kind === "columns") {
        offset += 0.125;
        return [add(own, 1, 0, 0), offset - 0.125, 0.125];
      }
      if (bits.free === 0) bits = { byte: offset++, free: 8 };
      return [add("u8", 0, bits.byte, 8 - bits.free--), bits.byte, 0.125];
    }
    const element = elementOf(store, kind);
    const size = VIEWS[element].BYTES_PER_ELEMENT;
    const bytes = size * count;
    if (kind === "columns") {
      offset += bytes;
      return [add(own, count, 0, 0), offset - bytes, bytes];
    }
    align = Math.max(align, size);
    const start = Math.ceil(offset / size) * size;
    offset = start + bytes;
    return [add(element, 0, start / size, 0), start, bytes];
  };

  const planSlots = (of: Declaration, path: string, owner?: string): PlannedSlot[] =>
    of.slots.map(({ name, type, owner: by }) => {
      const { store, count, nested, optional } = type.spec;
      const declaredIn = owner ?? owners.get(by) ?? "";
      const presence = optional ? addCell("bit", 1) : undefined;
      const slot = {
        id: slotCount++,
        key: name,
        name: path + name,
        type: type.type,
        field: type,
        declaredIn,
        doc: type.docs,
      };
      const more = presence && { presence: presence[0] };
      if (store === "nested" && nested) {
        const before = presence?.[1] ?? offset;
        const parts = planSlots(declarationOf("slots", nested), `${path}${name}.`, declaredIn);
        const bytes = parts.reduce((sum, part) => sum + part.bytes, presence ? 0.125 : 0);
        return { ...slot, ...more, parts, offset: parts[0]?.offset ?? before, bytes };
      }
      const [cell, start, bytes] = addCell(store as Cell["store"], count);
      return { ...slot, ...more, cell, offset: start, bytes: bytes + (presence ? 0.125 : 0) };
    });

  const slots = planSlots(declaration, "");
  const dict = declaration.dict ? addCell("json", 1)[0] : undefined;
  const stride = Math.ceil(offset / align) * align;
  if (kind === "rows") for (const cell of cells) setStride(cell, stride);
  const filled = slots.reduce((sum, slot) => sum + slot.bytes, 0);
  const bytesPerRow = kind === "rows" ? stride : offset;
  return Object.freeze({
    name: C ? nameOf(C as unknown as { name: string }) : "slots",
    kind,
    bytesPerRow,
    align: kind === "rows" ? align : 1,
    slots,
    padding: bytesPerRow - filled,
    cells,
    ...(dict && { dict }),
    ownerClass: C as AnySlotted,
  });
}

/** The stride is known only once every slot has its offset. */
function setStride(cell: Cell, stride: number): void {
  if (cell.store === "json") return;
  const view = cell.place.view as ViewName;
  Object.assign(cell.place, { mul: stride / VIEWS[view].BYTES_PER_ELEMENT });
}
