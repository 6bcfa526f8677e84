import { on } from "./site-runtime.ts";
import { stackFrames, type Where } from "./stack-frames.ts";

/** Remembers from now on where each object was made. */
export function rememberObjects(nframe: number): void {
  on.made = (value) => tracebacks.set(value, stackFrames(nframe));
}

export function forgetObjects(): void {
  on.made = undefined;
  tracebacks = new WeakMap();
}

/** Where an object was made, if that is remembered. */
export function framesOfObject(value: object): Where | undefined {
  return tracebacks.get(value);
}

let tracebacks = new WeakMap<object, Where>();
