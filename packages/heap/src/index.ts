export { HeapError, type HeapErrorCode } from "./errors.ts";
export { sizeof, sizeofMany } from "./sizeof.ts";
export { footprint, type Footprint, type FootprintPart } from "./footprint.ts";
export { retainedSize } from "./retained-size.ts";
export { hasFastProperties, sameShape } from "./shape.ts";
export { sizeofDeep, type DeepOptions } from "./sizeof-deep.ts";
export { explainShape, type ShapeDifference } from "./explain-shape.ts";
export { layout, type LayoutOptions } from "./layout.ts";
export type { LayoutEngine, LayoutLoss, LayoutRow, ObjectLayout } from "./object-layout.ts";
