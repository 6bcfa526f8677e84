/** What one range of V8 versions does that another does not. */
export interface EngineFacts {
  /** The first V8 version, as major and minor, these facts were checked on. */
  readonly since: readonly [major: number, minor: number];
  /** Objects that V8 ships in its read-only space count 0 bytes in heap snapshots. */
  readonly readOnlyIsFree: boolean;
  /** Byte offset of the array buffer in a typed array and in a DataView. */
  readonly viewBuffer: number;
}

/** The facts, oldest version first; a version takes the last entry that is not newer. */
export const ENGINE_FACTS: readonly EngineFacts[] = [
  { since: [11, 3], readOnlyIsFree: false, viewBuffer: 24 },
  { since: [13, 6], readOnlyIsFree: true, viewBuffer: 32 },
];

/** Bytes of a tagged word: a pointer, or a small integer in its upper half. */
export const WORD = 8;

/** Byte offsets inside the heap objects whose layout the versions share. */
export const OFFSETS = {
  /** Any heap object: its map. */
  map: 0,
  /** Map: instance size in words, one byte; 0 where each object says its own length. */
  instanceWords: 8,
  /** Map of an object: the first word of its in-object properties, one byte. */
  inObjectStart: 9,
  /** Map: the instance type, two bytes. */
  instanceType: 12,
  /** Arrays, hash tables and stores: the length in the upper half of the word. */
  length: 8,
  /** The first element of any such array. */
  firstElement: 16,
  /** Objects: the properties store, or a hash in its place. */
  properties: 8,
  /** Objects that are not proxies: the elements store. */
  elements: 16,
} as const;

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
