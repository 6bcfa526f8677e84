/** Where every byte of a value goes. */
export interface ObjectLayout {
  /** What the value is, such as its class. */
  readonly name: string;
  /** Read from memory, or worked out for another engine. */
  readonly source: "measured" | "modelled";
  readonly engine: LayoutEngine;
  /** How an object keeps its properties; undefined for primitives. */
  readonly mode: "fast" | "dictionary" | undefined;
  /** How it got into dictionary mode, where that can be told. */
  readonly because: string | undefined;
  /** Bytes of all rows: what `sizeof` answers, were nothing ready-made. */
  readonly bytes: number;
  readonly rows: readonly LayoutRow[];
  readonly losses: readonly LayoutLoss[];
  /** The layout as a table. */
  toString(): string;
}

/** The engine a layout holds for. */
export interface LayoutEngine {
  readonly name: string;
  readonly v8: string;
  readonly pointerBytes: 4 | 8;
}

/** Some neighbouring bytes with one purpose. */
export interface LayoutRow {
  /** The heap object they are part of: the object itself, a store of it, a box. */
  readonly block: string;
  /** Byte offset in the block. */
  readonly offset: number;
  readonly bytes: number;
  readonly what: string;
  readonly value: string;
  /** Why nothing the program put there is in these bytes; undefined where something is. */
  readonly lost: string | undefined;
  /** Bytes of pointers and small integers, which take half with compressed pointers. */
  readonly taggedBytes: number;
}

/** Bytes that hold nothing the program put there. */
export interface LayoutLoss {
  readonly cause: string;
  readonly bytes: number;
}
