/** Calls a function of the program: what it allocates is the program's own, not the tracer's. */
export function callGiven<T>(given: () => T): T {
  return given();
}
