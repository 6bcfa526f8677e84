import childProcess from "node:child_process";
import crypto from "node:crypto";
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import v8 from "node:v8";

import { buffersIn } from "./buffers-in.ts";
import { charge, chargeUnseen, release } from "./buffers.ts";
import type { Where } from "./stack-frames.ts";
import { watchMessages } from "./watch-messages.ts";
import { watchConstruct, watchMethod } from "./watch-construct.ts";
import { watchCallback, watchPromise } from "./watch-later.ts";

/** Begins to see who makes array buffers; what was made before stays unseen. */
export function traceBuffers(): void {
  if (watching) return;
  watching = true;
  for (const name of ["ArrayBuffer", "SharedArrayBuffer"]) watchGlobal(name, made);
  for (const name of VIEWS) watchGlobal(name, madeView);
  // whose class Buffer is to extend still
  Object.setPrototypeOf(Buffer, Uint8Array);
  watchGlobal("Memory", made, WebAssembly);
  watchGlobal("Instance", madeInstance, WebAssembly);
  for (const [owner, names, done] of MAKERS) {
    for (const name of names) watchMethod(owner, name, done);
  }
  for (const [owner, names, done] of LATER) {
    for (const name of names) watchPromise(owner, name, done);
  }
  for (const [owner, names] of CALLING_BACK) {
    for (const name of names) watchCallback(owner, name, chargeAll);
  }
  watchBodies();
  watchMessages();
  // which programs import by name
  syncBuiltinESMExports();
}

interface WebAssemblyApi {
  readonly Memory: new () => object;
  readonly Instance: new () => { readonly exports: object };
}

const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };

// which the types of Node 20 leave out
const ciphers = crypto as unknown as Record<"Cipheriv" | "Decipheriv", { prototype: object }>;

let watching = false;

const VIEWS = [
  ...["Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array"],
  ...["Uint32Array", "Float16Array", "Float32Array", "Float64Array", "BigInt64Array"],
  "BigUint64Array",
];

// up to this many bytes V8 keeps in its own heap, within the view
const ON_HEAP_BYTES = 64;

const made = (buffer: object) => charge(buffer);
const grown = made;
const madeAll = (_: unknown, result: unknown) => chargeAll(result);
const moved = (from: object, to: unknown) => {
  release(from);
  charge(to as object);
};

/** The built-ins that answer a buffer, or what has some, made by the engine or by Node. */
const MAKERS: readonly [
  owner: object,
  names: readonly string[],
  done: (self: object, result: unknown, args: readonly unknown[]) => void,
][] = [
  [
    Buffer,
    ["alloc", "allocUnsafe", "allocUnsafeSlow", "from", "of", "concat", "copyBytesFrom"],
    (_, result) => chargeUnseen((result as Uint8Array).buffer),
  ],
  [ArrayBuffer.prototype, ["transfer", "transferToFixedLength", "transferToImmutable"], moved],
  [ArrayBuffer.prototype, ["resize"], grown],
  [SharedArrayBuffer.prototype, ["grow"], grown],
  [WebAssembly.Memory.prototype as object, ["grow"], grown],
  [
    Object.getPrototypeOf(Uint8Array.prototype) as object,
    ["toSorted", "toReversed", "with"],
    (_, result) => madeView(result, []),
  ],
  [Uint8Array, ["fromBase64", "fromHex"], (_, result) => madeView(result, [])],
  [globalThis, ["structuredClone"], madeAll],
  [TextEncoder.prototype, ["encode"], madeAll],
  [v8, ["serialize", "deserialize"], madeAll],
  [v8.Serializer.prototype, ["releaseBuffer"], madeAll],
  [v8.Deserializer.prototype, ["readValue"], madeAll],
  [childProcess, ["spawnSync", "execSync", "execFileSync"], madeAll],
  // without a function to call back
  [crypto, ["randomBytes"], (_, result) => madeView(result, [])],
  [crypto, ["hkdfSync", "hash", "sign"], madeAll],
  [crypto.Hash.prototype, ["digest"], madeAll],
  [crypto.Hmac.prototype, ["digest"], madeAll],
  [ciphers.Cipheriv.prototype, ["update", "final"], madeAll],
  [ciphers.Decipheriv.prototype, ["update", "final"], madeAll],
];

/** Those that promise one. */
const LATER: readonly [
  owner: object,
  names: readonly string[],
  done: (value: unknown, where: Where, args: readonly unknown[]) => void,
][] = [
  [Blob.prototype, ["arrayBuffer", "bytes"], chargeAll],
  [fs.promises, ["readFile"], chargeAll],
  [WebAssembly, ["instantiate", "instantiateStreaming"], instantiated],
];

/** Those that call back with one. */
const CALLING_BACK: readonly [owner: object, names: readonly string[]][] = [
  [crypto, ["randomBytes", "pbkdf2", "scrypt", "hkdf"]],
  [fs, ["readFile"]],
];

function watchGlobal(name: string, done: Made, scope: object = globalThis): void {
  const given = (scope as Record<string, (new () => object) | undefined>)[name];
  if (given === undefined) return;
  const value = watchConstruct(given, done);
  Object.defineProperty(scope, name, { value, writable: true, configurable: true });
}

type Made = (value: object, args: readonly unknown[]) => void;

function madeView(view: unknown, [first]: readonly unknown[]): void {
  // to ask for the buffer would move what is small out of V8's heap
  if (!ArrayBuffer.isView(view) || view.byteLength <= ON_HEAP_BYTES) return;
  if (first instanceof ArrayBuffer || first instanceof SharedArrayBuffer) return;
  chargeUnseen(view.buffer);
}

function chargeAll(value: unknown, where?: Where): void {
  for (const buffer of buffersIn(value)) chargeUnseen(buffer, where);
}

function madeInstance(instance: object, [, imports]: readonly unknown[], where?: Where): void {
  const given = Object.values((imports ?? {}) as object).flatMap((module) => memoriesIn(module));
  for (const memory of memoriesIn((instance as { exports: object }).exports)) {
    if (!given.includes(memory)) chargeUnseen(memory, where);
  }
}

function instantiated(value: unknown, where: Where, args: readonly unknown[]): void {
  const { instance = value } = value as { instance?: object };
  madeInstance(instance as object, args, where);
}

const memoriesIn = (scope: unknown): object[] =>
  Object.values((scope ?? {}) as object).filter(
    (value): value is object => value instanceof WebAssembly.Memory,
  );

/** What requests and answers bring, whose classes Node loads when they are first asked for. */
function watchBodies(): void {
  for (const name of ["Request", "Response"]) {
    const given = Object.getOwnPropertyDescriptor(globalThis, name);
    if (given?.get === undefined) watchBody(given?.value as Body);
    else {
      // Node puts the class in place of the accessor
      const get = () => watchBody(given.get?.call(globalThis) as Body);
      Object.defineProperty(globalThis, name, { ...given, get });
    }
  }
  watchMethod(globalThis, "fetch", () => void Response);
}

type Body = { readonly prototype: object } | undefined;

function watchBody(body: Body): Body {
  for (const name of ["arrayBuffer", "bytes"]) {
    if (body) watchPromise(body.prototype, name, chargeAll);
  }
  return body;
}
