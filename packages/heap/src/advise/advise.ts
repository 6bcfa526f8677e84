import type { SnapshotGraph } from "../snapshot/snapshot-graph.ts";
import { candidates, type Candidate } from "./candidates.ts";
import { declare } from "./declare.ts";
import { bytesNow, bytesPerRow, type BytesNow } from "./estimate.ts";
import {
  inferSlot,
  narrow,
  type BlockedField,
  type InferredSlot,
  type ProposedSlot,
} from "./infer-slots.ts";
import { observeFields } from "./observe-fields.ts";
import { obstacles } from "./obstacles.ts";

/** What one class or literal shape would gain from slots. An estimate, from what the snapshot shows. */
export interface Advice {
  /** The class, or the properties of a literal. */
  readonly name: string;
  readonly isLiteral: boolean;
  /** Instances. */
  readonly count: number;
  readonly bytesNow: BytesNow;
  readonly slots: readonly ProposedSlot[];
  /** Bytes of a row in a table of columns, text and names of categories included. */
  readonly bytesPerRow: number;
  /** Bytes saved by a table in the place of all instances. */
  readonly bytesSaved: number;
  /** What stands in the way, a sentence each. */
  readonly obstacles: readonly string[];
  /** The TypeScript to paste. */
  readonly declaration: string;
}

/** What to advise on. */
export interface AdviseOptions {
  /** Fewer objects than this are passed over; 1000 if not given. */
  readonly minCount?: number;
}

/**
 * Says which classes and literals would gain from slots, the largest saving first, and how to
 * declare them. Best on a snapshot written with `exposeNumericValues`: others do not show numbers.
 *
 * @example
 * const [first] = advise(await readSnapshot("app.heapsnapshot"));
 * console.log(first?.bytesSaved, first?.declaration);
 */
export function advise(graph: SnapshotGraph, { minCount = 1000 }: AdviseOptions = {}): Advice[] {
  let literals = 0;
  return candidates(graph, minCount)
    .map((candidate) => adviseOn(graph, candidate))
    .filter((advice) => advice !== undefined)
    .filter(({ bytesSaved }) => bytesSaved > 0)
    .sort((a, b) => b.bytesSaved - a.bytesSaved)
    .map(({ isLiteral, slots, ...advice }) => {
      const className = isLiteral ? `Record${++literals}` : advice.name;
      return { ...advice, isLiteral, slots, declaration: declare(className, slots) };
    });
}

function adviseOn(
  graph: SnapshotGraph,
  { name, isLiteral, nodes }: Candidate,
): Omit<Advice, "declaration"> | undefined {
  const count = nodes.length;
  const inferred: InferredSlot[] = [];
  const blocked: BlockedField[] = [];
  for (const seen of observeFields(graph, nodes)) {
    const result = inferSlot(seen, count);
    if ("why" in result) blocked.push(result);
    else inferred.push(narrow(result, seen, (content) => textOf(graph, content)));
  }
  if (inferred.length === 0) return undefined;

  const now = bytesNow(graph, nodes, new Set(blocked.map((field) => field.name)));
  const row = bytesPerRow(inferred, count);
  // what is blocked stays where it is, and takes a reference in a list beside the table
  const beside = blocked.length * REFERENCE * count;
  return {
    name,
    isLiteral,
    count,
    bytesNow: now,
    slots: inferred.map(({ name, type, reason, isGuess }) => ({ name, type, reason, isGuess })),
    bytesPerRow: row,
    bytesSaved: Math.round(now.total - row * count - beside),
    obstacles: obstacles(graph, nodes, blocked),
  };
}

const REFERENCE = 8;

const textOf = (graph: SnapshotGraph, content: number | string): string =>
  typeof content === "string" ? content : graph.stringPages.get(content);
