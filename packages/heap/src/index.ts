export { HeapError, type HeapErrorCode } from "./errors.ts";
export { sizeof, sizeofMany } from "./sizeof.ts";
export { footprint, type Footprint, type FootprintPart } from "./footprint.ts";
export { retainedSize } from "./retained-size.ts";
export { hasFastProperties, sameShape } from "./shape.ts";
export { sizeofDeep, type DeepOptions } from "./sizeof-deep.ts";
