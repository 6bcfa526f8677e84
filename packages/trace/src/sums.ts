import { ROOT, type CallTree } from "./call-tree.ts";
import type { StandardError } from "./statistic.ts";
import type { TraceColumns } from "./trace-columns.ts";

/** Figures added up by some dense key: a node, a frame or a file. */
export interface Sums {
  /** Bytes. */
  readonly size: Float64Array;
  /** Blocks; 0 where the key has no traces. */
  readonly count: Float64Array;
  /** Left out where every size is exact. */
  readonly variance: Variances | undefined;
}

/** Adds up the traces that end at each node. */
export function sumByNode(columns: TraceColumns): Sums {
  const { tree, length, node, count: counts, standardError } = columns;
  const size = new Float64Array(tree.nodes);
  const count = new Float64Array(tree.nodes);
  for (let i = 0; i < length; i++) {
    const n = node[i] as number;
    (size[n] as number) += columns.size[i] as number;
    (count[n] as number) += counts === undefined ? 1 : (counts[i] as number);
  }
  return { size, count, variance: standardError && varianceByNode(columns, standardError) };
}

/** Adds to each node what the nodes below it have. */
export function addCallees(sums: Sums, tree: CallTree): Sums {
  const { nodeParent } = tree.columns;
  return mapColumns(sums, (column) => {
    const total = column.slice();
    // a caller's node is smaller than its callees'
    for (let n = total.length - 1; n > ROOT; n--) {
      const parent = nodeParent[n] as number;
      if (parent !== ROOT) (total[parent] as number) += total[n] as number;
    }
    return total;
  });
}

/** Adds up again by another key: `keys` holds the new key of each old one. */
export function regroup(sums: Sums, keys: Uint32Array, length: number): Sums {
  return mapColumns(sums, (column) => {
    const regrouped = new Float64Array(length);
    for (let i = 0; i < column.length; i++) {
      (regrouped[keys[i] as number] as number) += column[i] as number;
    }
    return regrouped;
  });
}

/** Answers the standard errors of one key's figures; undefined where the sums are exact. */
export function standardErrorOf(sums: Sums, key: number): StandardError | undefined {
  if (sums.variance === undefined) return undefined;
  const size = sums.variance.size[key] as number;
  const both = sums.variance.both[key] as number;
  const count = sums.variance.count[key] as number;
  const blocks = sums.count[key] as number;
  // size and count err together, so their ratio errs less than either
  const ratio = (sums.size[key] as number) / blocks;
  const ratioVariance = Math.max(0, size - 2 * ratio * both + ratio * ratio * count);
  return {
    size: Math.sqrt(size),
    count: Math.sqrt(count),
    average: blocks === 0 ? 0 : Math.sqrt(ratioVariance) / blocks,
  };
}

interface Variances {
  readonly size: Float64Array;
  readonly count: Float64Array;
  /** The covariance of size and count. */
  readonly both: Float64Array;
}

// The blocks of a trace are of one size, so its count is off by the same share as its size; the
// samples of different traces are independent, so their variances add up.
function varianceByNode(columns: TraceColumns, standardError: Float64Array): Variances {
  const { tree, length, node } = columns;
  const size = new Float64Array(tree.nodes);
  const count = new Float64Array(tree.nodes);
  const both = new Float64Array(tree.nodes);
  for (let i = 0; i < length; i++) {
    const n = node[i] as number;
    const bytes = columns.size[i] as number;
    const sizeError = standardError[i] as number;
    const countError = bytes === 0 ? 0 : (sizeError * (columns.count?.[i] ?? 1)) / bytes;
    (size[n] as number) += sizeError * sizeError;
    (count[n] as number) += countError * countError;
    (both[n] as number) += sizeError * countError;
  }
  return { size, count, both };
}

function mapColumns(
  { size, count, variance }: Sums,
  change: (c: Float64Array) => Float64Array,
): Sums {
  return {
    size: change(size),
    count: change(count),
    variance: variance && {
      size: change(variance.size),
      count: change(variance.count),
      both: change(variance.both),
    },
  };
}
