/** Whether classes are compiled; tests turn it off to see the closures that stand in under a strict CSP. */
export const codeGeneration = { allowed: isAllowed() };

/** A Content Security Policy without 'unsafe-eval' makes `new Function` throw. */
function isAllowed(): boolean {
  try {
    new Function("");
    return true;
  } catch {
    return false;
  }
}
