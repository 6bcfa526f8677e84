import { boxes, type BoxStatistic } from "./boxes.ts";
import { classes, type ClassStatistic } from "./classes.ts";
import { dictionaries, type DictionaryStatistic } from "./dictionaries.ts";
import { diff, type SnapshotDiff } from "./diff.ts";
import { dominatorTree, type DominatorTree } from "./dominators.ts";
import { columnsOf, type GraphColumns, type HeapTables } from "./heap-tables.ts";
import { retainedSizes } from "./retained-sizes.ts";
import { turnRound, type Retainers } from "./retainers.ts";
import { retainingPaths, stepsToRoot, type RetainingPath } from "./retaining-paths.ts";
import { shapes, type ShapeStatistic } from "./shapes.ts";
import { errors } from "../errors.ts";
import type { SnapshotMeta } from "./snapshot-meta.ts";
import { SnapshotNode } from "./snapshot-node.ts";
import type { ParsedSnapshot } from "./snapshot-parser.ts";
import { duplicateStrings, type DuplicateString } from "./duplicate-strings.ts";
import type { StringPages } from "./string-pages.ts";

/** The heap graph of one snapshot. Sizes are in bytes; lists are sorted by bytes, largest first. */
export class SnapshotGraph {
  readonly meta: SnapshotMeta;
  /** The nodes, a row each; `node(index)` gives them names. Not to be written to. */
  readonly nodes: HeapTables["nodes"];
  /** The edges, a row each, in the order of their nodes. Not to be written to. */
  readonly edges: HeapTables["edges"];
  /** The same as typed arrays, for loops over millions. */
  readonly columns: GraphColumns;
  readonly stringPages: StringPages;
  #dominators: DominatorTree | undefined;
  #retainedSizes: Float64Array | undefined;
  #retainers: Retainers | undefined;
  #toRoot: Uint32Array | undefined;

  constructor({ meta, tables, strings }: ParsedSnapshot) {
    this.meta = meta;
    this.nodes = tables.nodes;
    this.edges = tables.edges;
    this.columns = columnsOf(tables);
    this.stringPages = strings;
  }

  get nodeCount(): number {
    return this.meta.nodeCount;
  }

  get edgeCount(): number {
    return this.meta.edgeCount;
  }

  /** Bytes of all nodes together. */
  get totalSize(): number {
    let sum = 0;
    for (const size of this.columns.selfSize) sum += size;
    return sum;
  }

  /** The node everything hangs from. */
  get root(): SnapshotNode {
    return this.node(0);
  }

  /** @throws HeapError `ERR_NO_SUCH_NODE` */
  node(index: number): SnapshotNode {
    if (!(Number.isInteger(index) && index >= 0 && index < this.nodeCount)) {
      throw errors.noSuchNode("node", index, this.nodeCount);
    }
    return new SnapshotNode(this, index);
  }

  /** The node of that id, which is the same in every snapshot of one process. */
  nodeById(id: number): SnapshotNode | undefined {
    const index = this.columns.nodeId.indexOf(id);
    return index < 0 ? undefined : this.node(index);
  }

  /** Count and bytes by class, as Chrome's Memory panel groups them. */
  classes(options?: { readonly retained?: boolean }): ClassStatistic[] {
    return classes(this, options);
  }

  /** Count and bytes by class and names of properties. */
  shapes(): ShapeStatistic[] {
    return shapes(this);
  }

  /** Strings that are there more than once. */
  strings(): DuplicateString[] {
    return duplicateStrings(this);
  }

  /**
   * Numbers in boxes of their own: what doubles in objects cost. By the class that holds them, or
   * by value, where the snapshot was written with `exposeNumericValues`.
   */
  boxes({ by = "holder" }: { readonly by?: "holder" | "value" } = {}): BoxStatistic[] {
    return boxes(this, by);
  }

  /** Objects whose properties are in a hash table, by class. */
  dictionaries(): DictionaryStatistic[] {
    return dictionaries(this);
  }

  /** The dominator tree, by node index; computed once, then kept. */
  dominators(): DominatorTree {
    return (this.#dominators ??= dominatorTree(this));
  }

  /** The bytes that would be freed with each node, by node index; computed once, then kept. */
  retainedSizes(): Float64Array {
    return (this.#retainedSizes ??= retainedSizes(this.dominators(), this.columns.selfSize));
  }

  /** Who holds whom; computed once, then kept. */
  retainers(): Retainers {
    return (this.#retainers ??= turnRound(this));
  }

  /** Paths from the root to a node, the shortest first, one for each node that holds it. */
  retainersOf(
    node: SnapshotNode | number,
    { limit = 10 }: { readonly limit?: number } = {},
  ): RetainingPath[] {
    const { index } = typeof node === "number" ? this.node(node) : node;
    return retainingPaths(this, (this.#toRoot ??= stepsToRoot(this)), index, limit);
  }

  /** What came and went since an earlier snapshot of the same process. */
  diff(before: SnapshotGraph): SnapshotDiff {
    return diff(before, this);
  }
}
