import type { SnapshotGraph } from "./snapshot-graph.ts";

/** Answers the names of the fields an object of a hidden class (V8's Map) stores, in order. */
export type FieldNames = (hiddenClass: number) => readonly string[];

/**
 * Reads field names from hidden classes. Objects themselves do not show fields that hold small
 * integers or, on some versions, doubles, unless the snapshot was written with
 * `exposeNumericValues`; hidden classes name them always.
 */
export function fieldNamesOf(graph: SnapshotGraph): FieldNames {
  const known = new Map<number, readonly string[]>();
  return (hiddenClass) => {
    let names = known.get(hiddenClass);
    if (!names) known.set(hiddenClass, (names = readFieldNames(graph, hiddenClass)));
    return names;
  };
}

/** A descriptor is three values: the name, its details (a small integer), and a type or a constant. */
const DESCRIPTOR_LENGTH = 3;
const ACCESSOR = /^system \/ Accessor(Info|Pair)$/;

function readFieldNames(graph: SnapshotGraph, hiddenClass: number): string[] {
  const descriptors = graph.node(hiddenClass).follow("descriptors");
  if (!descriptors) return [];
  const names: string[] = [];
  const accessors = new Set<number>();
  for (const { type, name, to } of descriptors.edges()) {
    const at = Number(name);
    if (type === "hidden" || !Number.isInteger(at)) continue;
    const place = Math.floor(at / DESCRIPTOR_LENGTH);
    if (at % DESCRIPTOR_LENGTH !== 0) {
      if (ACCESSOR.test(to.name)) accessors.add(place);
    } else names[place] = to.type === "string" ? to.name : (to.follow("name")?.name ?? to.name);
  }
  // hidden classes of one family share the list: each has as many of it as it is steps from the first
  return names.slice(0, stepsFromFirst(graph, hiddenClass)).filter((_, i) => !accessors.has(i));
}

function stepsFromFirst(graph: SnapshotGraph, hiddenClass: number): number {
  let steps = 0;
  let at = graph.node(hiddenClass).follow("back_pointer");
  while (at && /system \/ Map/.test(at.name)) {
    steps++;
    at = at.follow("back_pointer");
  }
  return steps;
}
