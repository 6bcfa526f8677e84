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
  /** What the view is made of; `json` slots have a list instead. */
  readonly element?: ViewName;
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

/** The elements that a column begins with. */
function elementOf(store: Exclude<StoreName, "json" | "nested">, kind: LayoutKind): ViewName {
  if (store === "bit") return "u8";
  if (store === "text") return "u32";
  // a row's stride cannot widen with the dictionary, so a code in rows is as wide as it may get
  if (store === "category") return kind === "rows" ? "u32" : "u8";
  return store;
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
    const element = store === "json" ? undefined : elementOf(store, kind);
    const add = (start: number, bytes: number, place: Partial<Place>): [Cell, number, number] => {
      const own = { view: `c${id}`, mul: count, off: 0, bit: 0, ...(element && { element }) };
      const cell = { id, store, count, place: { ...own, ...place } };
      cells.push(cell);
      return [cell, start, bytes];
    };
    if (!element) return add(offset, 0, {});
    const size = VIEWS[element].BYTES_PER_ELEMENT;
    const bytes = store === "bit" ? 0.125 : size * count;
    if (kind === "columns") {
      offset += bytes;
      return add(offset - bytes, bytes, {});
    }
    if (store === "bit") {
      if (bits.free === 0) bits = { byte: offset++, free: 8 };
      return add(bits.byte, bytes, { view: element, off: bits.byte, bit: 8 - bits.free-- });
    }
    align = Math.max(align, size);
    const start = Math.ceil(offset / size) * size;
    offset = start + bytes;
    return add(start, bytes, { view: element, off: start / size });
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
  const { element } = cell.place;
  if (element) Object.assign(cell.place, { mul: stride / VIEWS[element].BYTES_PER_ELEMENT });
}
