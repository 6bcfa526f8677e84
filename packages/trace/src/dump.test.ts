import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { endianness, tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, expect, test } from "vitest";

import { CallTree } from "./call-tree.ts";
import { DomainFilter } from "./domain-filter.ts";
import { dump } from "./dump.ts";
import { before } from "./fixtures/two-snapshots.ts";
import { Snapshot } from "./snapshot.ts";

const folder = mkdtempSync(join(tmpdir(), "dump-"));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, "snapshot");

function dumped(snapshot: Snapshot): Buffer {
  snapshot.dump(path);
  return readFileSync(path);
}

function load(bytes: Buffer): Snapshot {
  writeFileSync(path, bytes);
  return Snapshot.load(path);
}

test("a dumped snapshot is loaded with all its traces", () => {
  const loaded = load(dumped(before));
  expect(loaded.tracebackLimit).toBe(2);
  expect(loaded.traces.equals(before.traces)).toBe(true);
  expect(loaded.statistics("lineno").map(String)).toEqual(before.statistics("lineno").map(String));
});

test("a sampled snapshot is loaded with its counts and errors", () => {
  const sampled = Snapshot.fromTraces(
    [{ domain: 0, size: 20.5, count: 2.5, frames: [["ä\n😀.ts", 1]], standardError: 8 }],
    1,
  );
  expect(load(dumped(sampled)).traces.equals(sampled.traces)).toBe(true);
});

test("an empty snapshot is loaded empty", () => {
  expect(load(dumped(Snapshot.fromTraces([], 25))).traces.length).toBe(0);
});

test("attributes are kept through filters, dump and load", () => {
  const noted = before.withAttributes({ note: "new" }).withAttributes({ pid: 7, tags: ["a"] });
  expect(noted.attributes).toEqual({ note: "new", pid: 7, tags: ["a"] });
  expect(before.attributes).toEqual({});
  expect(load(dumped(noted.filterTraces([]))).attributes).toEqual(noted.attributes);
});

test("attributes that JSON cannot hold are refused", () => {
  expect(() => before.withAttributes({ big: 1n })).toThrow(
    expect.objectContaining({ name: "TypeError", code: "ERR_NOT_ATTRIBUTES" }),
  );
});

test("a filtered snapshot is dumped without the names of files it does not need", () => {
  const bytes = dumped(before.filterTraces([new DomainFilter(true, 3)]));
  expect(bytes.includes("<unknown>")).toBe(true);
  expect(bytes.includes("a.ts")).toBe(false);
});

test("a dump is two lines of text and aligned columns", () => {
  const frames = [
    ["a.ts", 2],
    ["b.ts", 4],
  ] as const;
  const bytes = dumped(Snapshot.fromTraces([{ domain: 1, size: 10, frames }], 3));
  const [first, second, rest] = bytes.toString("latin1").split("\n");
  expect(first).toBe("slotted-trace 1");
  const header = JSON.parse(second!);
  expect(header).toEqual({
    byteOrder: endianness(),
    tracebackLimit: 3,
    attributes: {},
    filenames: ["b.ts", "a.ts"],
    columns: [
      { name: "frameFile", type: "u32", length: 2 },
      { name: "frameLine", type: "u32", length: 2 },
      { name: "nodeFrame", type: "u32", length: 3 },
      { name: "nodeParent", type: "u32", length: 3 },
      { name: "node", type: "u32", length: 1 },
      { name: "size", type: "f64", length: 1 },
      { name: "domain", type: "u32", length: 1 },
    ],
  });
  const columns = bytes.subarray(bytes.length - 72);
  expect(bytes.length % 8).toBe(0);
  expect(rest!.startsWith("\0")).toBe(true);
  const u32 = (offset: number, length: number) =>
    Array.from(new Uint32Array(new Uint8Array(columns).buffer, offset, length));
  expect(u32(0, 2)).toEqual([0, 1]);
  expect(u32(8, 2)).toEqual([4, 2]);
  expect(u32(16, 4)).toEqual([0, 0, 1, 0]);
  expect(u32(32, 4)).toEqual([0, 0, 1, 0]);
  expect(u32(48, 2)).toEqual([2, 0]);
  expect(new Float64Array(new Uint8Array(columns).buffer, 56, 1)[0]).toBe(10);
  expect(u32(64, 2)).toEqual([1, 0]);
});

test("a file that is no dump is refused", () => {
  for (const text of ["", "\n", "{}", "slotted", "a long line without an end ".repeat(99)]) {
    expect(() => load(Buffer.from(text))).toThrow(
      expect.objectContaining({
        code: "ERR_NOT_A_DUMP",
        message:
          `Snapshot.load: expected a file that Snapshot.dump wrote, got ${path}, ` +
          "which is none. Check the path.",
      }),
    );
  }
});

test("a dump of another version is refused", () => {
  expect(() => load(Buffer.from("slotted-trace 2\nanything"))).toThrow(
    expect.objectContaining({
      code: "ERR_DUMP_VERSION",
      message:
        `Snapshot.load: expected a dump of version 1, got version 2 in ${path}. ` +
        "Read it with the version of @slotted/trace that wrote it.",
    }),
  );
});

