import { CallTreeBuilder } from "./call-tree-builder.ts";
import { keyOf, type KeyType } from "./key-type.ts";
import { StatisticDiff, type DiffStandardError } from "./statistic-diff.ts";
import { sumByKey } from "./statistics.ts";
import { regroup, standardErrorOf, type Sums } from "./sums.ts";
import type { TraceColumns } from "./trace-columns.ts";
import type { IsWhole } from "./whole-functions.ts";

/** Groups two sets of traces by key, the largest change first; see `Snapshot.compareTo`. */
export function compare(
  after: TraceColumns,
  before: TraceColumns,
  by: KeyType,
  cumulative: boolean,
  isWhole: IsWhole,
): StatisticDiff[] {
  const key = keyOf("Snapshot.compareTo", by, cumulative);
  const builder = new CallTreeBuilder();
  const places = [after, before].map(({ tree }) => builder.addTree(tree)[key.part]);
  const tree = builder.build();
  const [now, then] = [after, before].map((columns, i) =>
    regroup(sumByKey(columns, key, cumulative), places[i] as Uint32Array, tree[key.part]),
  ) as [Sums, Sums];

  const found: StatisticDiff[] = [];
  for (let k = 0; k < tree[key.part]; k++) {
    const [count, oldCount] = [now.count[k] as number, then.count[k] as number];
    if (count === 0 && oldCount === 0) continue;
    const [size, oldSize] = [now.size[k] as number, then.size[k] as number];
    const traceback = key.traceback(tree, k);
    found.push(
      new StatisticDiff({
        traceback,
        wholeFunction: isWhole(traceback, size + oldSize),
        size,
        sizeDiff: size - oldSize,
        count,
        countDiff: count - oldCount,
        standardError: errorOfDiff(now, then, k),
      }),
    );
  }
  return found.sort((a, b) => b.compare(a));
}

function errorOfDiff(now: Sums, then: Sums, key: number): DiffStandardError | undefined {
  const error = standardErrorOf(now, key);
  const oldError = standardErrorOf(then, key);
  if (error === undefined && oldError === undefined) return undefined;
  return {
    ...(error ?? { size: 0, count: 0, average: 0 }),
    sizeDiff: Math.hypot(error?.size ?? 0, oldError?.size ?? 0),
    countDiff: Math.hypot(error?.count ?? 0, oldError?.count ?? 0),
  };
}
