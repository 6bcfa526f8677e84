const UNITS = ["B", "KiB", "MiB", "GiB", "TiB"] as const;

/** Writes bytes with three to five digits and a binary unit: `9999 B`, `12.5 KiB`, `+5000 B`. */
export function formatSize(bytes: number, { signed = false } = {}): string {
  let size = bytes;
  let unit = 0;
  while (Math.abs(size) >= 10 * 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit++;
  }
  const digits = unit > 0 && Math.abs(size) < 100 ? 1 : 0;
  return `${signed && size >= 0 ? "+" : ""}${toFixedHalfEven(size, digits)} ${UNITS[unit]}`;
}

/** Writes a number of blocks, rounded to a whole one: `2`, `+1`. */
export function formatCount(count: number, { signed = false } = {}): string {
  return `${signed && count >= 0 ? "+" : ""}${Math.round(count)}`;
}

/** Writes ` ± 12 B` behind a sampled figure, nothing behind an exact one. */
export function formatError(error: number | undefined, format: (error: number) => string): string {
  // rounded up, for a small doubt is not none
  return error === undefined || error === 0 ? "" : ` ± ${format(Math.ceil(error))}`;
}

// As printf rounds; Number.prototype.toFixed takes 2.5 to 3. A number lies half-way between two
// last digits exactly when one more binary digit makes it whole.
function toFixedHalfEven(value: number, digits: 0 | 1): string {
  const half = 2 ** digits;
  const halfWay = Number.isInteger(value * half * 2) && !Number.isInteger(value * half);
  if (!halfWay) return value.toFixed(digits);
  const ten = 10 ** digits;
  const below = Math.floor(value * ten);
  return ((below % 2 === 0 ? below : below + 1) / ten).toFixed(digits);
}
