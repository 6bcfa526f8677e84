import { getHeapStatistics } from "node:v8";

import { watch } from "./watch.ts";

/** Calls back when a tenth more is in use behind a collection than at the last call. */
export function watchPeak(collect: () => void, look: () => void): void {
  collect();
  let highest = bytesInUse();
  unwatchPeak();
  let notBefore = 0;
  unwatch = watch(() => {
    const now = performance.now();
    if (bytesInUse() < highest * GROWTH || now < notBefore) return;
    collect();
    const bytes = bytesInUse();
    if (bytes >= highest * GROWTH) {
      highest = bytes;
      look();
    } else {
      // it was garbage: a tenth of the time is enough for finding that out
      notBefore = now + 10 * (performance.now() - now);
    }
  });
}

export function unwatchPeak(): void {
  unwatch?.();
  unwatch = undefined;
}

/** Bytes of this thread's heap and of the memory outside that hangs on it. */
export function bytesInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}

const GROWTH = 1.1;
let unwatch: (() => void) | undefined;
