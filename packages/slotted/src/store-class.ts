import { closureStore } from "./closure-store.ts";
import { codeGeneration } from "./code-generation.ts";
import { compileStore, type StoreClass } from "./compile-store.ts";
import type { Plan } from "./layout.ts";

const classes = new WeakMap<Plan, Map<boolean, StoreClass>>();

/** The store class of a plan, made once for checked and once for unchecked writes. */
export function storeClass(plan: Plan, unchecked: boolean): StoreClass {
  const known = classes.get(plan) ?? new Map<boolean, StoreClass>();
  classes.set(plan, known);
  let made = known.get(unchecked);
  if (!made) {
    made = (codeGeneration.allowed ? compileStore : closureStore)(plan, unchecked);
    known.set(unchecked, made);
  }
  return made;
}
