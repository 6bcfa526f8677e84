import type { RawFrame, RawTrace } from "./raw-trace.ts";
import { releaseWeakRefs } from "./release-weak-refs.ts";
import { stackFrames } from "./stack-frames.ts";
import { watchConstruct, watchMethod } from "./watch-construct.ts";

/** Begins to see who makes array buffers; what was made before stays unseen. */
export function traceBuffers(): void {
  if (watching) return;
  watching = true;
  watchGlobal("ArrayBuffer", charge);
  watchGlobal("SharedArrayBuffer", charge);
  for (const name of VIEWS) watchGlobal(name, madeView);
  for (const name of [
    "alloc",
    "allocUnsafe",
    "allocUnsafeSlow",
    "from",
    "concat",
    "copyBytesFrom",
  ]) {
    watchMethod(Buffer, name, (_, result) => madeView(result as object, []));
  }
  for (const name of ["transfer", "transferToFixedLength"]) {
    watchMethod(ArrayBuffer.prototype, name, (from, to) => {
      release(from);
      charge(to as object);
    });
  }
  watchMethod(ArrayBuffer.prototype, "resize", charge);
  watchMethod(SharedArrayBuffer.prototype, "grow", charge);
  watchGlobal("Memory", charge, WebAssembly);
  watchMethod(WebAssembly.Memory.prototype, "grow", charge);
}

/** Forgets all buffers, and takes Node's pool for one made before. */
export function clearBuffers(frames: number): void {
  nframe = frames;
  alive.clear();
  charges = new WeakMap();
  seenBefore = new WeakSet([Buffer.allocUnsafe(1).buffer]);
}

/**
 * The buffers that outlived the last collection and still hold bytes, each with the line that made
 * or grew it. Buffers sent to another thread are empty here.
 */
export function bufferTraces(): RawTrace[] {
  for (const made of alive) {
    const buffer = made.ref.deref();
    if (buffer === undefined || sizeOf(buffer) === 0) alive.delete(made);
  }
  releaseWeakRefs();
  return [...alive].map(({ bytes, frames, totalNframe }) => ({
    domain: 1,
    size: bytes,
    frames,
    totalNframe,
  }));
}

/** The line that made or grew a buffer or what is seen of it, if it is charged. */
export function chargeOf(value: object): Charge | undefined {
  return charges.get(ArrayBuffer.isView(value) ? value.buffer : value);
}

interface Charge {
  readonly ref: WeakRef<object>;
  readonly bytes: number;
  readonly frames: readonly RawFrame[];
  readonly totalNframe: number;
}

type Made = (value: object, args: readonly unknown[]) => void;

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { Memory: { prototype: WasmMemory } };
};

let watching = false;
let nframe = 1;
let charges = new WeakMap<object, Charge>();
let seenBefore = new WeakSet<object>();
const alive = new Set<Charge>();
const registry = new FinalizationRegistry<Charge>((charge) => alive.delete(charge));

const VIEWS = [
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array"],
  ...["Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array"],
  "BigUint64Array",
];

// marks the buffer beside a table's memory that only has V8 count its bytes
const UNTOUCHED = Symbol.for("slotted.untouched");

// up to this many bytes V8 keeps in its own heap, within the view
const ON_HEAP_BYTES = 64;

function watchGlobal(name: string, made: Made, scope: object = globalThis): void {
  const given = (scope as Record<string, (new () => object) | undefined>)[name];
  if (given === undefined) return;
  const value = watchConstruct(given, made);
  Object.defineProperty(scope, name, { value, writable: true, configurable: true });
}

function madeView(view: object, [first]: readonly unknown[]): void {
  const { byteLength, buffer } = view as Uint8Array;
  if (first instanceof ArrayBuffer || first instanceof SharedArrayBuffer) return;
  if (byteLength <= ON_HEAP_BYTES && buffer.byteLength <= ON_HEAP_BYTES) return;
  if (!charges.has(buffer) && !seenBefore.has(buffer)) charge(buffer);
}

function sizeOf(buffer: object): number {
  return "buffer" in buffer
    ? (buffer as WasmMemory).buffer.byteLength
    : (buffer as ArrayBuffer).byteLength;
}

function charge(buffer: object): void {
  release(buffer);
  const bytes = sizeOf(buffer);
  if (bytes === 0 || UNTOUCHED in buffer) return;
  const made: Charge = { ref: new WeakRef(buffer), bytes, ...stackFrames(nframe) };
  charges.set(buffer, made);
  alive.add(made);
  registry.register(buffer, made, made);
}

function release(buffer: object): void {
  const before = charges.get(buffer);
  if (before === undefined) return;
  charges.delete(buffer);
  alive.delete(before);
  registry.unregister(before);
}
