import { aliveBuffers } from "./buffers.ts";

/**
 * Bytes of buffers that are traced, but no part of what `process.memoryUsage()` names `external`:
 * shared ones, and from Node 26 on memories of WebAssembly.
 */
export function uncountedBytes(): number {
  let bytes = 0;
  for (const buffer of aliveBuffers()) {
    if (buffer instanceof SharedArrayBuffer) bytes += buffer.byteLength;
    else if (buffer instanceof Memory && !(counted ??= countsMemories()))
      bytes += buffer.buffer.byteLength;
  }
  return bytes;
}

interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

const { Memory } = (
  globalThis as unknown as {
    WebAssembly: { Memory: new (pages: { initial: number }) => WasmMemory };
  }
).WebAssembly;

let counted: boolean | undefined;

function countsMemories(): boolean {
  // a collection in between may hide what was added: then once more
  for (let attempt = 0; attempt < 4; attempt++) {
    const { external } = process.memoryUsage();
    const { buffer } = new Memory({ initial: 16 });
    if (process.memoryUsage().external - external >= buffer.byteLength) return true;
  }
  return false;
}