test("a dump that is cut short anywhere is refused", () => {
  const whole = dumped(before);
  for (let length = whole.indexOf("\n") + 1; length < whole.length; length++) {
    expect(() => load(whole.subarray(0, length))).toThrow(
      expect.objectContaining({ code: "ERR_DAMAGED_DUMP" }),
    );
  }
});

test("a dump with bytes behind its end is refused", () => {
  expect(() => load(Buffer.concat([dumped(before), Buffer.alloc(8)]))).toThrow(
    `expected a whole dump, got bytes behind its end in ${path}.`,
  );
});

test.each([
  ["attributes that are none", (header: any) => (header.attributes = null)],
  ["attributes that are a list", (header: any) => (header.attributes = [1])],
  ["a limit below one frame", (header: any) => (header.tracebackLimit = -5)],
  ["a column of another type", (header: any) => (header.columns[5].type = "u32")],
  ["a column of no known type", (header: any) => (header.columns[0].type = "x")],
  ["a column of no known name", (header: any) => (header.columns[0].name = "constructor")],
  ["a column twice", (header: any) => (header.columns[0].name = "node")],
  ["no column", (header: any) => (header.columns[0] = null)],
  ["no names of files", (header: any) => delete header.filenames],
])("a dump whose header has %s is refused", (_, change) => {
  const bytes = dumped(before);
  const [first = "", second = ""] = bytes.toString("utf8").split("\n");
  const header = JSON.parse(second);
  change(header);
  const head = Buffer.from(`${first}\n${JSON.stringify(header)}\n`);
  const columnsAt = first.length + Buffer.byteLength(second) + 2;
  const zeros = (length: number) => Buffer.alloc((8 - (length % 8)) % 8);
  const columns = bytes.subarray(columnsAt + zeros(columnsAt).length);
  expect(() => load(Buffer.concat([head, zeros(head.length), columns]))).toThrow(
    expect.objectContaining({ code: "ERR_DAMAGED_DUMP" }),
  );
});

/** Loads a dump of one trace, some of its columns replaced, and answers what is wrong with it. */
function faultWith({ filenames = ["a.ts"], ...replaced }: Replaced): string {
  const u32 = (name: string, figures: number[]) => new Uint32Array(replaced[name] ?? figures);
  const f64 = (name: string, figures: number[]) => new Float64Array(replaced[name] ?? figures);
  const tree = new CallTree({
    filenames,
    frameFile: u32("frameFile", [0]),
    frameLine: u32("frameLine", [5]),
    nodeFrame: u32("nodeFrame", [0, 0]),
    nodeParent: u32("nodeParent", [0, 0]),
  });
  const columns = {
    tree,
    length: 1,
    node: u32("node", [1]),
    size: f64("size", [10]),
    domain: u32("domain", [0]),
    count: f64("count", [1]),
    totalNframe: u32("totalNframe", [1]),
    standardError: f64("standardError", [0]),
  };
  dump(path, { columns, tracebackLimit: 1, attributes: {} });
  try {
    return `none: ${[...Snapshot.load(path).traces]}`;
  } catch (error) {
    expect(error).toMatchObject({ code: "ERR_DAMAGED_DUMP" });
    return /expected a whole dump, got (.*) in /.exec((error as Error).message)![1]!;
  }
}

interface Replaced {
  filenames?: string[];
  [column: string]: any;
}

test("a dump whose columns do not fit together is refused with what is wrong", () => {
  expect(faultWith({})).toBe("none: a.ts:5: 10 B");
  expect(faultWith({ filenames: [] })).toBe("frames of no file");
  expect(faultWith({ frameLine: [] })).toBe("frames without lines");
  expect(faultWith({ nodeParent: [0] })).toBe("half a call tree");
  expect(faultWith({ nodeFrame: [], nodeParent: [] })).toBe("half a call tree");
  expect(faultWith({ nodeFrame: [0, 1] })).toBe("calls of no frame");
  expect(faultWith({ nodeParent: [0, 1] })).toBe("calls before their caller");
  expect(faultWith({ node: [0] })).toBe("traces of no call");
  expect(faultWith({ node: [2] })).toBe("traces of no call");
  expect(faultWith({ size: [-1] })).toBe("sizes below 0");
  expect(faultWith({ size: [NaN] })).toBe("sizes below 0");
  expect(faultWith({ count: [0] })).toBe("traces of no block");
  for (const column of ["node", "size", "domain", "count", "totalNframe", "standardError"]) {
    expect(faultWith({ [column]: [] })).toBe("traces in part");
  }
});

test("a dump from a machine of another byte order is refused", () => {
  const [own, other] = endianness() === "LE" ? ["LE", "BE"] : ["BE", "LE"];
  const text = dumped(before).toString("latin1").replace(`"${own}"`, `"${other}"`);
  expect(() => load(Buffer.from(text, "latin1"))).toThrow(`got figures of byte order ${other} in `);
});

test("loading a file that is not there fails as reading it does", () => {
  expect(() => Snapshot.load(join(folder, "none"))).toThrow(
    expect.objectContaining({ code: "ENOENT" }),
  );
});
