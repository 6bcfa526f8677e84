import { getHeapSnapshot } from "node:v8";

/** V8's heap snapshot in columns. */
export interface RawHeap {
  readonly nodeTypes: readonly string[];
  readonly edgeTypes: readonly string[];
  readonly strings: readonly string[];
  /** Of each node: type, name, bytes, and its first edge; one more first edge ends the last. */
  readonly type: Uint8Array;
  readonly name: Uint32Array;
  readonly bytes: Float64Array;
  readonly firstEdge: Uint32Array;
  /** Of each edge: type, name or index, and the node it leads to. */
  readonly edgeType: Uint8Array;
  readonly edgeName: Uint32Array;
  readonly edgeTo: Uint32Array;
}

/** Takes a heap snapshot of this process, after a full collection, and waits for it. */
export function takeHeap(): RawHeap {
  const source = new SnapshotSource();
  const { meta, node_count, edge_count } = source.header();
  const width = meta.node_fields.length;
  const edgesField = meta.node_fields.indexOf("edge_count");
  const type = new Uint8Array(node_count);
  const name = new Uint32Array(node_count);
  const bytes = new Float64Array(node_count);
  const firstEdge = new Uint32Array(node_count + 1);
  source.numbers((value, i) => {
    const node = Math.floor(i / width);
    const field = i - node * width;
    if (field === 0) type[node] = value;
    else if (field === 1) name[node] = value;
    else if (field === 3) bytes[node] = value;
    else if (field === edgesField) firstEdge[node + 1] = (firstEdge[node] ?? 0) + value;
  });

  source.skipTo('"edges":[');
  const edgeType = new Uint8Array(edge_count);
  const edgeName = new Uint32Array(edge_count);
  const edgeTo = new Uint32Array(edge_count);
  source.numbers((value, i) => {
    const edge = Math.floor(i / 3);
    const field = i - 3 * edge;
    if (field === 0) edgeType[edge] = value;
    else if (field === 1) edgeName[edge] = value;
    else edgeTo[edge] = value / width;
  });

  source.skipTo('"strings":[');
  const strings = JSON.parse(`[${source.rest().trimEnd().slice(0, -1)}`) as string[];
  const [nodeTypes] = meta.node_types;
  const [edgeTypes] = meta.edge_types;
  return {
    nodeTypes,
    edgeTypes,
    strings,
    type,
    name,
    bytes,
    firstEdge,
    edgeType,
    edgeName,
    edgeTo,
  };
}

interface Header {
  readonly meta: {
    readonly node_fields: readonly string[];
    readonly node_types: readonly [readonly string[]];
    readonly edge_types: readonly [readonly string[]];
  };
  readonly node_count: number;
  readonly edge_count: number;
}

/** The snapshot as a text that is read once from start to end; its stream never makes us wait. */
class SnapshotSource {
  readonly #stream = getHeapSnapshot();
  #chunk: Uint8Array = new Uint8Array(0);
  #at = 0;

  /** What stands before the nodes. */
  header(): Header {
    const text = this.skipTo('"nodes":[');
    return JSON.parse(text.slice(text.indexOf(":") + 1, text.lastIndexOf("}") + 1)) as Header;
  }

  /** Reads on behind a marker and answers what stood before it. */
  skipTo(marker: string): string {
    const passed: number[] = [];
    let matched = 0;
    for (let byte: number; matched < marker.length && (byte = this.#byte()) >= 0;) {
      passed.push(byte);
      if (byte === marker.charCodeAt(matched)) matched++;
      else matched = byte === marker.charCodeAt(0) ? 1 : 0;
    }
    return Buffer.from(passed.slice(0, passed.length - matched)).toString("latin1");
  }

  /** Visits the numbers of a flat array up to its end. */
  numbers(visit: (value: number, index: number) => void): void {
    let value = 0;
    let digits = 0;
    let index = 0;
    do {
      const chunk = this.#chunk;
      for (let at = this.#at; at < chunk.length; at++) {
        const byte = chunk[at] ?? 0;
        if (byte >= ZERO && byte <= NINE) {
          value = value * 10 + byte - ZERO;
          digits++;
          continue;
        }
        if (digits > 0) visit(value, index++);
        value = digits = 0;
        if (byte !== BRACKET) continue;
        this.#at = at + 1;
        return;
      }
    } while (this.#next());
  }

  /** All that is left. */
  rest(): string {
    const chunks = [Buffer.from(this.#chunk.subarray(this.#at))];
    while (this.#next()) chunks.push(Buffer.from(this.#chunk));
    return Buffer.concat(chunks).toString("utf8");
  }

  #byte(): number {
    if (this.#at === this.#chunk.length && !this.#next()) return -1;
    return this.#chunk[this.#at++] ?? -1;
  }

  #next(): boolean {
    const chunk: unknown = this.#stream.read();
    this.#at = 0;
    this.#chunk = chunk === null ? new Uint8Array(0) : (chunk as Buffer);
    return chunk !== null;
  }
}

const [ZERO, NINE, BRACKET] = [0x30, 0x39, 0x5d];
