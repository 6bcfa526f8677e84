import { CallTree, ROOT } from "./call-tree.ts";

/** Keeps what the given nodes need of a tree, and answers the nodes' places in the smaller one. */
export function pruneTree(
  { columns }: CallTree,
  node: Uint32Array,
): { tree: CallTree; node: Uint32Array } {
  const { filenames, frameFile, frameLine, nodeFrame, nodeParent } = columns;
  const usedNodes = mark(nodeFrame.length, node);
  usedNodes[ROOT] = 1;
  // a caller's node is smaller than its callees'
  for (let n = usedNodes.length - 1; n > ROOT; n--) {
    if (usedNodes[n] === 1) usedNodes[nodeParent[n] as number] = 1;
  }
  const nodes = renumber(usedNodes);
  const frames = renumber(mark(frameFile.length, gather(nodeFrame, nodes.kept.subarray(1))));
  const files = renumber(mark(filenames.length, gather(frameFile, frames.kept)));
  const tree = new CallTree({
    filenames: Array.from(files.kept, (file) => filenames[file] as string),
    frameFile: gather(files.place, gather(frameFile, frames.kept)),
    frameLine: gather(frameLine, frames.kept),
    nodeFrame: gather(frames.place, gather(nodeFrame, nodes.kept)),
    nodeParent: gather(nodes.place, gather(nodeParent, nodes.kept)),
  });
  return { tree, node: gather(nodes.place, node) };
}

function mark(length: number, indexes: Uint32Array): Uint8Array {
  const used = new Uint8Array(length);
  for (const i of indexes) used[i] = 1;
  return used;
}

function renumber(used: Uint8Array): { kept: Uint32Array; place: Uint32Array } {
  const kept = new Uint32Array(used.length);
  const place = new Uint32Array(used.length);
  let length = 0;
  for (let i = 0; i < used.length; i++) {
    if (used[i] === 0) continue;
    place[i] = length;
    kept[length++] = i;
  }
  return { kept: kept.slice(0, length), place };
}

function gather(column: Uint32Array, indexes: Uint32Array): Uint32Array {
  return indexes.map((i) => column[i] as number);
}
