import type { Cell, PlannedSlot, Plan } from "./layout.ts";

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

/**
 * The statements that find the record of a row at index `at`: `x` becomes an element of it, of the slot's own
 * where it has one. A row past the end is at -1, so that the engine's own check of bounds finds it: a branch
 * that throws would keep V8 from peeling the loop around it, 5x slower on Node 24: benchmarks/scan.bench.mjs
 */
export function locateCode(plan: Plan, at: string, refuse: string, own?: PlannedSlot): string {
  const guard = own && isSingle(own) ? own.cell : plan.cells.find(({ store }) => isIndexed(store));
  return `const i = ${at}, x = ${guard ? element(guard) : "i < 0 ? undefined : 0"};
    if (x === undefined) throw ${refuse};`;
}

const isIndexed = (store: Cell["store"]): boolean => store !== "bit" && store !== "json";

const isSingle = ({ cell, presence, field }: PlannedSlot): boolean =>
  cell !== undefined && !presence && !field.spec.list && isIndexed(cell.store);

/** The expression that reads the slot, once `x` is located. */
export function readCode(slot: PlannedSlot): string {
  const value = slot.cell ? readCell(slot, slot.cell) : `new Part${slot.id}(t, i)`;
  return slot.presence ? `${isSet(slot.presence)} ? ${value} : undefined` : value;
}

function readCell(slot: PlannedSlot, cell: Cell): string {
  const { list, decode } = slot.field.spec;
  const stored = isSingle(slot) ? "x" : element(cell);
  switch (cell.store) {
    case "bit":
      return isSet(cell);
    case "text":
      return `t.h${cell.id}.read(${stored}, ${element(cell, 1)}, i)`;
    case "category":
      return `t.h${cell.id}.names[${stored}]`;
    default:
      if (list) return `t.${cell.place.view}.subarray(${range(cell)})`;
      return decode ? `decode${slot.id}(${stored})` : stored;
  }
}

/**
 * The statements that take the slot's value from `source` and refuse what does not fit. A default stands
 * in only for what was left out of a new record, or of a whole nested one.
 */
export function takeCode(
  { id, field, presence, parts = [] }: PlannedSlot,
  source: string,
  isNew: boolean,
): string {
  const check = `${field.spec.take ? `v${id} = take${id}(v${id});` : ""}
    if (!accepts${id}(v${id})) throw bad(plan, ${id}, v${id});
    ${parts.map((part) => takeCode(part, `v${id}.${part.key}`, true)).join("\n")}`;
  const take = `v${id} = ${source};`;
  if (presence) return `${take} if (v${id} === undefined) left = true; else { ${check} }`;
  if (field.spec.fallback === undefined || !isNew) return take + check;
  return `${take} if (v${id} === undefined) { left = true; v${id} = fallback${id}; } ${check}`;
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
        : `replaceText(t, cell${slot.id}, i, ${v});`;
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
        : `replaceText(t, cell${slot.id}, i, "");`;
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
