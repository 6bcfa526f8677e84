import { promiseReturned } from "./errors.ts";

/**
 * Refuses what a function returned that goes on when it has returned, as its rest would not be seen.
 *
 * @throws {TypeError} `ERR_PROMISE`
 */
export function refusePromise(where: string, result: unknown): void {
  if (!(result instanceof Promise)) return;
  // its own failure would be nobody's
  result.catch(() => undefined);
  throw promiseReturned(where);
}
