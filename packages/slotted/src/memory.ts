import { errors } from "./errors.ts";

/** Rows of the first reservation, small enough for a program with thousands of tables. */
const FIRST_ROWS = 64;

/** A buffer of as many bytes grows in place, and so by a quarter; a smaller one is copied, and doubles. */
const LARGE = 2 ** 20;

/** The next capacity for `needed` elements in buffers of which the largest now has `bytes`. */
export function nextCapacity(capacity: number, needed: number, bytes: number): number {
  return Math.max(FIRST_ROWS, Math.ceil(capacity * (bytes < LARGE ? 2 : 1.25)), needed);
}

/**
 * A buffer of at least the given bytes that begins with what `old` held and is likely to grow again.
 *
 * A large one is a WebAssembly memory's: the one way to grow without copying and without
 * holding everything twice. 20M rows of 24 bytes peak at 1.0x of what they take, with copies at 1.7x
 * (Node 24, rows layout): benchmarks/growth-peak.bench.mjs
 *
 * @throws SlotRangeError when the engine cannot hold as much; `old` is then as it was.
 */
export function grown(old: ArrayBuffer, bytes: number): ArrayBuffer {
  const memory = memories.get(old) ?? (bytes >= LARGE ? newMemory() : undefined);
  if (!memory) return resized(old, bytes);
  try {
    memory.counted?.resize(bytes);
    memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / PAGE));
  } catch {
    // past the 4 GiB of a memory, or of the machine
    return resized(old, bytes);
  }
  const { buffer } = memory;
  if (!memories.has(old)) moveInto(buffer, old);
  memories.set(buffer, memory);
  return buffer;
}

/**
 * A buffer of exactly the given bytes that begins with what `old` held; `old` is given back at once.
 *
 * @throws SlotRangeError when the engine cannot hold as much; `old` is then as it was.
 */
export function resized(old: ArrayBuffer, bytes: number): ArrayBuffer {
  let all: Uint8Array<ArrayBuffer>;
  try {
    // Node 20 makes buffers that are longer than it can see
    all = new Uint8Array(new ArrayBuffer(bytes));
  } catch {
    throw errors.capacity("table", `${bytes} bytes`);
  }
  moveInto(all.buffer, old);
  return all.buffer;
}

/** Gives a buffer's bytes back now, not at the next collection, so that growing peaks one column higher, not all. */
export function release(buffer: ArrayBuffer): void {
  // once a program detaches any buffer, all its typed arrays check for it: not for an empty one, nor for one
  // that was transferred away
  if (buffer.byteLength === 0) return;
  const memory = memories.get(buffer);
  // its pages go with it at the next collection; views of it end now
  if (memory) return void memory.grow(0);
  const { transfer } = buffer as { transfer?: (bytes: number) => ArrayBuffer };
  if (transfer) transfer.call(buffer, 0);
  // Node 20 has no transfer; moving the buffer away at least detaches it, as there
  else structuredClone(undefined, { transfer: [buffer] });
}

/** The same bytes in a buffer that can be transferred, which a memory's cannot. */
export function transferable(buffer: ArrayBuffer): ArrayBuffer {
  return memories.has(buffer) ? buffer.slice(0) : buffer;
}

function moveInto(buffer: ArrayBuffer, old: ArrayBuffer): void {
  const kept = Math.min(buffer.byteLength, old.byteLength);
  if (kept > 0) new Uint8Array(buffer).set(new Uint8Array(old, 0, kept));
  release(old);
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
  /**
   * A buffer as long as the memory, its pages never touched. Node 26 does not count memories among what a
   * collection may give back, so that a program that drops large tables would fill up before it collects;
   * it counts this one. 200 times 64 MB dropped peak at 0.25 GB with it, at 13 GB without.
   */
  counted?: Resizable;
}

interface Resizable extends ArrayBuffer {
  resize(bytes: number): void;
}

interface Engine {
  readonly ArrayBuffer: new (bytes: number, limit: { maxByteLength: number }) => ArrayBuffer;
  readonly WebAssembly?: {
    readonly Memory: new (pages: { initial: number; maximum: number }) => Memory;
  };
  readonly process?: { memoryUsage?: () => { external: number } };
}

/** Bytes of a memory's page, and the most pages that one has. */
const PAGE = 2 ** 16;
const MAX_PAGES = 2 ** 16;

const memories = new WeakMap<ArrayBuffer, Memory>();

/** An empty memory, undefined where the engine has none, cannot be asked what it counts, or has no addresses left. */
function newMemory(): Memory | undefined {
  const { ArrayBuffer, WebAssembly, process } = globalThis as unknown as Engine;
  if (!WebAssembly || !process?.memoryUsage || exhausted) return undefined;
  try {
    const memory = new WebAssembly.Memory({ initial: 0, maximum: MAX_PAGES });
    if (!(counted ??= areCounted(process.memoryUsage, WebAssembly.Memory))) {
      const standIn = new ArrayBuffer(0, { maxByteLength: MAX_PAGES * PAGE });
      memory.counted = Object.assign(standIn as Resizable, { [UNTOUCHED]: true });
    }
    return memory;
  } catch {
    // to ask again for each buffer would take a collection each
    exhausted = true;
    return undefined;
  }
}

let exhausted = false;

/** Tells tools that charge buffers to those who made them that this one takes addresses, no memory. */
const UNTOUCHED = Symbol.for("slotted.untouched");

let counted: boolean | undefined;

/** Whether the engine counts memories among what a collection may give back. */
function areCounted(
  memoryUsage: () => { external: number },
  Memory: NonNullable<Engine["WebAssembly"]>["Memory"],
): boolean {
  // other buffers may be swept meanwhile, which hides what was added: then once more
  for (let attempt = 0; attempt < 4; attempt++) {
    const before = memoryUsage().external;
    const { buffer } = new Memory({ initial: 16, maximum: 16 });
    if (memoryUsage().external - before >= buffer.byteLength) return true;
  }
  return false;
}
