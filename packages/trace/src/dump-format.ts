/**
 * A dumped snapshot is a file of
 *
 * 1. the line `slotted-trace 1`, the format's name and version;
 * 2. a line of JSON, the `DumpHeader`;
 * 3. zero bytes up to a multiple of 8;
 * 4. the columns the header lists, in its order, each followed by zero bytes up to a multiple of 8.
 *
 * Lines end in a line feed, text is UTF-8. The columns are those of `CallTreeColumns` and of
 * `TraceColumns`, each once; those that may be left out there may be here. Nothing follows them. A reader refuses another version; any change raises it.
 */
export const FORMAT = "slotted-trace";
export const VERSION = 1;

/** The second line of a dump. */
export interface DumpHeader {
  /** The columns' byte order, as `os.endianness()`. */
  readonly byteOrder: "LE" | "BE";
  readonly tracebackLimit: number;
  /** What `Snapshot.withAttributes` added. */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly filenames: readonly string[];
  /** `length` counts figures, not bytes. */
  readonly columns: readonly {
    readonly name: string;
    readonly type: ColumnType;
    readonly length: number;
  }[];
}

type ColumnType = "u32" | "f64";

/** The type of each column there may be. */
export const COLUMN_TYPES: Readonly<Record<string, ColumnType>> = {
  frameFile: "u32",
  frameLine: "u32",
  nodeFrame: "u32",
  nodeParent: "u32",
  node: "u32",
  size: "f64",
  domain: "u32",
  count: "f64",
  totalNframe: "u32",
  standardError: "f64",
};

/** Answers how many zero bytes follow that many bytes. */
export function padding(bytes: number): number {
  return (8 - (bytes % 8)) % 8;
}
