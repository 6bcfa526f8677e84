import { inspect, types } from "node:util";
import { chromeLayout } from "./chrome-layout.ts";
import { describe } from "./describe-layout.ts";
import { engine } from "./engine.ts";
import { WORD } from "./engine-facts.ts";
import { errors } from "./errors.ts";
import { isPointer } from "./heap-reader.ts";
import { partOfBuffer } from "./off-heap.ts";
import { LayoutRows, lossesOf, sumOf } from "./layout-rows.ts";
import { modeOf, type LayoutMode } from "./layout-mode.ts";
import type { LayoutEngine, ObjectLayout } from "./object-layout.ts";
import { heapObjectSize } from "./heap-object-size.ts";
import { addObjectRows, className } from "./object-rows.ts";
import { addPrimitiveRows } from "./primitive-rows.ts";
import type { PrivateParts } from "./private-parts.ts";
import { privateParts } from "./sizeof.ts";

/** For which engine a layout is asked. */
export interface LayoutOptions {
  /** "node" reads this process; "chrome" works out what pointers of 4 bytes would make of it. */
  readonly as?: "node" | "chrome";
}

/**
 * Answers where each byte of a value goes: fields inside the object, stores, boxes, unused
 * room. `String(layout)` is a table, as Java's `ClassLayout.toPrintable()`.
 *
 * @throws HeapError ERR_HEAP_UNREADABLE where the memory of the process cannot be read
 */
export function layout(value: unknown, { as = "node" }: LayoutOptions = {}): ObjectLayout {
  const parts = privateParts();
  if (!parts) throw errors.unreadable("layout", "no access to it");
  const measured = measure(parts, value);
  return as === "chrome" ? chromeLayout(measured) : measured;
}

const NODE: LayoutEngine = {
  name: `Node ${engine.node}`,
  v8: engine.v8,
  pointerBytes: engine.pointerBytes,
};

const NO_MODE: LayoutMode = { mode: undefined, because: undefined };

function measure(parts: PrivateParts, value: unknown): ObjectLayout {
  const { reader, landmarks } = parts;
  // first the parts: they leave the object as it is, and their sum is what the rows must come to
  const expected = parts.of(value);
  const draft = reader.still(value, (word) => {
    const rows = new LayoutRows();
    if (!isPointer(word) || expected.length === 0)
      return { rows, name: nameOfImmediate(value), ...NO_MODE };
    const address = word - 1;
    if ((typeof value === "object" || typeof value === "function") && value !== null) {
      const shape = addObjectRows(rows, reader, landmarks, value, address);
      // a proxy has no properties of its own, fast or not
      const mode = types.isProxy(value) ? NO_MODE : modeOf(reader, shape, address, value);
      return { rows, name: className(value) || "object", ...mode };
    }
    const map = reader.mapOf(address);
    const bytes = heapObjectSize(reader, landmarks, address, map);
    return { rows, name: addPrimitiveRows(rows, value, map, bytes), ...NO_MODE };
  });
  const { rows, ...named } = draft;
  addRest(rows, expected);
  const showsPart =
    ArrayBuffer.isView(value) && expected.every(({ what }) => what !== "array buffer");
  return describe({
    ...named,
    source: "measured",
    engine: NODE,
    bytes: sumOf(rows.rows),
    rows: rows.rows.map(({ key, ...row }) => {
      if (showsPart && row.what === "internal") return { ...row, value: partOfBuffer(value) };
      return key === undefined ? row : { ...row, value: valueOf(value, key) };
    }),
    losses: lossesOf(rows.rows),
  });
}

/** What is not in a row of its own yet: buffers, and boxes that elements and entries point to. */
function addRest(rows: LayoutRows, expected: ReturnType<PrivateParts["of"]>): void {
  const boxed = sumOf(rows.rows.filter(({ block }) => block.startsWith("number of ")));
  for (const { what, bytes } of expected) {
    if (what === "boxed numbers" && bytes > boxed) {
      rows.block("numbers", "boxes of numbers");
      rows.boxes((bytes - boxed) / (2 * WORD));
    } else if (what === "array buffer") {
      rows.block(what);
      for (const word of ["hidden class", "properties", "elements"]) rows.tagged(WORD, word);
      rows.tagged(bytes - 3 * WORD, "internal");
    } else if (what === "off heap") {
      rows.block(what);
      rows.raw(bytes, "data");
    }
  }
}

function nameOfImmediate(value: unknown): string {
  return typeof value === "number" ? "small integer" : String(value);
}

/** The value of a property, in a few characters. */
function valueOf(owner: unknown, key: string): string {
  const value: unknown = Object.getOwnPropertyDescriptor(owner, key)?.value;
  if (typeof value === "function") return value.name ? `function ${value.name}` : "function";
  const text = inspect(value, { depth: 0, breakLength: Infinity, maxStringLength: 24 });
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
