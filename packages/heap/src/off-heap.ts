import { types } from "node:util";

/** Bytes of an array buffer, shared or not, outside the heap; 0 for any other value. */
export function backingStoreBytes(value: unknown): number {
  if (types.isArrayBuffer(value)) return bufferBytes.call(value);
  if (types.isSharedArrayBuffer(value)) return sharedBytes.call(value);
  return 0;
}

/**
 * True for a view of a whole buffer, which counts with it; false for a view of a part, such as
 * a small Buffer, which is a slice of a pool.
 */
export function spansItsBuffer(view: ArrayBufferView): boolean {
  return view.byteLength === backingStoreBytes(bufferOf(view));
}

/** What to say of a view that shows a part of its buffer; any other one may move when it is asked. */
export function partOfBuffer(view: ArrayBufferView): string {
  const bytes = String(backingStoreBytes(bufferOf(view)));
  return `a part of a buffer of ${bytes} bytes, which is not counted`;
}

const bufferOf = (view: ArrayBufferView): ArrayBufferLike =>
  types.isDataView(view) ? dataViewBuffer.call(view) : typedArrayBuffer.call(view);

const bufferBytes = getter(ArrayBuffer.prototype, "byteLength") as () => number;
const sharedBytes = getter(SharedArrayBuffer.prototype, "byteLength") as () => number;
const dataViewBuffer = getter(DataView.prototype, "buffer") as () => ArrayBufferLike;
const typedArrayBuffer = getter(
  Object.getPrototypeOf(Uint8Array.prototype),
  "buffer",
) as () => ArrayBufferLike;

/** The language's own getter, whatever a subclass says. */
function getter(prototype: unknown, name: string): unknown {
  return Object.getOwnPropertyDescriptor(prototype, name)?.get;
}
