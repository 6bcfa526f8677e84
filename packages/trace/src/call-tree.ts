import { Frame } from "./frame.ts";
import { Traceback } from "./traceback.ts";

/** The node above every oldest frame; it has no frame itself. */
export const ROOT = 0;

/** The columns of a `CallTree`. */
export interface CallTreeColumns {
  readonly filenames: readonly string[];
  /** By frame: its file, as an index into `filenames`. */
  readonly frameFile: Uint32Array;
  /** By frame: its line. */
  readonly frameLine: Uint32Array;
  /** By node: its frame. */
  readonly nodeFrame: Uint32Array;
  /** By node: its caller's node, always smaller than the node itself; `ROOT` for the oldest. */
  readonly nodeParent: Uint32Array;
}

/**
 * Tracebacks as a tree of calls: a traceback is the path from `ROOT` to its most recent frame's
 * node, so each file, frame and run of callers is stored once.
 */
export class CallTree {
  readonly columns: CallTreeColumns;
  readonly #frames: Frame[] = [];

  constructor(columns: CallTreeColumns) {
    this.columns = columns;
  }

  get files(): number {
    return this.columns.filenames.length;
  }

  get frames(): number {
    return this.columns.frameFile.length;
  }

  get nodes(): number {
    return this.columns.nodeFrame.length;
  }

  /** Answers the file name at an index the columns hold. */
  filename(file: number): string {
    return this.columns.filenames[file] as string;
  }

  /** Answers the frame at an index the columns hold, the same object each time. */
  frame(index: number): Frame {
    const { frameFile, frameLine } = this.columns;
    return (this.#frames[index] ??= new Frame(
      this.filename(frameFile[index] as number),
      frameLine[index] as number,
    ));
  }

  /** Answers the frames from `ROOT` down to `node`. */
  traceback(node: number, totalNframe?: number): Traceback {
    const { nodeFrame, nodeParent } = this.columns;
    const frames: Frame[] = [];
    for (let n = node; n !== ROOT; n = nodeParent[n] as number) {
      frames.push(this.frame(nodeFrame[n] as number));
    }
    return new Traceback(frames.reverse(), totalNframe);
  }
}
