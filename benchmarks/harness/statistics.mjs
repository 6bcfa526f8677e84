// Order statistics of a few samples: a mean would be at the mercy of one collection.

/** The value below which the fraction `q` of the samples lies, by linear interpolation. */
export function quantile(samples, q) {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const high = Math.ceil(at);
  return sorted[low] + (sorted[high] - sorted[low]) * (at - low);
}

/** Minimum, median and spread (the middle half, as a fraction of the median). */
export function summary(samples) {
  const median = quantile(samples, 0.5);
  return {
    min: Math.min(...samples),
    median,
    spread: (quantile(samples, 0.75) - quantile(samples, 0.25)) / median,
  };
}
