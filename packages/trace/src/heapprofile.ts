import { basename, isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";

import { ROOT, type CallTree } from "./call-tree.ts";
import { sourceLine } from "./source-line.ts";
import { sumByNode } from "./sums.ts";
import type { TraceColumns } from "./trace-columns.ts";

/** The content of a `.heapprofile` file, as V8's `HeapProfiler.SamplingHeapProfile`. */
export interface HeapProfile {
  readonly head: HeapProfileNode;
  readonly samples: readonly { size: number; nodeId: number; ordinal: number }[];
}

/** Bytes under one caller. */
export interface HeapProfileNode {
  readonly callFrame: {
    readonly functionName: string;
    readonly scriptId: string;
    readonly url: string;
    /** Counted from 0, -1 where not known. */
    readonly lineNumber: number;
    /** Counted from 0, -1 where not known. */
    readonly columnNumber: number;
  };
  /** Bytes without those of the children. */
  readonly selfSize: number;
  readonly id: number;
  readonly children: HeapProfileNode[];
}

/**
 * Answers traces as V8's sampling heap profiler does, with a line of source where V8 has a function.
 */
export function toHeapProfile(columns: TraceColumns): HeapProfile {
  const { tree } = columns;
  const { nodeFrame, nodeParent } = tree.columns;
  const { size } = sumByNode(columns);
  const callFrames = Array.from({ length: tree.frames }, (_, frame) => callFrameOf(tree, frame));
  const nodes = Array.from(size, (selfSize, node): HeapProfileNode => {
    const callFrame = node === ROOT ? ROOT_FRAME : callFrames[nodeFrame[node] as number];
    return { callFrame: callFrame as CallFrame, selfSize, id: node + 1, children: [] };
  });
  for (let n = ROOT + 1; n < nodes.length; n++) {
    nodes[nodeParent[n] as number]?.children.push(nodes[n] as HeapProfileNode);
  }
  // their order stands in for time, of which a snapshot knows nothing
  const samples = nodes
    .filter(({ selfSize }) => selfSize > 0)
    .map(({ selfSize, id }, i) => ({ size: selfSize, nodeId: id, ordinal: i + 1 }));
  return { head: nodes[ROOT] as HeapProfileNode, samples };
}

type CallFrame = HeapProfileNode["callFrame"];

const ROOT_FRAME: CallFrame = {
  functionName: "(root)",
  scriptId: "0",
  url: "",
  lineNumber: -1,
  columnNumber: -1,
};

function callFrameOf(tree: CallTree, frame: number): CallFrame {
  const { filename, lineno } = tree.frame(frame);
  const source = sourceLine(filename, lineno).trim();
  return {
    functionName: `${basename(filename)}:${lineno} ${source}`.trim().slice(0, 80),
    // viewers tell files of one name apart by this
    scriptId: String((tree.columns.frameFile[frame] as number) + 1),
    url: isAbsolute(filename) ? pathToFileURL(filename).href : filename,
    lineNumber: lineno - 1,
    columnNumber: Math.min(lineno, 1) - 1,
  };
}
