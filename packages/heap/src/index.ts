export {};
export {
  readSnapshot,
  type ReadProgress,
  type ReadSnapshotOptions,
} from "./snapshot/read-snapshot.ts";
export { SnapshotError, type SnapshotErrorCode } from "./snapshot/snapshot-errors.ts";
export { SnapshotGraph } from "./snapshot/snapshot-graph.ts";
export { SnapshotNode, type SnapshotEdge } from "./snapshot/snapshot-node.ts";
export { HeapError, type HeapErrorCode } from "./errors.ts";
export { sizeof, sizeofMany } from "./sizeof.ts";
