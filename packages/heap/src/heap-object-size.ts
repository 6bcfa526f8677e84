import { OFFSETS, STRING_TYPE, WORD } from "./engine-facts.ts";
import type { HeapReader, MapFacts } from "./heap-reader.ts";
import type { Landmarks } from "./landmarks.ts";

/** Bytes that one heap object takes, from its map or from the length it says. */
export function heapObjectSize(
  reader: HeapReader,
  landmarks: Landmarks,
  address: number,
  map: MapFacts,
): number {
  if (map.instanceWords > 0) return map.instanceWords * WORD;
  const words = reader.words(address + OFFSETS.length, WORD);
  const length = words.high(0);
  if (map.type < STRING_TYPE.end)
    return HEADER + aligned(map.type & STRING_TYPE.oneByte ? length : 2 * length);
  if (map.address === landmarks.mappedArgumentsMap) return HEADER + (length + 2) * WORD;
  switch (map.type) {
    case landmarks.bigintType:
      return HEADER + ((words.low(0) >>> 1) & BIGINT_LENGTH) * WORD;
    case landmarks.byteArrayType:
      return HEADER + aligned(length);
    case landmarks.propertyArrayType:
      return HEADER + (length & PROPERTY_ARRAY_LENGTH) * WORD;
    default:
      return HEADER + length * WORD;
  }
}

/** The map and the length. */
const HEADER = 2 * WORD;

/** A bigint shares its word with the sign, a property array with the object's hash. */
const BIGINT_LENGTH = 0x3fff_ffff;
const PROPERTY_ARRAY_LENGTH = 0x3ff;

const aligned = (bytes: number): number => Math.ceil(bytes / WORD) * WORD;
