import { runInNewContext, Script } from "node:vm";
import { getEnvironmentData, setEnvironmentData } from "node:worker_threads";

/** The flags of V8 that the tracer needs now and then, which stay on where somebody turned them on. */
export interface FlagsOn {
  readonly exposeGc: boolean;
  readonly allowNativesSyntax: boolean;
}

const KEY = "@slotted/trace flags";

/** Whether they were on before the tracer was loaded. */
export const flagsOn: FlagsOn =
  // a worker may begin just as another thread has one on
  (getEnvironmentData(KEY) as FlagsOn | undefined) ?? {
    exposeGc: runInNewContext("typeof gc") === "function",
    allowNativesSyntax: compiles("(site) => %NeverOptimizeFunction(site)"),
  };
setEnvironmentData(KEY, flagsOn);

function compiles(text: string): boolean {
  try {
    return new Script(text) instanceof Script;
  } catch {
    return false;
  }
}
