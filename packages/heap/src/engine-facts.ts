/** What one range of V8 versions does that another does not. */
export interface EngineFacts {
  /** The first V8 version, as major and minor, these facts were checked on. */
  readonly since: readonly [major: number, minor: number];
  /** Objects that V8 ships in its read-only space count 0 bytes in heap snapshots. */
  readonly readOnlyIsFree: boolean;
  /** Byte offset of the array buffer in a typed array and in a DataView. */
  readonly viewBuffer: number;
  /** Byte offset of the first descriptor in the array that names a hidden class's properties. */
  readonly firstDescriptor: number;
}

/** The facts, oldest version first; a version takes the last entry that is not newer. */
export const ENGINE_FACTS: readonly EngineFacts[] = [
  { since: [11, 3], readOnlyIsFree: false, viewBuffer: 24, firstDescriptor: 24 },
  { since: [13, 6], readOnlyIsFree: true, viewBuffer: 32, firstDescriptor: 24 },
  { since: [14, 6], readOnlyIsFree: true, viewBuffer: 32, firstDescriptor: 32 },
];

/** Bytes of a tagged word: a pointer, or a small integer in its upper half. */
export const WORD = 8;

/** Bytes of a map and a length: a store with nothing in it is one that V8 ships for all objects. */
export const EMPTY_STORE = 2 * WORD;

/** Byte offsets inside the heap objects whose layout the versions share. */
export const OFFSETS = {
  /** Any heap object: its map. */
  map: 0,
  /** Map: instance size in words, one byte; 0 where each object says its own length. */
  instanceWords: 8,
  /** Map of an object: the first word of its in-object properties, one byte. */
  inObjectStart: 9,
  /** Map: the words in use, one byte; below 3 the free slots of the properties store instead. */
  usedWords: 10,
  /** Map: the instance type, two bytes. */
  instanceType: 12,
  /** Map: flags and counts of `MAP_BITS`, four bytes. */
  mapBits: 16,
  /** Map: the descriptors that name its properties. */
  descriptors: 40,
  /** Arrays, hash tables and stores: the length in the upper half of the word. */
  length: 8,
  /** The first element of any such array. */
  firstElement: 16,
  /** Objects: the properties store, or a hash in its place. */
  properties: 8,
  /** Objects that are not proxies: the elements store. */
  elements: 16,
} as const;

/** Where the parts of a map's flags begin, and how many bits they have. */
export const MAP_BITS = {
  descriptors: { shift: 10, bits: 10 },
  isDictionary: { shift: 21, bits: 1 },
  isOutdated: { shift: 24, bits: 1 },
  /** Objects that V8 still wants to see before it knows how many fields the class needs. */
  toBeSeen: { shift: 29, bits: 3 },
} as const;

/** A descriptor: its key, then its details, of which these are the parts, then its type. */
export const DESCRIPTOR = {
  bytes: 24,
  isAccessor: { shift: 0, bits: 1 },
  isInDescriptor: { shift: 5, bits: 1 },
  representation: { shift: 6, bits: 3 },
  fieldIndex: { shift: 19, bits: 11 },
} as const;

/** One part of a word of bits. */
export interface BitField {
  readonly shift: number;
  readonly bits: number;
}

/** The value of one part of a word of bits. */
export function bitsOf(word: number, { shift, bits }: BitField): number {
  return (word >>> shift) & (2 ** bits - 1);
}

/** How instance types of strings are made up. */
export const STRING_TYPE = {
  /** Instance types below this one are strings. */
  end: 0x80,
  representation: 0x07,
  external: 0x02,
  oneByte: 0x08,
  notInternalized: 0x20,
} as const;

/** Sizes that have held in every V8 so far: the check that this one is read right. */
export const KNOWN_SIZES: readonly { value: () => unknown; bytes: number }[] = [
  { value: () => ({}), bytes: 56 },
  // a name of its own: another object's doubles would turn a common one's integers into doubles too
  { value: () => ({ sizeOfOneBox: Math.random() }), bytes: 32 + 16 },
  { value: () => [0.5, 1.5], bytes: 32 + 32 },
  { value: () => Object.create(null), bytes: 24 + 160 },
  { value: () => new Map(), bytes: 32 + 152 },
  { value: () => Buffer.alloc(100, "x").toString("latin1"), bytes: 120 },
];

/** Chrome, as far as a layout measured here tells: what its pointers of 4 bytes do not explain. */
export const CHROME = {
  engine: { name: "Chrome 147", v8: "14.7", pointerBytes: 4 },
  /** Bytes of kinds of objects whose insides are more than pointers and small integers. */
  kinds: new Map([
    ["typed array", 60],
    ["view", 48],
    ["array buffer", 52],
    ["promise", 20],
    ["date", 52],
  ]),
} as const;
