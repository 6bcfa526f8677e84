import { TableFiller } from "./fill-tables.ts";
import type { HeapTables } from "./heap-tables.ts";
import { NumberList } from "./number-list.ts";
import { errors } from "../errors.ts";
import { parseMeta, type SnapshotMeta } from "./snapshot-meta.ts";
import { StringPages } from "./string-pages.ts";

/** All that a snapshot file holds and we keep. */
export interface ParsedSnapshot {
  readonly meta: SnapshotMeta;
  readonly tables: HeapTables;
  readonly strings: StringPages;
}

const QUOTE = 34;
const BACKSLASH = 92;
const isSpace = (byte: number) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const shown = (byte: number) => JSON.stringify(String.fromCharCode(byte));

/** What the parser is in the middle of; each state reads on from a place in the chunk. */
type State = (chunk: Uint8Array, at: number) => number;

/**
 * Parses a heap snapshot, chunk after chunk, without ever holding it whole. It knows JSON as far
 * as snapshots use it: an object of one object, arrays of numbers and an array of strings.
 */
export class SnapshotParser {
  /** Bytes of all chunks before this one. */
  #chunkStart = 0;
  #state: State = this.#start;
  #key = "";
  #description = "";
  #depth = 0;
  #inString = false;
  #escaped = false;
  #numbers: NumberList | undefined;
  #meta: SnapshotMeta | undefined;
  #filler: TableFiller | undefined;
  readonly #strings = new StringPages();
  #sawStrings = false;
  #isComplete = false;

  /** @throws HeapError as soon as the bytes cannot be those of a snapshot */
  write(chunk: Uint8Array): void {
    let at = 0;
    while (at < chunk.length) at = this.#state(chunk, at);
    this.#chunkStart += chunk.length;
  }

  /** @throws HeapError `ERR_SNAPSHOT_TRUNCATED` when the snapshot is not complete */
  end(): ParsedSnapshot {
    const meta = this.#meta;
    const filler = this.#filler;
    if (this.#chunkStart === 0) throw errors.foreign(0, "got an empty file");
    if (!this.#isComplete) throw errors.truncated(this.#chunkStart, this.#where());
    if (!meta || !filler) throw errors.foreign(0, "got JSON without a snapshot");
    if (!this.#sawStrings) throw errors.corrupt(this.#chunkStart, "strings", "none");
    const tables = filler.finish(this.#chunkStart, this.#strings.length);
    return { meta, tables, strings: this.#strings };
  }

  #where(): string {
    return this.#key === "" ? "the snapshot" : `"${this.#key}"`;
  }

  #start(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (isSpace(byte)) return at + 1;
    if (byte === 0x1f)
      throw errors.foreign(this.#chunkStart + at, "got a compressed file: unpack it");
    if (byte !== 123 /* { */) throw errors.foreign(this.#chunkStart + at, `got ${shown(byte)}`);
    this.#state = this.#beforeKey;
    return at + 1;
  }

  #beforeKey(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (byte === QUOTE) {
      this.#key = "";
      this.#state = this.#inKey;
    } else if (byte === 125 /* } */) {
      this.#isComplete = true;
      this.#state = this.#afterAll;
    } else if (byte !== 44 && !isSpace(byte)) {
      throw errors.corrupt(this.#chunkStart + at, "a key", shown(byte));
    }
    return at + 1;
  }

  #inKey(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (byte === QUOTE) this.#state = this.#afterKey;
    else if (this.#key.length > 100)
      throw errors.foreign(this.#chunkStart + at, "got an endless key");
    else this.#key += String.fromCharCode(byte);
    return at + 1;
  }

  #afterKey(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (isSpace(byte) || byte === 58 /* : */) return at + 1;
    const value = { snapshot: this.#inDescription, strings: this.#beforeStrings }[this.#key];
    if (this.#key === "nodes" || this.#key === "edges") this.#state = this.#beginNumbers();
    else this.#state = value ?? this.#inIgnored;
    if (!this.#meta && this.#key !== "snapshot") {
      throw errors.foreign(this.#chunkStart + at, `got JSON that begins with "${this.#key}"`);
    }
    return at;
  }

  #inDescription(chunk: Uint8Array, at: number): number {
    const end = this.#endOfValue(chunk, at);
    this.#description += Buffer.from(chunk.subarray(at, Math.abs(end))).toString("latin1");
    if (this.#description.length > 1 << 20) {
      throw errors.foreign(this.#chunkStart + at, "got an endless description");
    }
    if (end > 0) return end;
    this.#meta = parseMeta(this.#description, this.#chunkStart + at);
    this.#filler = new TableFiller(this.#meta, this.#chunkStart + at);
    this.#state = this.#beforeKey;
    return -end;
  }

  #inIgnored(chunk: Uint8Array, at: number): number {
    const end = this.#endOfValue(chunk, at);
    if (end < 0) this.#state = this.#beforeKey;
    return Math.abs(end);
  }

  /** Where the chunk ends, or negative where the value does: behind its last bracket. */
  #endOfValue(chunk: Uint8Array, at: number): number {
    for (let i = at; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
      } else if (byte === QUOTE) this.#inString = true;
      else if (byte === 91 || byte === 123) this.#depth++;
      else if (byte === 93 || byte === 125) {
        if (--this.#depth === 0) return -(i + 1);
      } else if (this.#depth === 0 && byte === 44) return -i;
    }
    return chunk.length;
  }

  #beginNumbers(): State {
    const { nodeFields, edgeFields } = this.#meta ?? { nodeFields: 1, edgeFields: 1 };
    const isNodes = this.#key === "nodes";
    this.#numbers = new NumberList(isNodes ? nodeFields : edgeFields, (batch, count, position) => {
      if (isNodes) this.#filler?.takeNodes(batch, count, position);
      else this.#filler?.takeEdges(batch, count, position);
    });
    return this.#inNumbers;
  }

  #inNumbers(chunk: Uint8Array, at: number): number {
    const end = (this.#numbers as NumberList).read(chunk, at, this.#chunkStart);
    if (end > 0) return end;
    this.#state = this.#beforeKey;
    return -end;
  }

  #beforeStrings(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (byte !== 91)
      throw errors.corrupt(this.#chunkStart + at, "an array of strings", shown(byte));
    this.#sawStrings = true;
    this.#state = this.#betweenStrings;
    return at + 1;
  }

  #betweenStrings(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (byte === QUOTE) {
      this.#strings.begin();
      this.#state = this.#inStrings;
    } else if (byte === 93 /* ] */) this.#state = this.#beforeKey;
    else if (byte !== 44 && !isSpace(byte)) {
      throw errors.corrupt(this.#chunkStart + at, "a string", shown(byte));
    }
    return at + 1;
  }

  #inStrings(chunk: Uint8Array, at: number): number {
    let i = at;
    let escaped = this.#escaped;
    for (; i < chunk.length; i++) {
      const byte = chunk[i] as number;
      if (escaped) escaped = false;
      else if (byte === BACKSLASH) escaped = true;
      else if (byte === QUOTE) break;
    }
    this.#escaped = escaped;
    this.#strings.append(chunk, at, i);
    if (i === chunk.length) return i;
    this.#state = this.#betweenStrings;
    return i + 1;
  }

  #afterAll(chunk: Uint8Array, at: number): number {
    const byte = chunk[at] as number;
    if (!isSpace(byte)) throw errors.corrupt(this.#chunkStart + at, "the end", shown(byte));
    return at + 1;
  }
}
