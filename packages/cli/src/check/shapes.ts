import { setFlagsFromString } from "node:v8";

interface Natives {
  readonly hasFastProperties: (object: object) => boolean;
  readonly sameShape: (a: object, b: object) => boolean;
}

let natives: Natives | undefined;

/** Whether V8 keeps an object's properties at fixed places, not in a hash table. */
export const hasFastProperties = (object: object): boolean => engine().hasFastProperties(object);

/** Whether two objects have the same hidden class. */
export const sameShape = (a: object, b: object): boolean => engine().sameShape(a, b);

function engine(): Natives {
  if (natives) return natives;
  setFlagsFromString("--allow-natives-syntax");
  natives = {
    hasFastProperties: compile("object", "return %HasFastProperties(object)"),
    sameShape: compile("a", "b", "return %HaveSameMap(a, b)"),
  };
  setFlagsFromString("--no-allow-natives-syntax");
  return natives;
}

// natives parse only while the flag is set
const compile = <F>(...code: string[]): F => new Function(...code) as F;
