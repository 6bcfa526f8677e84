import { setFlagsFromString } from "node:v8";
import { runInThisContext } from "node:vm";

/** V8's own predicates, which release builds have too; anything but an object ends the process. */
export interface Natives {
  /** Properties lie at fixed places of the object, not in a dictionary. */
  hasFastProperties(object: object): boolean;
  /** Two objects have one hidden class. */
  haveSameMap(a: object, b: object): boolean;
}

/** V8's predicates; the syntax they need is switched on for each call, as V8 may compile them anew. */
export const natives: Natives = {
  hasFastProperties: (object) => withSyntax(() => hasFastProperties(object)),
  haveSameMap: (a, b) => withSyntax(() => haveSameMap(a, b)),
};

function withSyntax<T>(ask: () => T): T {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return ask();
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}

const hasFastProperties = compiled<Natives["hasFastProperties"]>("(o) => %HasFastProperties(o)");
const haveSameMap = compiled<Natives["haveSameMap"]>("(a, b) => %HaveSameMap(a, b)");

function compiled<T>(source: string): T {
  return withSyntax(() => runInThisContext(source) as T);
}
