import { engine } from "./engine.ts";
import { bitsOf, DESCRIPTOR, MAP_BITS, OFFSETS, STRING_TYPE, WORD } from "./engine-facts.ts";
import type { HeapReader } from "./heap-reader.ts";

/** What a hidden class says of its objects. */
export interface Shape {
  /** Where the hidden class lies. */
  readonly address: number;
  readonly instanceWords: number;
  /** The first word of properties inside the object. */
  readonly inObjectStart: number;
  /** Words used inside the object, and slots left free in the properties store. */
  readonly usedWords: number;
  readonly freeSlots: number;
  readonly type: number;
  readonly isDictionary: boolean;
  /** Another object has since needed more general fields; this one moves at its next use. */
  readonly isOutdated: boolean;
  /** Constructions until V8 knows how many fields the class needs; 0 once it does. */
  readonly toBeSeen: number;
  /** The properties that lie at fixed places, in the order they were added. */
  readonly fields: readonly ShapeField[];
}

/** A property at a fixed place. */
export interface ShapeField {
  readonly name: string;
  /** Counted from the first word inside the object, on into the properties store. */
  readonly index: number;
  readonly kind: "small integer" | "double" | "object" | "any";
  readonly isAccessor: boolean;
}

/** Reads the hidden class at an address. */
export function shapeOf(reader: HeapReader, address: number): Shape {
  const words = reader.words(address, 6 * WORD);
  const bits = words.low(OFFSETS.mapBits / WORD);
  const instanceWords = words.byte(OFFSETS.instanceWords);
  const used = words.byte(OFFSETS.usedWords);
  const shape = {
    address,
    instanceWords,
    inObjectStart: words.byte(OFFSETS.inObjectStart),
    usedWords: used < 3 ? instanceWords : used,
    freeSlots: used < 3 ? used : 0,
    type: words.high(OFFSETS.instanceWords / WORD) & 0xffff,
    isDictionary: bitsOf(bits, MAP_BITS.isDictionary) === 1,
    isOutdated: bitsOf(bits, MAP_BITS.isOutdated) === 1,
    toBeSeen: bitsOf(bits, MAP_BITS.toBeSeen),
  };
  const descriptors = words.at(OFFSETS.descriptors / WORD) - 1 + engine.facts.firstDescriptor;
  const count = bitsOf(bits, MAP_BITS.descriptors);
  return {
    ...shape,
    fields: Array.from({ length: count }, (_, i) => fieldAt(reader, descriptors, i)).flat(),
  };
}

const KINDS = ["any", "small integer", "double", "object", "any"] as const;

/** A field, or none for a property whose value stands in the descriptor itself. */
function fieldAt(reader: HeapReader, descriptors: number, i: number): ShapeField[] {
  const words = reader.words(descriptors + i * DESCRIPTOR.bytes, 2 * WORD);
  const details = words.high(1);
  if (bitsOf(details, DESCRIPTOR.isInDescriptor)) return [];
  return [
    {
      index: bitsOf(details, DESCRIPTOR.fieldIndex),
      kind: KINDS[bitsOf(details, DESCRIPTOR.representation)] ?? "any",
      isAccessor: bitsOf(details, DESCRIPTOR.isAccessor) === 1,
      name: nameAt(reader, words.at(0) - 1),
    },
  ];
}

/** The text of a property's name: a flat string, or a symbol with its description. */
function nameAt(reader: HeapReader, address: number): string {
  const { type } = reader.mapOf(address);
  if (type >= STRING_TYPE.end) {
    const description = reader.word(address + 2 * WORD) - 1;
    const text =
      reader.mapOf(description).type < STRING_TYPE.end ? nameAt(reader, description) : "";
    return text.startsWith("#") ? text : `[${text}]`;
  }
  const length = reader.words(address + OFFSETS.length, WORD).high(0);
  const isOneByte = (type & STRING_TYPE.oneByte) !== 0;
  const shown = Math.min(length, LONGEST_NAME);
  const bytes = Math.ceil((isOneByte ? shown : 2 * shown) / WORD) * WORD;
  const words = reader.words(address + 2 * WORD, bytes);
  const codes = Array.from({ length: shown }, (_, i) =>
    isOneByte ? words.byte(i) : words.byte(2 * i) + 256 * words.byte(2 * i + 1),
  );
  return String.fromCharCode(...codes) + (shown < length ? "…" : "");
}

const LONGEST_NAME = 80;
