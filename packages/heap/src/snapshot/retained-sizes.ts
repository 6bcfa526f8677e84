import { NONE, type DominatorTree } from "./dominators.ts";

/** The bytes each node and all it dominates take: what would be freed with it. */
export function retainedSizes(
  { immediate, order }: DominatorTree,
  selfSize: Float64Array,
): Float64Array {
  const sizes = selfSize.slice();
  // a dominator comes before what it dominates: going backwards, every sum is complete when used
  for (let at = order.length - 1; at > 0; at--) {
    const node = order[at] as number;
    const holder = immediate[node] as number;
    sizes[holder] = (sizes[holder] as number) + (sizes[node] as number);
  }
  return sizes;
}

/** The retained bytes of whole groups: a node below another of its group is not counted twice. */
export function retainedByGroup(
  { immediate, firstChild, nextSibling }: DominatorTree,
  retainedSize: Float64Array,
  groupOf: (node: number) => number,
  groups: number,
): Float64Array {
  const sums = new Float64Array(groups);
  // walks the tree and counts, for each group, how many of its nodes are on the way down
  const above = new Uint32Array(groups);
  let node = 0;
  enter();
  for (;;) {
    if (firstChild[node] !== NONE) {
      node = firstChild[node] as number;
      enter();
      continue;
    }
    while (nextSibling[node] === NONE) {
      leave();
      if (node === 0) return sums;
      node = immediate[node] as number;
    }
    leave();
    node = nextSibling[node] as number;
    enter();
  }

  function enter(): void {
    const group = groupOf(node);
    if (above[group] === 0) {
      sums[group] = (sums[group] as number) + (retainedSize[node] as number);
    }
    above[group] = (above[group] as number) + 1;
  }

  function leave(): void {
    const group = groupOf(node);
    above[group] = (above[group] as number) - 1;
  }
}
