/** What one random sample stands for. */
export interface Estimate {
  /** Of the block that was sampled. */
  readonly bytes: number;
  /** Blocks of that size, by Horvitz and Thompson's estimate; 1 where every block is sampled. */
  readonly count: number;
}

/**
 * Reads V8's sampled sizes: it picks an allocation of `s` bytes with the chance
 * `p = 1 - exp(-s / interval)` and reports `s * round(1 / p)`.
 */
export function estimator(interval: number): (reported: number) => Estimate {
  if (interval === 1) return (bytes) => ({ bytes, count: 1 });
  const sizes = reportedSizes(interval);
  return (reported) => {
    const bytes = sizes.get(reported) ?? reported;
    return { bytes, count: 1 / (1 - Math.exp(-bytes / interval)) };
  };
}

/** The estimated variance, in bytes squared, of so many times these bytes; independent ones add up. */
export const varianceOf = (bytes: number, count: number): number =>
  bytes * bytes * count * (count - 1);

// blocks are whole words, two at least; from 1.1 intervals on, one sample is counted once
function reportedSizes(interval: number): Map<number, number> {
  const sizes = new Map<number, number>();
  for (let bytes = 16; bytes < 1.1 * interval; bytes += 8) {
    const reported = bytes * Math.round(1 / (1 - Math.exp(-bytes / interval)));
    if (!sizes.has(reported)) sizes.set(reported, bytes);
  }
  return sizes;
}
