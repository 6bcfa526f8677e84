export { HeapError, type HeapErrorCode } from "./errors.ts";
export { sizeof, sizeofMany } from "./sizeof.ts";
