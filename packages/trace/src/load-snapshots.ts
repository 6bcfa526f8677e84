import { readdirSync } from "node:fs";
import { join } from "node:path";

import { noSnapshots } from "./errors.ts";
import { LAST, PEAK } from "./last-snapshot.ts";
import type { RawTrace } from "./raw-trace.ts";
import { Snapshot } from "./snapshot.ts";
import type { Trace } from "./trace.ts";
import { addLines, linesOf } from "./whole-functions.ts";

/**
 * Reads what the processes and threads of a program left in a folder (`SLOTTED_TRACE_DUMP`) as one
 * snapshot. Where there are several, the oldest frame of each traceback names who it was:
 * `<process 71>`, or `<process 71 thread 2>` for a worker. The attribute `parts` has what each of
 * them said of itself: `process`, `thread`, `program`, `node`, `memory` (bytes) and `time`.
 *
 * @throws {Error} `ERR_NO_SNAPSHOTS` for a folder without any, and what `Snapshot.load` throws
 */
export function loadSnapshots(folder: string, { peak = false } = {}): Snapshot {
  const names = readdirSync(folder).filter((name) =>
    peak ? name.endsWith(PEAK) : name.endsWith(LAST) && !name.endsWith(PEAK),
  );
  const snapshots = names.sort().map((name) => Snapshot.load(join(folder, name)));
  const [first, ...others] = snapshots;
  if (first === undefined) throw noSnapshots(folder);
  const parts = snapshots.map(({ attributes }) => attributes);
  if (others.length === 0) return first.withAttributes({ parts });
  const traces = snapshots.flatMap(({ traces, attributes }) => {
    const name = nameOf(attributes);
    return Array.from(traces, (trace) => below(name, trace));
  });
  const limit = Math.max(...snapshots.map(({ tracebackLimit }) => tracebackLimit));
  return Snapshot.fromTraces(traces, limit + 1).withAttributes({
    parts,
    wholeFunctions: addLines(parts.map(linesOf)),
  });
}

function nameOf({ process, thread }: Readonly<Record<string, unknown>>): string {
  return thread === 0
    ? `<process ${String(process)}>`
    : `<process ${String(process)} thread ${String(thread)}>`;
}

function below(name: string, { traceback, standardError, ...figures }: Trace): RawTrace {
  const recentFirst = traceback.slice().reverse();
  return {
    ...figures,
    frames: [...recentFirst.map(({ filename, lineno }) => [filename, lineno] as const), [name, 0]],
    totalNframe: (traceback.totalNframe ?? traceback.length) + 1,
    ...(standardError !== undefined && { standardError }),
  };
}
