/** What went wrong, for programs. */
export type HeapErrorCode =
  | "ERR_HEAP_MOVING"
  | "ERR_HEAP_UNREADABLE"
  | "ERR_NO_SUCH_NODE"
  | "ERR_SNAPSHOT_CORRUPT"
  | "ERR_SNAPSHOT_FOREIGN"
  | "ERR_SNAPSHOT_TRUNCATED";

/** An error of this package; its message reads *where: expected X, got Y. Way out.* */
export class HeapError extends Error {
  override readonly name = "HeapError";
  /** A stable name of what went wrong. */
  readonly code: HeapErrorCode;
  /** The byte of a snapshot file where it shows. */
  readonly position: number | undefined;

  /** @internal */
  constructor(code: HeapErrorCode, message: string, position?: number) {
    super(message);
    this.code = code;
    this.position = position;
  }
}

/** Every error of this package, by what went wrong. */
export const errors = {
  moving: (where: string) =>
    new HeapError(
      "ERR_HEAP_MOVING",
      `${where}: expected the value to stay where it is for one reading, got a collection each time. ` +
        "Ask again when the program allocates less.",
    ),

  unreadable: (where: string, why: string) =>
    new HeapError(
      "ERR_HEAP_UNREADABLE",
      `${where}: expected the memory of this process to be readable, got ${why}. ` +
        "It is on Linux when /proc/self/mem may be opened and V8 runs without pointer compression.",
    ),

  foreign: (position: number, why: string) =>
    new HeapError(
      "ERR_SNAPSHOT_FOREIGN",
      `byte ${position}: expected a V8 heap snapshot, ${why}. ` +
        "Write one with v8.writeHeapSnapshot() or from Chrome's Memory panel.",
      position,
    ),

  truncated: (position: number, where: string) =>
    new HeapError(
      "ERR_SNAPSHOT_TRUNCATED",
      `byte ${position}: expected more of ${where}, got the end of the file. ` +
        "The writer was interrupted or the disk was full: write the snapshot again.",
      position,
    ),

  corrupt: (position: number, expected: string, got: string) =>
    new HeapError(
      "ERR_SNAPSHOT_CORRUPT",
      `byte ${position}: expected ${expected}, got ${got}. Write the snapshot again.`,
      position,
    ),

  noSuchNode: (where: string, index: unknown, nodeCount: number) =>
    new HeapError(
      "ERR_NO_SUCH_NODE",
      `${where}: expected a node index from 0 to ${nodeCount - 1}, got ${String(index)}. ` +
        "graph.nodeById(id) finds a node by its id.",
    ),
};
