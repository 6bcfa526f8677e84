import { closeSync, openSync, writeFileSync } from "node:fs";
import { endianness } from "node:os";

import { FORMAT, padding, VERSION, type DumpHeader } from "./dump-format.ts";
import type { SnapshotContents } from "./snapshot-contents.ts";

/** Writes a snapshot into a file of the format that dump-format.ts describes. */
export function dump(path: string, contents: SnapshotContents): void {
  const { columns, tracebackLimit, attributes } = contents;
  const { filenames, ...treeColumns } = columns.tree.columns;
  const written = Object.entries({ ...treeColumns, ...columns }).flatMap(([name, column]) =>
    ArrayBuffer.isView(column) ? [{ name, column }] : [],
  );
  const header: DumpHeader = {
    byteOrder: endianness(),
    tracebackLimit,
    attributes,
    filenames,
    columns: written.map(({ name, column }) => ({
      name,
      type: column instanceof Float64Array ? "f64" : "u32",
      length: column.length,
    })),
  };
  const file = openSync(path, "w");
  try {
    writePadded(file, Buffer.from(`${FORMAT} ${VERSION}\n${JSON.stringify(header)}\n`));
    for (const { column } of written) writePadded(file, column);
  } finally {
    closeSync(file);
  }
}

function writePadded(file: number, bytes: Uint8Array | Uint32Array | Float64Array): void {
  writeFileSync(file, bytes);
  writeFileSync(file, new Uint8Array(padding(bytes.byteLength)));
}
