import { CallTree, ROOT } from "./call-tree.ts";
import type { RawFrame } from "./raw-trace.ts";

/** Where the files, frames and nodes of one tree are found in another. */
export interface CallTreeMapping {
  readonly files: Uint32Array;
  readonly frames: Uint32Array;
  readonly nodes: Uint32Array;
}

/** Collects tracebacks into a `CallTree`. */
export class CallTreeBuilder {
  readonly #filenames: string[] = [];
  readonly #fileOf = new Map<string, number>();
  // by file: line -> frame
  readonly #frameOf: Map<number, number>[] = [];
  readonly #frameFile: number[] = [];
  readonly #frameLine: number[] = [];
  // by frame: parent -> node
  readonly #nodeOf: Map<number, number>[] = [];
  readonly #nodeFrame: number[] = [0];
  readonly #nodeParent: number[] = [ROOT];

  /** Adds a traceback, its most recent frame first, and answers its node. */
  add(frames: readonly RawFrame[]): number {
    let node = ROOT;
    for (let i = frames.length - 1; i >= 0; i--) {
      const [filename, lineno] = frames[i] as RawFrame;
      node = this.#node(node, this.#frame(this.#file(filename), lineno));
    }
    return node;
  }

  /** Adds the whole of another tree and answers where its parts went. */
  addTree(tree: CallTree): CallTreeMapping {
    const { filenames, frameFile, frameLine, nodeFrame, nodeParent } = tree.columns;
    const files = Uint32Array.from(filenames, (name) => this.#file(name));
    const frames = frameFile.map((file, i) =>
      this.#frame(files[file] as number, frameLine[i] as number),
    );
    const nodes = new Uint32Array(tree.nodes);
    for (let n = ROOT + 1; n < nodes.length; n++) {
      const parent = nodes[nodeParent[n] as number] as number;
      nodes[n] = this.#node(parent, frames[nodeFrame[n] as number] as number);
    }
    return { files, frames, nodes };
  }

  build(): CallTree {
    return new CallTree({
      filenames: this.#filenames.slice(),
      frameFile: new Uint32Array(this.#frameFile),
      frameLine: new Uint32Array(this.#frameLine),
      nodeFrame: new Uint32Array(this.#nodeFrame),
      nodeParent: new Uint32Array(this.#nodeParent),
    });
  }

  #file(filename: string): number {
    const known = this.#fileOf.get(filename);
    if (known !== undefined) return known;
    const file = this.#filenames.push(filename) - 1;
    this.#fileOf.set(filename, file);
    this.#frameOf.push(new Map());
    return file;
  }

  #frame(file: number, lineno: number): number {
    const byLine = this.#frameOf[file] as Map<number, number>;
    const known = byLine.get(lineno);
    if (known !== undefined) return known;
    const frame = this.#frameFile.push(file) - 1;
    this.#frameLine.push(lineno);
    byLine.set(lineno, frame);
    this.#nodeOf.push(new Map());
    return frame;
  }

  #node(parent: number, frame: number): number {
    const byParent = this.#nodeOf[frame] as Map<number, number>;
    const known = byParent.get(parent);
    if (known !== undefined) return known;
    const node = this.#nodeFrame.push(frame) - 1;
    this.#nodeParent.push(parent);
    byParent.set(parent, node);
    return node;
  }
}
