import { BoxedNumbers } from "./boxed-numbers.ts";
import { engine } from "./engine.ts";
import { STRING_TYPE, WORD } from "./engine-facts.ts";
import { heapObjectSize } from "./heap-object-size.ts";
import { HeapReader, isPointer, type MapFacts } from "./heap-reader.ts";
import { learnLandmarks, type Landmarks } from "./landmarks.ts";
import { PLAIN_OBJECT, type ObjectStore } from "./object-kinds.ts";
import { backingStoreBytes, spansItsBuffer } from "./off-heap.ts";

/** One piece of memory that V8 keeps for a value. */
export interface PrivatePart {
  readonly what: "itself" | ObjectStore["what"] | "boxed numbers" | "array buffer" | "off heap";
  /** Where it lies; 0 for several and for what is outside the heap. */
  readonly address: number;
  /** Bytes it takes; 0 for what V8 ships ready-made, in versions whose snapshots say so. */
  readonly bytes: number;
}

/** Finds what V8 keeps for a value, in the memory of this process. */
export class PrivateParts {
  readonly reader: HeapReader;
  readonly landmarks: Landmarks;
  readonly #boxes: BoxedNumbers;

  /** @throws HeapError ERR_HEAP_UNREADABLE where the memory cannot be read */
  constructor() {
    this.reader = new HeapReader();
    this.landmarks = learnLandmarks(this.reader);
    this.#boxes = new BoxedNumbers(this.reader, this.landmarks);
  }

  /** The parts of a value, itself first; a small integer has none. */
  of(value: unknown): PrivatePart[] {
    return this.reader.still(value, (word) => {
      const parts: PrivatePart[] = [];
      if (!isPointer(word) || isOddball(value)) return parts;
      const address = word - 1;
      const map = this.reader.mapOf(address);
      this.#add(parts, "itself", address, map);
      if (isObject(value)) this.#addStores(parts, value, address, map);
      else if (isExternalString(map)) parts.push(offHeap(textBytes(value as string, map)));
      return parts;
    });
  }

  #addStores(parts: PrivatePart[], value: object, address: number, map: MapFacts): void {
    const kind = this.landmarks.kinds.get(map.type) ?? PLAIN_OBJECT;
    const words = this.reader.words(address, map.instanceWords * WORD);
    this.#boxes.clear();
    for (let i = map.inObjectStart || map.instanceWords; i < map.instanceWords; i++)
      this.#boxes.add(words.at(i));
    for (const offset of kind.values ?? []) this.#boxes.add(words.at(offset / WORD));
    const buffer = words.at(engine.facts.viewBuffer / WORD);
    // all pointers are taken before the next reading overwrites the words
    const pointers = kind.stores.map(({ offset }) => words.at(offset / WORD));
    kind.stores.forEach((store, i) => {
      this.#addStore(parts, store, pointers[i] ?? 0, value);
    });
    this.#addBuffer(parts, value, buffer);
    const boxes = this.#boxes.bytes((box) => this.#isFree(box));
    if (boxes > 0) parts.push({ what: "boxed numbers", address: 0, bytes: boxes });
  }

  /** Adds a store unless it is one of the empty ones that V8 ships. */
  #addStore(parts: PrivatePart[], { what }: ObjectStore, pointer: number, owner: object): void {
    if (!isPointer(pointer) || this.reader.isReadOnly(pointer)) return;
    const address = pointer - 1;
    const map = this.reader.mapOf(address);
    const { mappedArgumentsMap, byteArrayType, doubleArrayType } = this.landmarks;
    const bytes = this.#add(parts, what, address, map);
    if (map.type === byteArrayType || map.type === doubleArrayType) return;
    this.#boxes.addStore(
      address,
      bytes,
      what === "elements" && Array.isArray(owner) ? owner : undefined,
    );
    if (map.address === mappedArgumentsMap) {
      const own = this.reader.word(address + 3 * WORD);
      this.#addStore(parts, { what: "arguments", offset: 0 }, own, owner);
    }
  }

  #addBuffer(parts: PrivatePart[], value: object, buffer: number): void {
    if (!ArrayBuffer.isView(value)) {
      const bytes = backingStoreBytes(value);
      if (bytes > 0) parts.push(offHeap(bytes));
      return;
    }
    const isOnHeap = parts.some(({ what }) => what === "elements");
    // asking a small array on the heap for its buffer would move it off the heap
    if (!isOnHeap && !spansItsBuffer(value)) return;
    this.#add(parts, "array buffer", buffer - 1, this.reader.mapOf(buffer - 1));
    if (!isOnHeap) parts.push(offHeap(value.byteLength));
  }

  #add(parts: PrivatePart[], what: PrivatePart["what"], address: number, map: MapFacts): number {
    const bytes = heapObjectSize(this.reader, this.landmarks, address, map);
    parts.push({ what, address, bytes: this.#isFree(address) ? 0 : bytes });
    return bytes;
  }

  #isFree(address: number): boolean {
    return engine.facts.readOnlyIsFree && this.reader.isReadOnly(address);
  }
}

const offHeap = (bytes: number): PrivatePart => ({ what: "off heap", address: 0, bytes });

const isOddball = (value: unknown): boolean => value == null || typeof value === "boolean";

const isObject = (value: unknown): value is object =>
  typeof value === "object" || typeof value === "function";

function isExternalString({ type }: MapFacts): boolean {
  return type < STRING_TYPE.end && (type & STRING_TYPE.representation) === STRING_TYPE.external;
}

function textBytes(text: string, { type }: MapFacts): number {
  return type & STRING_TYPE.oneByte ? text.length : 2 * text.length;
}
