/** What went wrong, for programs. */
export type HeapErrorCode = "ERR_HEAP_MOVING" | "ERR_HEAP_UNREADABLE";

/** An error of this package; its message reads *where: expected X, got Y. Way out.* */
export class HeapError extends Error {
  /** A stable name of what went wrong. */
  readonly code: HeapErrorCode;

  /** Builds the message of `code` from its details. */
  constructor(code: HeapErrorCode, ...details: readonly string[]) {
    super(MESSAGES[code](...details));
    this.name = "HeapError";
    this.code = code;
  }
}

const MESSAGES: Record<HeapErrorCode, (...details: readonly string[]) => string> = {
  ERR_HEAP_MOVING: (where) =>
    `${where}: expected the value to stay where it is for one reading, got a collection each time. ` +
    `Ask again when the program allocates less.`,
  ERR_HEAP_UNREADABLE: (where, why) =>
    `${where}: expected the memory of this process to be readable, got ${why}. ` +
    `It is on Linux when /proc/self/mem may be opened and V8 runs without pointer compression.`,
};
