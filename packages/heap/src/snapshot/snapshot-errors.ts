/** What can be wrong with a heap snapshot file. */
export type SnapshotErrorCode =
  "ERR_SNAPSHOT_FOREIGN" | "ERR_SNAPSHOT_TRUNCATED" | "ERR_SNAPSHOT_CORRUPT" | "ERR_NO_SUCH_NODE";

/** A file that is no heap snapshot, or only part of one; `position` is the byte where it shows. */
export class SnapshotError extends Error {
  override readonly name = "SnapshotError";
  readonly code: SnapshotErrorCode;
  readonly position: number | undefined;

  constructor(code: SnapshotErrorCode, message: string, position?: number) {
    super(message);
    this.code = code;
    this.position = position;
  }
}

export const foreign = (position: number, why: string): SnapshotError =>
  new SnapshotError(
    "ERR_SNAPSHOT_FOREIGN",
    `byte ${position}: expected a V8 heap snapshot, ${why}. ` +
      "Write one with v8.writeHeapSnapshot() or from Chrome's Memory panel.",
    position,
  );

export const truncated = (position: number, where: string): SnapshotError =>
  new SnapshotError(
    "ERR_SNAPSHOT_TRUNCATED",
    `byte ${position}: expected more of ${where}, got the end of the file. ` +
      "The writer was interrupted or the disk was full: write the snapshot again.",
    position,
  );

export const corrupt = (position: number, expected: string, got: string): SnapshotError =>
  new SnapshotError(
    "ERR_SNAPSHOT_CORRUPT",
    `byte ${position}: expected ${expected}, got ${got}. Write the snapshot again.`,
    position,
  );

export const noSuchNode = (where: string, index: unknown, nodeCount: number): SnapshotError =>
  new SnapshotError(
    "ERR_NO_SUCH_NODE",
    `${where}: expected a node index from 0 to ${nodeCount - 1}, got ${String(index)}. ` +
      "graph.nodeById(id) finds a node by its id.",
  );
