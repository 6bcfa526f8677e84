import { here } from "./buffers.ts";
import { on } from "./site-runtime.ts";
import type { Where } from "./stack-frames.ts";
import { watchCalls, watchMethod } from "./watch-construct.ts";

/** Who is told of a value that came later, with the line that asked for it. */
export type Came = (value: unknown, where: Where, args: readonly unknown[]) => void;

/** A method that tells what it promised, while memory is traced. */
export function watchPromise(owner: object, name: string, came: Came): void {
  watchMethod(owner, name, (_, promise, args) => {
    if (!(promise instanceof Promise)) return undefined;
    const where = here();
    // in place of the given one, for that its refusal is still to be seen if nobody handles it
    return promise.then((value: unknown) => {
      if (on.on) came(value, where, args);
      return value;
    });
  });
}

/** A function that tells what it called back with, `(error, value) => …`, while memory is traced. */
export function watchCallback(owner: object, name: string, came: Came): void {
  watchMethod(owner, name, undefined, (args) => {
    const callBack = args.at(-1);
    if (typeof callBack !== "function") return args;
    const where = here();
    const watched = watchCalls(callBack as Callback, ([, value]) => {
      if (on.on) came(value, where, args);
    });
    return [...args.slice(0, -1), watched];
  });
}

type Callback = (...args: unknown[]) => unknown;
