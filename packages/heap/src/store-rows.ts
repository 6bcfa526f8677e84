import { OFFSETS, WORD } from "./engine-facts.ts";
import { heapObjectSize } from "./heap-object-size.ts";
import { isPointer, type HeapReader } from "./heap-reader.ts";
import type { Landmarks } from "./landmarks.ts";
import type { LayoutRows } from "./layout-rows.ts";
import type { ObjectStore } from "./object-kinds.ts";

/** A store of an object, where it lies and whom it serves. */
export interface StorePlace {
  readonly what: ObjectStore["what"];
  readonly address: number;
  readonly owner: object;
}

/** Adds the rows of a store that holds elements, entries, arguments or registers. */
export function addStoreRows(
  rows: LayoutRows,
  reader: HeapReader,
  landmarks: Landmarks,
  place: StorePlace,
): void {
  const { what, address, owner } = place;
  const map = reader.mapOf(address);
  const bytes = heapObjectSize(reader, landmarks, address, map);
  rows.block(what);
  rows.tagged(2 * WORD, "hidden class, length");
  const isHashed =
    map.type === landmarks.nameDictionaryType || map.type === landmarks.numberDictionaryType;
  if (isHashed) return addHashRows(rows, reader, address, bytes, 3);
  if (what === "table") {
    if (owner instanceof Map) return addOrderedRows(rows, reader, address, bytes, 3);
    if (owner instanceof Set) return addOrderedRows(rows, reader, address, bytes, 2);
    return addHashRows(rows, reader, address, bytes, 2);
  }
  if (map.address === landmarks.mappedArgumentsMap) {
    rows.tagged(bytes - HEADER, "scope, store of arguments, aliases of parameters");
    const own = reader.word(address + 3 * WORD) - 1;
    return addStoreRows(rows, reader, landmarks, { what: "arguments", address: own, owner });
  }
  if (what === "elements") return addElementRows(rows, reader, landmarks, place, bytes);
  rows.tagged(bytes - HEADER, `${String((bytes - HEADER) / WORD)} ${what}`);
}

/** The map and the length. */
const HEADER = 2 * WORD;

function addElementRows(
  rows: LayoutRows,
  reader: HeapReader,
  landmarks: Landmarks,
  place: StorePlace,
  bytes: number,
): void {
  const { address, owner } = place;
  const map = reader.mapOf(address);
  if (map.type === landmarks.byteArrayType) {
    const length = (owner as ArrayBufferView).byteLength;
    rows.raw(length, `${String(length)} bytes`);
    rows.lostRaw(bytes - HEADER - length, "padding", "padding to 8 bytes");
    return;
  }
  const capacity = (bytes - HEADER) / WORD;
  const used = Array.isArray(owner) ? Math.min(owner.length, capacity) : capacity;
  const holes = countHoles(
    reader,
    landmarks,
    address,
    used,
    map.type === landmarks.doubleArrayType,
  );
  const free = (capacity - used) * WORD;
  if (map.type === landmarks.doubleArrayType) {
    rows.raw((used - holes) * WORD, `${plural(used - holes, "double")}, unboxed`);
    rows.lostRaw(holes * WORD, plural(holes, "hole"), "holes");
    rows.lostRaw(free, "room to grow", "room to grow of the elements");
    return;
  }
  rows.tagged(
    (used - holes) * WORD,
    plural(used - holes, "element"),
    sharedNote(map.address, landmarks),
  );
  rows.lost(holes * WORD, plural(holes, "hole"), "holes");
  rows.lost(free, "room to grow", "room to grow of the elements");
}

function sharedNote(map: number, landmarks: Landmarks): string {
  return map === landmarks.sharedElementsMap ? "shared with the literal until first written" : "";
}

function countHoles(
  reader: HeapReader,
  { hole }: Landmarks,
  address: number,
  length: number,
  isDouble: boolean,
): number {
  let holes = 0;
  for (let i = 0; i < length; i++) {
    const words = reader.words(address + HEADER + i * WORD, WORD);
    const high = words.raw[1] ?? 0;
    // among doubles a hole is a NaN that no arithmetic yields
    holes += isDouble
      ? Number(high === HOLE_NAN)
      : Number(words.raw[0] === hole.low && high === hole.high);
  }
  return holes;
}

const HOLE_NAN = 0xfff7_ffff | 0;

/** A table that keeps the order of its entries: counts, buckets, entries. */
function addOrderedRows(
  rows: LayoutRows,
  reader: HeapReader,
  address: number,
  bytes: number,
  width: number,
): void {
  const [entries = 0, deleted = 0, buckets = 0] = integers(reader, address, 3);
  const capacity = (bytes - HEADER - (3 + buckets) * WORD) / (width * WORD);
  rows.tagged(3 * WORD, "counts");
  rows.tagged(buckets * WORD, plural(buckets, "bucket"));
  addEntries(rows, { entries, deleted, capacity, width });
}

/** A table with its entries anywhere: counts, sometimes more, entries. */
function addHashRows(
  rows: LayoutRows,
  reader: HeapReader,
  address: number,
  bytes: number,
  width: number,
): void {
  const [entries = 0, deleted = 0, capacity = 0] = integers(reader, address, 3);
  rows.tagged(bytes - HEADER - capacity * width * WORD, "counts");
  addEntries(rows, { entries, deleted, capacity, width });
}

interface Entries {
  readonly entries: number;
  readonly deleted: number;
  readonly capacity: number;
  readonly width: number;
}

function addEntries(rows: LayoutRows, { entries, deleted, capacity, width }: Entries): void {
  const bytes = width * WORD;
  rows.tagged(entries * bytes, `used entries: ${String(entries)}`);
  rows.lost(deleted * bytes, `deleted entries: ${String(deleted)}`, "deleted entries");
  const free = capacity - entries - deleted;
  rows.lost(free * bytes, `free entries: ${String(free)}`, "free entries of a hash table");
}

function integers(reader: HeapReader, address: number, count: number): number[] {
  const words = reader.words(address + OFFSETS.firstElement, count * WORD);
  return Array.from({ length: count }, (_, i) => (isPointer(words.at(i)) ? 0 : words.high(i)));
}

const plural = (count: number, what: string): string =>
  `${String(count)} ${what}${count === 1 ? "" : "s"}`;
