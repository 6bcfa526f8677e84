/** What V8 keeps in an object of one kind beside its in-object properties. */
export interface ObjectKind {
  readonly name: string;
  /** Makes one, from which the kind's type number in this V8 is learned. */
  readonly example: () => unknown;
  /** Stores that hold what is in the object, with the byte offsets of their pointers. */
  readonly stores: readonly ObjectStore[];
  /** Byte offsets of single values that may be boxed numbers. */
  readonly values?: readonly number[];
  /** What else the object keeps, by byte offset. */
  readonly fields?: Readonly<Record<number, string>>;
}

/** A heap object that holds a part of another, invisibly to the program. */
export interface ObjectStore {
  readonly what: "properties" | "elements" | "table" | "arguments" | "registers";
  readonly offset: number;
}

const properties: ObjectStore = { what: "properties", offset: 8 };
const elements: ObjectStore = { what: "elements", offset: 16 };
const common = [properties, elements] as const;
const table: ObjectStore = { what: "table", offset: 24 };
const registers: ObjectStore = { what: "registers", offset: 72 };

/** Every object that is not listed below. */
export const PLAIN_OBJECT: ObjectKind = { name: "object", example: () => ({}), stores: common };

/** THE table of kinds that keep more, or less, than properties and elements. */
export const OBJECT_KINDS: readonly ObjectKind[] = [
  { name: "array", example: () => [], stores: common, values: [24], fields: { 24: "length" } },
  { name: "map", example: () => new Map(), stores: [...common, table] },
  { name: "set", example: () => new Set(), stores: [...common, table] },
  { name: "weak map", example: () => new WeakMap(), stores: [...common, table] },
  { name: "weak set", example: () => new WeakSet(), stores: [...common, table] },
  {
    name: "date",
    example: () => new Date(0),
    stores: common,
    values: [24, 32, 40, 48, 56, 64, 72, 80, 88],
  },
  {
    name: "wrapper",
    example: () => Object(1) as unknown,
    stores: common,
    values: [24],
    fields: { 24: "value" },
  },
  {
    name: "promise",
    example: () => Promise.resolve(),
    stores: common,
    values: [24],
  },
  { name: "typed array", example: () => new Uint8Array(0), stores: common },
  { name: "view", example: () => new DataView(new ArrayBuffer(1)), stores: common },
  { name: "array buffer", example: () => new ArrayBuffer(0), stores: common },
  {
    name: "proxy",
    example: () => new Proxy({}, {}),
    stores: [properties],
    fields: { 16: "target", 24: "handler" },
  },
  {
    name: "bound function",
    example: () => boundExample.bind(null),
    stores: [...common, { what: "arguments", offset: 40 }],
    values: [32],
    fields: { 24: "function", 32: "this" },
  },
  {
    name: "generator",
    example: () => generatorExample(),
    stores: [...common, registers],
    values: [40, 48],
  },
  {
    name: "async generator",
    example: () => asyncGeneratorExample(),
    stores: [...common, registers],
    values: [40, 48],
  },
];

function boundExample(): void {
  // only its bound copy is looked at
}

function* generatorExample(): Generator {
  yield;
}

async function* asyncGeneratorExample(): AsyncGenerator {
  yield await Promise.resolve();
}
