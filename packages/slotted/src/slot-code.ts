import type { Cell, PlannedSlot } from "./layout.ts";

/**
 * The source of one slot's readers and writers. In all of it `t` is the store, `i` the row index, and
 * `v3` the value of the slot with id 3.
 */

/** The expression of the stored element, `ahead` rows further on. */
function element({ place }: Cell, ahead = 0): string {
  const row = ahead ? `(i + ${ahead})` : "i";
  const index =
    (place.mul === 1 ? row : `${row} * ${place.mul}`) + (place.off ? ` + ${place.off}` : "");
  return `t.${place.view}[${index}]`;
}

/** The byte of a bit and the mask within it: bit `i` of a column, or a fixed bit of the row. */
function bit(cell: Cell): { byte: string; mask: string } {
  return cell.place.view === "u8"
    ? { byte: element(cell), mask: String(1 << cell.place.bit) }
    : { byte: `t.${cell.place.view}[i >>> 3]`, mask: "1 << (i & 7)" };
}

const isSet = (cell: Cell): string => `(${bit(cell).byte} & ${bit(cell).mask}) !== 0`;
const setBit = (cell: Cell): string => `${bit(cell).byte} |= ${bit(cell).mask};`;
const clearBit = (cell: Cell): string => `${bit(cell).byte} &= ~(${bit(cell).mask});`;

/** The first and past-the-last element of a slot with several. */
function range({ place, count }: Cell): string {
  const first = `i * ${place.mul} + ${place.off}`;
  return `${first}, ${first} + ${count}`;
}

/** The expression that reads the slot. */
export function readCode(slot: PlannedSlot): string {
  const value = slot.cell ? readCell(slot, slot.cell) : `new Part${slot.id}(t, i)`;
  return slot.presence ? `${isSet(slot.presence)} ? ${value} : undefined` : value;
}

function readCell(slot: PlannedSlot, cell: Cell): string {
  const { list, decode } = slot.field.spec;
  switch (cell.store) {
    case "bit":
      return isSet(cell);
    case "text":
      return `t.h${cell.id}.read(${element(cell)}, ${element(cell, 1)}, i)`;
    case "category":
      return `t.h${cell.id}.names[${element(cell)}]`;
    default:
      if (list) return `t.${cell.place.view}.subarray(${range(cell)})`;
      return decode ? `decode${slot.id}(${element(cell)})` : element(cell);
  }
}

/** The statements that take the slot's value from `source` and refuse what does not fit. */
export function takeCode(slot: PlannedSlot, source: string, unchecked: boolean): string {
  const v = `v${slot.id}`;
  const { fallback } = slot.field.spec;
  const take = `${v} = ${source};`;
  const parts = (slot.parts ?? [])
    .map((part) => takeCode(part, `${v}.${part.key}`, unchecked))
    .join("\n");
  const check = `${unchecked ? "" : `if (!accepts${slot.id}(${v})) throw bad(plan, ${slot.id}, ${v});`}\n${parts}`;
  if (slot.presence) return `${take} if (${v} === undefined) left = true; else { ${check} }`;
  if (fallback !== undefined) {
    return `${take} if (${v} === undefined) { left = true; ${v} = fallback${slot.id}; } ${check}`;
  }
  return `${take} ${check}`;
}

/** The statements that write the slot's value: of a new row at the end, or over an old one. */
export function writeCode(slot: PlannedSlot, isNew: boolean): string {
  const write = slot.cell
    ? writeCell(slot, slot.cell, isNew)
    : (slot.parts ?? []).map((part) => writeCode(part, isNew)).join("\n");
  if (!slot.presence) return write;
  return `if (v${slot.id} === undefined) { ${clearBit(slot.presence)} ${clearCode(slot, isNew)} }
    else { ${setBit(slot.presence)} ${write} }`;
}

function writeCell(slot: PlannedSlot, cell: Cell, isNew: boolean): string {
  const v = `v${slot.id}`;
  const { list, encode } = slot.field.spec;
  switch (cell.store) {
    case "bit":
      return `if (${v}) ${setBit(cell)} else ${clearBit(cell)}`;
    case "text":
      return isNew
        ? `${element(cell, 1)} = t.h${cell.id}.append(${v}, ${element(cell)}, i);`
        : `t.replaceText(cell${slot.id}, i, ${v});`;
    case "category":
      return `const code${slot.id} = t.h${cell.id}.codes.get(${v}) ?? t.intern(cell${slot.id}, ${v});
        ${element(cell)} = code${slot.id};`;
    default:
      if (list) return `t.${cell.place.view}.set(${v}, ${range(cell).split(",")[0]});`;
      return `${element(cell)} = ${encode ? `encode${slot.id}(${v})` : v};`;
  }
}

/** The statements that leave nothing behind in a slot without a value. */
function clearCode(slot: PlannedSlot, isNew: boolean): string {
  const { cell } = slot;
  if (!cell) {
    return (slot.parts ?? [])
      .map((part) => (part.presence ? clearBit(part.presence) : "") + clearCode(part, isNew))
      .join("\n");
  }
  switch (cell.store) {
    case "bit":
      return clearBit(cell);
    case "text":
      return isNew
        ? `${element(cell, 1)} = t.h${cell.id}.append("", ${element(cell)}, i);`
        : `t.replaceText(cell${slot.id}, i, "");`;
    case "json":
      return `${element(cell)} = undefined;`;
    case "i64":
    case "u64":
      return slot.field.spec.list
        ? `t.${cell.place.view}.fill(0n, ${range(cell)});`
        : `${element(cell)} = 0n;`;
    default:
      return slot.field.spec.list
        ? `t.${cell.place.view}.fill(0, ${range(cell)});`
        : `${element(cell)} = 0;`;
  }
}
