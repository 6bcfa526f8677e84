import { getHeapStatistics } from "node:v8";

import { collectGarbage } from "./collect-garbage.ts";

/**
 * Tells, asked again and again, whether that many times more is in use behind a collection than
 * when it last said so, or at first. Finding out takes a tenth of the time at most.
 */
export function growth(factor: number): () => boolean {
  collectGarbage();
  let highest = bytesInUse();
  let notBefore = 0;
  return () => {
    const start = performance.now();
    const enough = highest * factor;
    if (start < notBefore || bytesInUse() < enough) return false;
    collectGarbage();
    const bytes = bytesInUse();
    const now = performance.now();
    notBefore = now + REST * (now - start);
    if (bytes < enough) return false;
    highest = bytes;
    // a heap that grows that fast may be full before long
    notBefore = 0;
    return true;
  };
}

const REST = 10;

// of this thread's heap and outside of it
function bytesInUse(): number {
  const { used_heap_size: heap, external_memory: external } = getHeapStatistics();
  return heap + external;
}
