import { runInThisContext } from "node:vm";
import { OFFSETS, WORD } from "./engine-facts.ts";
import { isPointer, type HeapReader, type MapFacts } from "./heap-reader.ts";
import { OBJECT_KINDS, type ObjectKind } from "./object-kinds.ts";

/** Maps and type numbers of this V8, learned from examples because every version has its own. */
export interface Landmarks {
  /** Kinds of objects by their instance type. */
  readonly kinds: ReadonlyMap<number, ObjectKind>;
  /** Address of the map of elements that all arrays of a literal share until one is written. */
  readonly sharedElementsMap: number;
  /** Address of the map of elements that alias the parameters of a sloppy function. */
  readonly mappedArgumentsMap: number;
  /** The word that marks a hole among elements, and the word of the map of boxed numbers. */
  readonly hole: Halves;
  readonly box: Halves;
  /** Instance types of stores and numbers with a length of their own. */
  readonly bigintType: number;
  readonly byteArrayType: number;
  readonly doubleArrayType: number;
  readonly propertyArrayType: number;
  readonly nameDictionaryType: number;
  readonly numberDictionaryType: number;
}

/** A word in two signed halves. */
export interface Halves {
  readonly low: number;
  readonly high: number;
}

/** Makes one value of each kind and reads what V8 made of it. */
export function learnLandmarks(reader: HeapReader): Landmarks {
  const own = (value: unknown): MapFacts => reader.still(value, (word) => reader.mapOf(word - 1));
  const store = (value: object, offset: number): MapFacts =>
    reader.still(value, (word) => {
      const pointer = reader.word(word - 1 + offset);
      return reader.mapOf(isPointer(pointer) ? pointer - 1 : word - 1);
    });
  const halvesAt = (address: number): Halves => {
    const [low = 0, high = 0] = reader.words(address, WORD).raw;
    return { low, high };
  };
  return {
    hole: reader.still(new Array(1), (word) =>
      halvesAt(reader.word(word - 1 + OFFSETS.elements) - 1 + OFFSETS.firstElement),
    ),
    box: reader.still(Math.random() + 0.5, (word) => halvesAt(word - 1)),
    kinds: new Map(OBJECT_KINDS.map((kind) => [own(kind.example()).type, kind])),
    sharedElementsMap: store([1, 2, 3], OFFSETS.elements).address,
    mappedArgumentsMap: store(mappedArguments(1), OFFSETS.elements).address,
    bigintType: own(2n ** 64n).type,
    byteArrayType: store(new Uint8Array(1), OFFSETS.elements).type,
    doubleArrayType: store([0.5], OFFSETS.elements).type,
    propertyArrayType: store(withPropertyArray(), OFFSETS.properties).type,
    nameDictionaryType: store(Object.create(null) as object, OFFSETS.properties).type,
    numberDictionaryType: store(sparse(), OFFSETS.elements).type,
  };
}

/** A new empty object has room for four properties; the fifth goes to a store. */
function withPropertyArray(): object {
  const object: Record<string, number> = {};
  for (const name of "abcde") object[name] = 1;
  return object;
}

/** A far index makes the elements a dictionary. */
function sparse(): unknown[] {
  const array: unknown[] = [];
  array[100_000] = 1;
  return array;
}

/** Only sloppy code has arguments that alias parameters, and a module is strict. */
const mappedArguments = runInThisContext("(function (a) { return arguments; })") as (
  a: number,
) => object;
