import { errors } from "../errors.ts";

/** Which numbers a node and an edge consist of in this file, and what their types are called. */
export interface SnapshotMeta {
  readonly nodeCount: number;
  readonly edgeCount: number;
  /** Numbers a node, and the position of each among them; -1 where this V8 does not write it. */
  readonly nodeFields: number;
  readonly node: Readonly<Record<"type" | "name" | "id" | "selfSize" | "edgeCount", number>>;
  readonly nodeTypes: readonly string[];
  readonly edgeFields: number;
  readonly edge: Readonly<Record<"type" | "name" | "to", number>>;
  readonly edgeTypes: readonly string[];
}

/**
 * Reads the description that a snapshot begins with.
 *
 * @throws HeapError `ERR_SNAPSHOT_FOREIGN` when it describes something else
 */
export function parseMeta(json: string, position: number): SnapshotMeta {
  const { meta, node_count, edge_count } = parse(json, position);
  if (!hasLists(meta) || !isCount(node_count) || !isCount(edge_count)) {
    throw errors.foreign(position, "but its description names no nodes and edges");
  }
  const { node_fields, node_types, edge_fields, edge_types } = meta;
  const at = (fields: string[], name: string) => {
    const index = fields.indexOf(name);
    if (index < 0) throw errors.foreign(position, `but it has no field ${name}`);
    return index;
  };
  return {
    nodeCount: node_count,
    edgeCount: edge_count,
    nodeFields: node_fields.length,
    node: {
      type: at(node_fields, "type"),
      name: at(node_fields, "name"),
      id: at(node_fields, "id"),
      selfSize: at(node_fields, "self_size"),
      edgeCount: at(node_fields, "edge_count"),
    },
    nodeTypes: node_types[at(node_fields, "type")] as string[],
    edgeFields: edge_fields.length,
    edge: {
      type: at(edge_fields, "type"),
      name: at(edge_fields, "name_or_index"),
      to: at(edge_fields, "to_node"),
    },
    edgeTypes: edge_types[at(edge_fields, "type")] as string[],
  };
}

interface RawMeta {
  node_fields: string[];
  edge_fields: string[];
  /** A list of names for fields that are enumerations, a word for others. */
  node_types: unknown[];
  edge_types: unknown[];
}

interface RawDescription {
  meta?: Partial<RawMeta>;
  node_count: number;
  edge_count: number;
}

const hasLists = (meta: Partial<RawMeta> | undefined): meta is RawMeta =>
  [meta?.node_fields, meta?.node_types, meta?.edge_fields, meta?.edge_types].every(Array.isArray);

function parse(json: string, position: number): RawDescription {
  try {
    return JSON.parse(json) as RawDescription;
  } catch {
    throw errors.foreign(position, "but its description is not JSON");
  }
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
