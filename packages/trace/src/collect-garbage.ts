import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

import { flagsOn } from "./flags-on.ts";

/** Collects all garbage, also what a collection that had begun earlier would leave. */
export const collectGarbage: () => void = (() => {
  setFlagsFromString("--expose-gc");
  try {
    return runInNewContext("gc") as () => void;
  } finally {
    if (!flagsOn.exposeGc) setFlagsFromString("--no-expose-gc");
  }
})();
