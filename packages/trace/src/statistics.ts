import { addCallees, regroup, standardErrorOf, sumByNode, type Sums } from "./sums.ts";
import { keyOf, type Key, type KeyType } from "./key-type.ts";
import { Statistic } from "./statistic.ts";
import type { TraceColumns } from "./trace-columns.ts";
import type { IsWhole } from "./whole-functions.ts";

/** Groups traces by key, the largest first; see `Snapshot.statistics`. */
export function statistics(
  columns: TraceColumns,
  by: KeyType,
  cumulative: boolean,
  isWhole: IsWhole,
): Statistic[] {
  const key = keyOf("Snapshot.statistics", by, cumulative);
  const sums = sumByKey(columns, key, cumulative);
  const found: Statistic[] = [];
  for (let k = 0; k < sums.count.length; k++) {
    if (sums.count[k] === 0) continue;
    const traceback = key.traceback(columns.tree, k);
    const size = sums.size[k] as number;
    found.push(
      new Statistic({
        traceback,
        wholeFunction: isWhole(traceback, size),
        size,
        count: sums.count[k] as number,
        standardError: standardErrorOf(sums, k),
      }),
    );
  }
  return found.sort((a, b) => b.compare(a));
}

/** Adds up traces by key: those whose most recent frame it is, or if cumulative any frame. */
export function sumByKey(columns: TraceColumns, key: Key, cumulative: boolean): Sums {
  const { tree } = columns;
  const own = sumByNode(columns);
  const sums = cumulative ? addCallees(own, tree) : own;
  return regroup(sums, key.ofNodes(tree), tree[key.part]);
}
