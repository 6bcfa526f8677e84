/** A frame as tracing code hands it over: the file's name, the line from 1 (0: no line known). */
export type RawFrame = readonly [filename: string, lineno: number];

/** Memory blocks of one traceback, as tracing code hands them to `Snapshot.fromTraces`. */
export interface RawTrace {
  /** 0 for the V8 heap, 1 for array buffers; others are the caller's. */
  readonly domain: number;
  /** Bytes of all blocks of this trace together. */
  readonly size: number;
  /** How many blocks, 1 if left out; taken to be of one size. A sampled count may be a fraction. */
  readonly count?: number;
  /**
   * The most recent frame first; none means `<unknown>:0`. Traces of one traceback may share the
   * array, which is then read once.
   */
  readonly frames: readonly RawFrame[];
  /** Frames the traceback had before it was cut to the limit. */
  readonly totalNframe?: number;
  /** One standard error of a sampled `size`, in bytes; left out or 0 where the size is exact. */
  readonly standardError?: number;
}
