import { PerformanceObserver } from "node:perf_hooks";

/** Calls back after a collection that left a tenth more on the heap than the last such one. */
export function watchPeak(look: () => void): void {
  let highest = process.memoryUsage().heapUsed;
  observer = new PerformanceObserver(() => {
    const { heapUsed, external } = process.memoryUsage();
    if (heapUsed + external < highest * GROWTH) return;
    look();
    // what is left after the look's own collection
    const after = process.memoryUsage();
    highest = Math.max(highest, after.heapUsed + after.external);
  });
  observer.observe({ entryTypes: ["gc"] });
}

export function unwatchPeak(): void {
  observer?.disconnect();
  observer = undefined;
}

const GROWTH = 1.1;
let observer: PerformanceObserver | undefined;
