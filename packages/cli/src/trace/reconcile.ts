import type { Snapshot } from "@slotted/trace";

/** A figure of the process's own, in bytes, and what of it was traced: `external` with what it leaves out. */
export interface Reconciled {
  readonly name: "heapUsed" | "external" | "rss";
  readonly traced: number;
  /** One standard error of `traced`; 0 where it is exact. */
  readonly standardError: number;
  /** Held by the tracer itself. */
  readonly tracer: number;
  readonly untraced: number;
  readonly total: number;
}

/** What the processes said of themselves when they left their last snapshot, in bytes. */
export interface ProcessMemory {
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  /** Part of `external`, but for shared ones. */
  readonly arrayBuffers: number;
  readonly tracer: number;
  /** Of the buffers traced, what is no part of `external`. */
  readonly uncounted: number;
}

interface Part {
  readonly process: number;
  readonly memory: ProcessMemory;
}

/** Adds up what the processes and threads of a snapshot said of their memory. */
export function processMemory(snapshot: Snapshot): ProcessMemory {
  const parts = snapshot.attributes["parts"] as readonly Part[];
  const sum = (name: keyof ProcessMemory) =>
    parts.reduce((total, { memory }) => total + memory[name], 0);
  // the threads of a process share its resident memory
  const rss = new Map(parts.map(({ process, memory }) => [process, memory.rss]));
  return {
    rss: [...rss.values()].reduce((total, bytes) => total + bytes, 0),
    heapUsed: sum("heapUsed"),
    external: sum("external"),
    arrayBuffers: sum("arrayBuffers"),
    tracer: sum("tracer"),
    uncounted: sum("uncounted"),
  };
}

/** Sets what was traced against what the processes say, so that each byte has its place. */
export function reconcile(snapshot: Snapshot): Reconciled[] {
  const { rss, heapUsed, external, tracer, uncounted } = processMemory(snapshot);
  return [
    row("heapUsed", traced(snapshot, HEAP), tracer, heapUsed),
    row("external", traced(snapshot, BUFFERS), 0, external + uncounted),
    row("rss", traced(snapshot), tracer, rss),
  ];
}

const HEAP = 0;
const BUFFERS = 1;

interface Sum {
  readonly bytes: number;
  readonly standardError: number;
}

const row = (
  name: Reconciled["name"],
  { bytes, standardError }: Sum,
  tracer: number,
  total: number,
): Reconciled => ({
  name,
  traced: Math.round(bytes),
  standardError,
  tracer: Math.round(tracer),
  untraced: total - Math.round(bytes) - Math.round(tracer),
  total,
});

/** Adds up the traces of a domain, or of all. */
function traced({ traces }: Snapshot, only?: number): Sum {
  let bytes = 0;
  let variance = 0;
  for (const { domain, size, standardError = 0 } of traces) {
    if (only !== undefined && domain !== only) continue;
    bytes += size;
    variance += standardError ** 2;
  }
  return { bytes, standardError: Math.sqrt(variance) };
}
