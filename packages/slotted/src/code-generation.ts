/** Whether classes are compiled; tests turn it off to see the closures that stand in under a strict CSP. */
export const codeGeneration = { allowed: isAllowed() };

let compiled = 0;

/**
 * Runs generated source, the constants in scope by their names.
 *
 * The number in the name keeps V8 from recognising a source it has compiled before: two classes of equal
 * layout would then share their inline caches and slow each other down, 14 instead of 4 ms for a scan
 * (Node 24, five classes: benchmarks/polymorphism.bench.ts).
 */
export function compile(name: string, source: string, constants: Record<string, unknown>): unknown {
  // a class may be named by any string
  const file = name.replace(/\s/g, "_");
  const code = `"use strict"; ${source}\n//# sourceURL=slotted/${file}-${compiled++}`;
  return new Function(...Object.keys(constants), code)(...Object.values(constants)) as unknown;
}

/** A Content Security Policy without 'unsafe-eval' makes `new Function` throw. */
function isAllowed(): boolean {
  try {
    new Function("");
    return true;
  } catch {
    return false;
  }
}
