import { notFilters } from "./errors.ts";
import { pruneTree } from "./prune-tree.ts";
import type { TraceColumns } from "./trace-columns.ts";
import type { TraceFilter } from "./trace-filter.ts";

/**
 * Keeps the traces that filters let pass; see `Snapshot.filterTraces`.
 *
 * @throws {TypeError} `ERR_NOT_FILTERS`
 */
export function filterTraces(columns: TraceColumns, filters: Iterable<TraceFilter>): TraceColumns {
  const list = toList(filters);
  const including = list.filter((filter) => filter.inclusive);
  const excluding = list.filter((filter) => !filter.inclusive);
  const passes = (domain: number, node: number) => {
    const traceback = columns.tree.traceback(node);
    return (
      (including.length === 0 || including.some((filter) => filter.accepts(domain, traceback))) &&
      excluding.every((filter) => filter.accepts(domain, traceback))
    );
  };
  return list.length === 0 ? columns : select(columns, indexesWhere(columns, passes));
}

function toList(filters: Iterable<TraceFilter>): readonly TraceFilter[] {
  if (typeof filters?.[Symbol.iterator] !== "function") throw notFilters(filters);
  const list = [...filters];
  if (!list.every((filter) => typeof filter?.accepts === "function")) throw notFilters(filters);
  return list;
}

// Filters see only domain and traceback, so each pair of these is asked about once.
function indexesWhere(
  { tree, length, node, domain: domains }: TraceColumns,
  passes: (domain: number, node: number) => boolean,
): Uint32Array {
  const answersOf = new Map<number, Int8Array>();
  const kept = new Uint32Array(length);
  let found = 0;
  for (let i = 0; i < length; i++) {
    const domain = domains?.[i] ?? 0;
    let answers = answersOf.get(domain);
    if (answers === undefined) answersOf.set(domain, (answers = new Int8Array(tree.nodes)));
    const n = node[i] as number;
    if (answers[n] === 0) answers[n] = passes(domain, n) ? 1 : -1;
    if (answers[n] === 1) kept[found++] = i;
  }
  return kept.slice(0, found);
}

function select(columns: TraceColumns, indexes: Uint32Array): TraceColumns {
  const { domain, size, count, totalNframe, standardError } = columns;
  return {
    ...pruneTree(columns.tree, pickU32(columns.node, indexes)),
    length: indexes.length,
    size: pickF64(size, indexes),
    domain: domain && pickU32(domain, indexes),
    count: count && pickF64(count, indexes),
    totalNframe: totalNframe && pickU32(totalNframe, indexes),
    standardError: standardError && pickF64(standardError, indexes),
  };
}

function pickU32(column: Uint32Array, indexes: Uint32Array): Uint32Array {
  return indexes.map((i) => column[i] as number);
}

function pickF64(column: Float64Array, indexes: Uint32Array): Float64Array {
  return Float64Array.from(indexes, (i) => column[i] as number);
}
