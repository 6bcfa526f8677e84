export { advise, type Advice, type AdviseOptions } from "./advise/advise.ts";
export type { BytesNow } from "./advise/estimate.ts";
export type { ProposedSlot } from "./advise/infer-slots.ts";
export type { BoxStatistic } from "./snapshot/boxes.ts";
export type { ClassStatistic } from "./snapshot/classes.ts";
export type { DictionaryStatistic } from "./snapshot/dictionaries.ts";
export type { ClassDiff, SnapshotDiff } from "./snapshot/diff.ts";
export type { DominatorTree } from "./snapshot/dominators.ts";
export { HeapEdge, HeapNode, type GraphColumns, type HeapTables } from "./snapshot/heap-tables.ts";
export {
  readSnapshot,
  type ReadProgress,
  type ReadSnapshotOptions,
} from "./snapshot/read-snapshot.ts";
export type { Retainers } from "./snapshot/retainers.ts";
export type { RetainingPath, RetainingStep } from "./snapshot/retaining-paths.ts";
export type { ShapeStatistic } from "./snapshot/shapes.ts";
export { SnapshotGraph } from "./snapshot/snapshot-graph.ts";
export { SnapshotNode, type SnapshotEdge } from "./snapshot/snapshot-node.ts";
export type { DuplicateString } from "./snapshot/duplicate-strings.ts";
export { HeapError, type HeapErrorCode } from "./errors.ts";
export { sizeof, sizeofMany } from "./sizeof.ts";
export { footprint, type Footprint, type FootprintPart } from "./footprint.ts";
export { retainedSize } from "./retained-size.ts";
export { hasFastProperties, sameShape } from "./shape.ts";
export { sizeofDeep, type DeepOptions } from "./sizeof-deep.ts";
export { explainShape, type ShapeDifference } from "./explain-shape.ts";
export { layout, type LayoutOptions } from "./layout.ts";
export type { LayoutEngine, LayoutLoss, LayoutRow, ObjectLayout } from "./object-layout.ts";
