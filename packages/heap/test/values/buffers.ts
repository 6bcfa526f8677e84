import { evaluated } from "./source.ts";
import type { Values } from "../corpus.ts";

/** Buffers and views of them, on and off the heap. */
export function buffers(): Values {
  const buffer = new ArrayBuffer(1000);
  const detached = new ArrayBuffer(64);
  structuredClone(detached, { transfer: [detached] });
  const values: Values = {
    "ArrayBuffer(0)": new ArrayBuffer(0),
    "ArrayBuffer(1000)": buffer,
    "ArrayBuffer(1 MiB)": new ArrayBuffer(1 << 20),
    "resizable ArrayBuffer": Reflect.construct(ArrayBuffer, [
      100,
      { maxByteLength: 1000 },
    ]) as unknown,
    "detached ArrayBuffer": detached,
    "SharedArrayBuffer(1000)": new SharedArrayBuffer(1000),
    "view of a part": new Uint8Array(buffer, 8, 100),
    "view of all": new Uint8Array(buffer),
    "view of a shared buffer": new Float64Array(new SharedArrayBuffer(800)),
    "DataView of all": new DataView(new ArrayBuffer(100)),
    "DataView of a part": new DataView(buffer, 10, 20),
    "Buffer.alloc(10)": Buffer.alloc(10),
    "Buffer.alloc(1000)": Buffer.alloc(1000),
    "Buffer.from, pooled": Buffer.from("0123456789"),
    "Buffer.allocUnsafe(8192)": Buffer.allocUnsafe(8192),
    "Buffer.allocUnsafe(20000)": Buffer.allocUnsafe(20_000),
    "Buffer slice": Buffer.alloc(1000).subarray(10, 20),
    "ArrayBuffer with a property": Object.assign(new ArrayBuffer(100), { weight: 1.5 }),
    "Uint8Array with properties": Object.assign(new Uint8Array(10), { weight: 1.5, label: "x" }),
    "view of a part with a property": Object.assign(new Uint8Array(buffer, 8, 100), {
      weight: 1.5,
    }),
    "WebAssembly memory": evaluated("new WebAssembly.Memory({ initial: 1 }).buffer"),
  };
  const kinds = [
    Int8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
  ];
  for (const kind of kinds)
    for (const length of [0, 1, 8, 9, 64, 65, 1000])
      values[`${kind.name}(${String(length)})`] = new kind(length);
  return values;
}
