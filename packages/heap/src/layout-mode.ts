import { OFFSETS, WORD } from "./engine-facts.ts";
import type { HeapReader } from "./heap-reader.ts";
import type { Shape } from "./shape-of.ts";

/** How an object keeps its properties, and why. */
export interface LayoutMode {
  readonly mode: "fast" | "dictionary" | undefined;
  readonly because: string | undefined;
}

/** Reads how the object at an address keeps its properties, and what tells why. */
export function modeOf(
  reader: HeapReader,
  shape: Shape,
  address: number,
  object: object,
): LayoutMode {
  if (!shape.isDictionary) return { mode: "fast", because: undefined };
  const dictionary = reader.word(address + OFFSETS.properties) - 1;
  const words = reader.words(dictionary + OFFSETS.firstElement, 4 * WORD);
  const [entries, deleted, next] = [words.high(0), words.high(1), words.high(3)];
  const because =
    // each property added takes the next number, and a deleted one does not give it back
    deleted > 0 || next > entries + 1
      ? "a property was deleted"
      : Object.getPrototypeOf(object) === null
        ? "it was made without a prototype"
        : entries > MOST_PROPERTIES
          ? `it has more than ${String(MOST_PROPERTIES)} properties`
          : undefined;
  return { mode: "dictionary", because };
}

/** Properties that a hidden class can describe: V8's kMaxNumberOfDescriptors. */
const MOST_PROPERTIES = 1020;
