import type { RawTrace } from "./raw-trace.ts";
import { releaseWeakRefs } from "./release-weak-refs.ts";
import { stackFrames, type Where } from "./stack-frames.ts";

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
  const traces: RawTrace[] = [];
  for (const made of alive) {
    const buffer = made.ref.deref();
    // code of WebAssembly grows its memory unseen
    const size = buffer === undefined ? 0 : sizeOf(buffer);
    if (size === 0) alive.delete(made);
    else traces.push({ domain: 1, size, frames: made.frames, totalNframe: made.totalNframe });
  }
  releaseWeakRefs();
  return traces;
}

/** The buffers and memories of WebAssembly that are charged and alive. */
export function aliveBuffers(): object[] {
  return [...alive].flatMap(({ ref }) => ref.deref() ?? []);
}

/** The line that made or grew a buffer or what is seen of it, if it is charged. */
export function chargeOf(value: object): Charge | undefined {
  return charges.get(ArrayBuffer.isView(value) ? value.buffer : value);
}

/** The line that is running now, for what is made later. */
export const here = (): Where => stackFrames(nframe);

/** Charges a buffer, or a memory of WebAssembly, to a line, also if it was charged before. */
export function charge(buffer: object, where?: Where): void {
  release(buffer);
  if (sizeOf(buffer) === 0 || UNTOUCHED in buffer) return;
  const made: Charge = { ref: new WeakRef(buffer), ...(where ?? here()) };
  charges.set(buffer, made);
  alive.add(made);
  registry.register(buffer, made, made);
}

/** Charges a buffer of which nobody was seen to make it, or nobody of the program that ran then. */
export function chargeUnseen(buffer: object, where?: Where): void {
  if (seenBefore.has(buffer)) return;
  const before = charges.get(buffer);
  if (before === undefined || (before.waiting && where)) charge(buffer, where);
}

/** Lets go of a buffer that gave its bytes to another. */
export function release(buffer: object): void {
  const before = charges.get(buffer);
  if (before === undefined) return;
  charges.delete(buffer);
  alive.delete(before);
  registry.unregister(before);
}

interface Charge extends Where {
  readonly ref: WeakRef<object>;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

let nframe = 1;
let charges = new WeakMap<object, Charge>();
let seenBefore = new WeakSet<object>();
const alive = new Set<Charge>();
const registry = new FinalizationRegistry<Charge>((charge) => alive.delete(charge));

// marks the buffer beside a table's memory that only has V8 count its bytes
const UNTOUCHED = Symbol.for("slotted.untouched");

function sizeOf(buffer: object): number {
  return "buffer" in buffer
    ? (buffer as WasmMemory).buffer.byteLength
    : (buffer as ArrayBuffer).byteLength;
}
