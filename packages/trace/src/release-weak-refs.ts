import { createContext, Script } from "node:vm";

/**
 * Lets the next collection take objects that live on only because a WeakRef to them was made or
 * read in the current job: the end of a script in a context with microtasks of its own ends a job.
 */
export function releaseWeakRefs(): void {
  job.runInContext(context);
}

const context = createContext({}, { microtaskMode: "afterEvaluate" });
const job = new Script("0");
