import { setFlagsFromString } from "node:v8";

/** V8's own predicates, which release builds have too; anything but an object ends the process. */
export interface Natives {
  /** Properties lie at fixed places of the object, not in a dictionary. */
  hasFastProperties(object: object): boolean;
  /** Two objects have one hidden class. */
  haveSameMap(a: object, b: object): boolean;
}

/** V8's predicates, compiled once; the syntax they need is switched on only meanwhile. */
export function natives(): Natives {
  return (compiled ??= compile());
}

let compiled: Natives | undefined;

function compile(): Natives {
  setFlagsFromString("--allow-natives-syntax");
  try {
    return {
      hasFastProperties: new Function(
        "o",
        "return %HasFastProperties(o)",
      ) as Natives["hasFastProperties"],
      haveSameMap: new Function("a", "b", "return %HaveSameMap(a, b)") as Natives["haveSameMap"],
    };
  } finally {
    setFlagsFromString("--no-allow-natives-syntax");
  }
}
