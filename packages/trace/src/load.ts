import { readFileSync } from "node:fs";
import { endianness } from "node:os";

import { CallTree, ROOT } from "./call-tree.ts";
import { COLUMN_TYPES, FORMAT, padding, VERSION, type DumpHeader } from "./dump-format.ts";
import { damagedDump, notADump, unknownDumpVersion } from "./errors.ts";
import type { SnapshotContents } from "./snapshot-contents.ts";
import type { TraceColumns } from "./trace-columns.ts";

/**
 * Reads a file that `dump` wrote.
 *
 * @throws {Error} `ERR_NOT_A_DUMP`, `ERR_DUMP_VERSION`, `ERR_DAMAGED_DUMP`, or that of the file
 * system, such as `ENOENT`
 */
export function load(path: string): SnapshotContents {
  const bytes = readFileSync(path);
  const [format, version] = lineAt(bytes, 0).toString("latin1", 0, 32).split(" ");
  if (format !== FORMAT) throw notADump(path);
  if (version !== String(VERSION)) throw unknownDumpVersion(path, VERSION, version);
  const headerStart = lineAt(bytes, 0).length + 1;
  const headerLine = lineAt(bytes, headerStart);
  const header = parseHeader(headerLine.toString());
  if (header === undefined) throw damagedDump(path, "no header");
  if (header.byteOrder !== endianness()) {
    throw damagedDump(path, `figures of byte order ${header.byteOrder}`);
  }
  const columns = readColumns(header, bytes, headerStart + headerLine.length + 1);
  const fault = typeof columns === "string" ? columns : faultOf(columns);
  if (typeof columns === "string" || fault !== undefined) throw damagedDump(path, fault as string);
  return { columns, tracebackLimit: header.tracebackLimit, attributes: header.attributes };
}

function lineAt(bytes: Buffer, start: number): Buffer {
  const end = bytes.indexOf("\n", start);
  return bytes.subarray(start, end < 0 ? bytes.length : end);
}

function parseHeader(line: string): DumpHeader | undefined {
  try {
    const header = JSON.parse(line) as DumpHeader;
    const complete =
      Number.isSafeInteger(header.tracebackLimit) &&
      header.tracebackLimit > 0 &&
      isRecord(header.attributes) &&
      header.filenames.every((name) => typeof name === "string") &&
      new Set(header.columns.map(({ name }) => name)).size === header.columns.length &&
      header.columns.every(isColumn);
    return complete ? header : undefined;
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown) =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isColumn = ({ name, type, length }: DumpHeader["columns"][number]) =>
  Object.hasOwn(COLUMN_TYPES, name) &&
  COLUMN_TYPES[name] === type &&
  Number.isSafeInteger(length) &&
  length >= 0;

/** Answers the columns, or what is wrong with their bytes. */
function readColumns(header: DumpHeader, bytes: Buffer, start: number): TraceColumns | string {
  const found = new Map<string, Uint32Array | Float64Array>();
  let offset = start + padding(start);
  for (const { name, type, length } of header.columns) {
    const Column = type === "f64" ? Float64Array : Uint32Array;
    const end = offset + length * Column.BYTES_PER_ELEMENT;
    if (end > bytes.length) return "columns cut short";
    // a copy, for a file's bytes may begin anywhere in their buffer
    found.set(name, new Column(new Uint8Array(bytes.subarray(offset, end)).buffer));
    offset = end + padding(end);
  }
  if (offset > bytes.length) return "columns cut short";
  if (offset < bytes.length) return "bytes behind its end";
  const u32 = (name: string) => (found.get(name) ?? new Uint32Array()) as Uint32Array;
  const size = (found.get("size") ?? new Float64Array()) as Float64Array;
  return {
    tree: new CallTree({
      filenames: header.filenames,
      frameFile: u32("frameFile"),
      frameLine: u32("frameLine"),
      nodeFrame: u32("nodeFrame"),
      nodeParent: u32("nodeParent"),
    }),
    length: size.length,
    node: u32("node"),
    size,
    domain: found.get("domain") as Uint32Array | undefined,
    count: found.get("count") as Float64Array | undefined,
    totalNframe: found.get("totalNframe") as Uint32Array | undefined,
    standardError: found.get("standardError") as Float64Array | undefined,
  };
}

/** Says what is wrong with columns that point where nothing is, or hold what no trace can. */
function faultOf(columns: TraceColumns): string | undefined {
  const { tree, length, node, size, domain, count, totalNframe, standardError } = columns;
  const { filenames, frameFile, frameLine, nodeFrame, nodeParent } = tree.columns;
  const perTrace = [node, domain, count, totalNframe, standardError];
  const figures = [size, count, standardError];
  if (frameLine.length !== frameFile.length) return "frames without lines";
  if (frameFile.some((file) => file >= filenames.length)) return "frames of no file";
  if (nodeParent.length !== nodeFrame.length || nodeFrame.length === 0) return "half a call tree";
  if (nodeFrame.some((frame, n) => n !== ROOT && frame >= frameFile.length))
    return "calls of no frame";
  if (nodeParent.some((parent, n) => n !== ROOT && parent >= n)) return "calls before their caller";
  if (perTrace.some((column) => column && column.length !== length)) return "traces in part";
  if (node.some((n) => n === ROOT || n >= nodeFrame.length)) return "traces of no call";
  if (figures.some((column) => column?.some((x) => !(x >= 0 && x < Infinity))))
    return "sizes below 0";
  if (count?.some((blocks) => blocks === 0)) return "traces of no block";
  return undefined;
}
