/** What one random sample stands for. */
export interface Estimate {
  readonly size: number;
  readonly count: number;
  /** In bytes squared; those of independent samples add up. */
  readonly variance: number;
}

/**
 * Reads V8's sampled sizes: it picks an allocation of `s` bytes with the chance
 * `p = 1 - exp(-s / interval)` and reports `s * round(1 / p)`.
 */
export function estimator(interval: number): (reported: number) => Estimate {
  if (interval === 1) return (size) => ({ size, count: 1, variance: 0 });
  const sizes = reportedSizes(interval);
  return (reported) => {
    const bytes = sizes.get(reported) ?? reported;
    const chance = 1 - Math.exp(-bytes / interval);
    // Horvitz and Thompson's estimate, and the estimate of its variance
    const size = bytes / chance;
    return { size, count: 1 / chance, variance: size * size * (1 - chance) };
  };
}

// blocks are whole words; from 1.1 intervals on, one sample is counted once
function reportedSizes(interval: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let bytes = 8; bytes < 1.1 * interval; bytes += 8) {
    const reported = bytes * Math.round(1 / (1 - Math.exp(-bytes / interval)));
    if (!sizes.has(reported)) sizes.set(reported, bytes);
  }
  return sizes;
}
