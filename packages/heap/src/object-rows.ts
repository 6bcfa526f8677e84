import { types } from "node:util";
import { OFFSETS, WORD } from "./engine-facts.ts";
import { isPointer, type HeapReader } from "./heap-reader.ts";
import type { Landmarks } from "./landmarks.ts";
import type { LayoutRows } from "./layout-rows.ts";
import { PLAIN_OBJECT, type ObjectKind } from "./object-kinds.ts";
import { shapeOf, type Shape, type ShapeField } from "./shape-of.ts";
import { addStoreRows } from "./store-rows.ts";
import type { Words } from "./words.ts";

/** Adds the rows of an object, its stores and the boxes of its fields; answers its shape. */
export function addObjectRows(
  rows: LayoutRows,
  reader: HeapReader,
  landmarks: Landmarks,
  object: object,
  address: number,
): Shape {
  const shape = shapeOf(reader, reader.word(address) - 1);
  const kind = landmarks.kinds.get(shape.type) ?? PLAIN_OBJECT;
  const boxes: FieldBox[] = [];
  rows.block(kind.name);
  rows.tagged(WORD, "hidden class", className(object));
  const inObjectStart = shape.inObjectStart || shape.instanceWords;
  addHeader(rows, reader, kind, address, inObjectStart);
  addSlots(rows, reader, landmarks, {
    shape,
    address,
    from: inObjectStart,
    to: shape.instanceWords,
    boxes,
  });

  for (const { what, offset } of kind.stores) {
    const pointer = reader.word(address + offset);
    if (!isPointer(pointer) || reader.isReadOnly(pointer)) continue;
    const store = pointer - 1;
    if (reader.mapOf(store).type === landmarks.propertyArrayType)
      addPropertyArray(rows, reader, landmarks, { shape, store, boxes });
    else addStoreRows(rows, reader, landmarks, { what, address: store, owner: object });
  }
  for (const { name, value } of boxes) {
    rows.block(`number of ${name}`, "boxes of numbers");
    rows.tagged(WORD, "hidden class", "boxed number");
    rows.raw(WORD, "value", String(value));
  }
  return shape;
}

/** The words before the properties: pointers to stores, and what the kind keeps. */
function addHeader(
  rows: LayoutRows,
  reader: HeapReader,
  kind: ObjectKind,
  address: number,
  end: number,
): void {
  const stores = new Map<number, string>(kind.stores.map(({ what, offset }) => [offset, what]));
  let inside = 0;
  for (let at = WORD; at < end * WORD; at += WORD) {
    const word = reader.words(address + at, WORD);
    const name = stores.get(at) ?? kind.fields?.[at];
    if (name === undefined) inside += WORD;
    else rows.tagged(WORD, name, stores.has(at) ? whereIs(reader, word.at(0)) : integerIn(word));
  }
  rows.tagged(inside, "internal");
}

function whereIs(reader: HeapReader, word: number): string {
  if (isPointer(word)) return reader.isReadOnly(word) ? "none" : "below";
  return word === 0 ? "none" : "a hash code instead";
}

const integerIn = (word: Words): string => (isPointer(word.at(0)) ? "" : String(word.raw[1] ?? 0));

interface FieldBox {
  readonly name: string;
  readonly value: number;
}

interface Slots {
  readonly shape: Shape;
  readonly address: number;
  /** Words from the start of the block. */
  readonly from: number;
  readonly to: number;
  readonly boxes: FieldBox[];
}

function addSlots(rows: LayoutRows, reader: HeapReader, landmarks: Landmarks, slots: Slots): void {
  const { shape, address, from, to, boxes } = slots;
  const fields = new Map(shape.fields.map((field) => [field.index, field]));
  let free = 0;
  for (let i = from; i < to; i++) {
    const field = fields.get(i - from);
    if (field) addField(rows, reader, landmarks, { field, at: address + i * WORD, boxes });
    else free++;
  }
  const cause = shape.toBeSeen > 0 ? "slots kept free while V8 watches the class" : "unused slots";
  const note = shape.toBeSeen > 0 ? ` (${String(shape.toBeSeen)} more objects to be seen)` : "";
  rows.lost(free * WORD, `unused${note}`, cause);
}

function addPropertyArray(
  rows: LayoutRows,
  reader: HeapReader,
  landmarks: Landmarks,
  { shape, store, boxes }: { shape: Shape; store: number; boxes: FieldBox[] },
): void {
  const inObject = shape.instanceWords - shape.inObjectStart;
  const length = reader.words(store + OFFSETS.length, WORD).high(0) & 0x3ff;
  const fields = new Map(shape.fields.map((field) => [field.index - inObject, field]));
  rows.block("properties");
  rows.tagged(2 * WORD, "hidden class, length");
  let free = 0;
  for (let i = 0; i < length; i++) {
    const field = fields.get(i);
    if (field) addField(rows, reader, landmarks, { field, at: store + (2 + i) * WORD, boxes });
    else free++;
  }
  rows.lost(free * WORD, "room to grow", "room to grow of the properties");
}

function addField(
  rows: LayoutRows,
  reader: HeapReader,
  landmarks: Landmarks,
  { field, at, boxes }: { field: ShapeField; at: number; boxes: FieldBox[] },
): void {
  const word = reader.words(at, WORD);
  const { name } = field;
  if (!isPointer(word.at(0))) {
    rows.tagged(WORD, name, String(word.raw[1] ?? 0));
    return;
  }
  const box = word.at(0) - 1;
  const [low, high] = reader.words(box, WORD).raw;
  if (low === landmarks.box.low && high === landmarks.box.high) {
    const value = new Float64Array(reader.words(box + WORD, WORD).raw.slice(0, 2).buffer)[0] ?? 0;
    boxes.push({ name, value });
    rows.tagged(WORD, name, "boxed, below");
  } else rows.tagged(WORD, name, "", name);
}

/** The name of an object's class, without asking the object. */
export function className(object: object): string {
  // asking for its prototype would run a trap
  if (types.isProxy(object)) return "Proxy";
  const prototype = Object.getPrototypeOf(object) as object | null;
  const owner =
    prototype && (Object.getOwnPropertyDescriptor(prototype, "constructor")?.value as unknown);
  return typeof owner === "function" ? owner.name : "";
}
