import { growth } from "./growth.ts";
import { watch } from "./watch.ts";

/** Calls back each time a tenth more is in use, and as the main module ends. */
export function watchPeak(look: () => void): void {
  unwatchPeak();
  const grown = growth(1.1);
  unwatch = watch((atMainEnd) => {
    if (atMainEnd || grown()) look();
  });
}

export function unwatchPeak(): void {
  unwatch?.();
  unwatch = undefined;
}

let unwatch: (() => void) | undefined;
