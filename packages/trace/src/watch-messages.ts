import workers, { BroadcastChannel, MessagePort } from "node:worker_threads";

import { buffersIn } from "./buffers-in.ts";
import { chargeUnseen, here } from "./buffers.ts";
import { on } from "./site-runtime.ts";
import type { Where } from "./stack-frames.ts";
import { watchMethod } from "./watch-construct.ts";

/**
 * Charges the buffers of a message to the line that receives it, or that began to listen. What a
 * worker sends is the line's that made the worker, where Node listens.
 */
export function watchMessages(): void {
  watchMethod(workers, "receiveMessageOnPort", (_, received) => {
    chargeAll((received as { message: unknown } | undefined)?.message);
  });
  for (const { prototype } of [MessagePort, BroadcastChannel]) {
    watchMethod(prototype, "addEventListener", undefined, listens);
    watchMethod(prototype, DISPATCH, undefined, receives);
  }
}

// through which all Node versions up to 26 hand events to listeners
const DISPATCH = Symbol.for("nodejs.internal.kHybridDispatch");

const listeners = new WeakMap<object, Where>();

function listens(args: unknown[], self: object): unknown[] {
  const [type] = args;
  const where = here();
  if (type === "message" && where.frames.length > 0) listeners.set(self, where);
  return args;
}

function receives(args: unknown[], self: object): unknown[] {
  const [value, type] = args;
  const where = listeners.get(self);
  if (type === "message" && where !== undefined) {
    chargeAll(value instanceof Event ? (value as { data?: unknown }).data : value, where);
  }
  return args;
}

function chargeAll(message: unknown, where?: Where): void {
  if (!on.on) return;
  for (const buffer of buffersIn(message)) chargeUnseen(buffer, where);
}
