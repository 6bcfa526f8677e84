import { open, stat } from "node:fs/promises";
import { SnapshotGraph } from "./snapshot-graph.ts";
import { SnapshotParser } from "./snapshot-parser.ts";

/** How far the reading has come, in bytes; `total` is unknown for a stream. */
export interface ReadProgress {
  readonly bytes: number;
  readonly total: number | undefined;
}

/** How to read a snapshot. */
export interface ReadSnapshotOptions {
  /** Called after each chunk, about once a megabyte. */
  readonly onProgress?: (progress: ReadProgress) => void;
}

const CHUNK_BYTES = 1 << 20;

/**
 * Reads a `.heapsnapshot` of Node, Chrome or Electron, of any size, as a stream into typed columns.
 *
 * @example
 * const graph = await readSnapshot("app.heapsnapshot");
 * for (const { name, count, selfSize } of graph.classes()) console.log(name, count, selfSize);
 *
 * @throws HeapError `ERR_SNAPSHOT_FOREIGN`, `ERR_SNAPSHOT_TRUNCATED`, `ERR_SNAPSHOT_CORRUPT`,
 * each with the byte position; or the file system's error, such as `ENOENT`
 */
export async function readSnapshot(
  source: string | URL | AsyncIterable<Uint8Array>,
  { onProgress }: ReadSnapshotOptions = {},
): Promise<SnapshotGraph> {
  const parser = new SnapshotParser();
  const isFile = typeof source === "string" || source instanceof URL;
  const total = isFile ? (await stat(source)).size : undefined;
  let bytes = 0;
  for await (const chunk of isFile ? fileChunks(source) : source) {
    parser.write(chunk);
    bytes += chunk.length;
    onProgress?.({ bytes, total });
  }
  return new SnapshotGraph(parser.end());
}

/** Reads one chunk while the one before is parsed; the parser keeps none, so two buffers serve for all. */
async function* fileChunks(path: string | URL): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  let now = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let next = Buffer.allocUnsafeSlow(CHUNK_BYTES);
  let reading = file.read(now, 0, CHUNK_BYTES);
  try {
    for (;;) {
      const { bytesRead } = await reading;
      if (bytesRead === 0) return;
      reading = file.read(next, 0, CHUNK_BYTES);
      yield now.subarray(0, bytesRead);
      [now, next] = [next, now];
    }
  } finally {
    // whoever stops early is not told of a read that fails afterwards
    await reading.catch(() => undefined);
    await file.close();
  }
}
