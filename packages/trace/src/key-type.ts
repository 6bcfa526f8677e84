import type { CallTree } from "./call-tree.ts";
import { cumulativeTraceback, unknownKeyType } from "./errors.ts";
import { Frame } from "./frame.ts";
import { Traceback } from "./traceback.ts";

/** What statistics are grouped by. */
export type KeyType = "lineno" | "filename" | "traceback";

/** How one kind of key is found in a call tree. */
export interface Key {
  /** The part of a tree whose indexes are the keys. */
  readonly part: "frames" | "files" | "nodes";
  /** Answers the key of each node. */
  ofNodes(tree: CallTree): Uint32Array;
  /** Answers a key as the traceback of a statistic. */
  traceback(tree: CallTree, key: number): Traceback;
}

/**
 * Answers how keys of a type are found.
 *
 * @throws {RangeError} `ERR_UNKNOWN_KEY_TYPE`, `ERR_CUMULATIVE_TRACEBACK`
 */
export function keyOf(where: string, type: KeyType, cumulative: boolean): Key {
  if (!Object.hasOwn(KEYS, type)) throw unknownKeyType(where, type);
  if (cumulative && type === "traceback") throw cumulativeTraceback(where);
  return KEYS[type];
}

const KEYS: Record<KeyType, Key> = {
  lineno: {
    part: "frames",
    ofNodes: (tree) => tree.columns.nodeFrame,
    traceback: (tree, key) => new Traceback([tree.frame(key)]),
  },
  filename: {
    part: "files",
    ofNodes: (tree) => tree.columns.nodeFrame.map((f) => tree.columns.frameFile[f] as number),
    traceback: (tree, key) => new Traceback([new Frame(tree.filename(key), 0)]),
  },
  traceback: {
    part: "nodes",
    ofNodes: (tree) => Uint32Array.from({ length: tree.nodes }, (_, node) => node),
    traceback: (tree, key) => tree.traceback(key),
  },
};
