import type { DominatorTree } from "./dominators.ts";

/** The bytes each node and all it dominates take: what would be freed with it. */
export function retainedSizes(
  { immediate, order }: DominatorTree,
  selfSize: Iterable<number> & ArrayLike<number>,
): Float64Array {
  const sizes = new Float64Array(selfSize);
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
  { immediate, order }: DominatorTree,
  retainedSize: Float64Array,
  groupOf: Uint32Array,
  groups: number,
): Float64Array {
  const sums = new Float64Array(groups);
  const { first, children } = childrenOf(immediate, order);
  // walks the tree and counts, for each group, how many of its nodes are on the way down
  const above = new Uint32Array(groups);
  const path = new Uint32Array(immediate.length + 1);
  const next = first.slice();
  let length = 0;
  enter(0);
  while (length > 0) {
    const node = path[length - 1] as number;
    const at = next[node] as number;
    if (at < (first[node + 1] as number)) {
      next[node] = at + 1;
      enter(children[at] as number);
    } else {
      const group = groupOf[node] as number;
      above[group] = (above[group] as number) - 1;
      length--;
    }
  }
  return sums;

  function enter(node: number): void {
    const group = groupOf[node] as number;
    if (above[group] === 0) {
      sums[group] = (sums[group] as number) + (retainedSize[node] as number);
    }
    above[group] = (above[group] as number) + 1;
    path[length++] = node;
  }
}

/** What each node dominates at once, grouped by node. */
function childrenOf(
  immediate: Uint32Array,
  order: Uint32Array,
): { first: Uint32Array; children: Uint32Array } {
  const first = new Uint32Array(immediate.length + 1);
  for (let node = 1; node < immediate.length; node++) {
    const dominator = immediate[node] as number;
    first[dominator] = (first[dominator] as number) + 1;
  }
  let sum = 0;
  for (let node = 0; node < first.length; node++) sum = first[node] = sum + (first[node] as number);
  const children = new Uint32Array(immediate.length);
  for (let at = order.length - 1; at > 0; at--) {
    const node = order[at] as number;
    const dominator = immediate[node] as number;
    const place = (first[dominator] as number) - 1;
    first[dominator] = place;
    children[place] = node;
  }
  return { first, children };
}
