import type { TraceColumns } from "./trace-columns.ts";

/** All that a snapshot holds. */
export interface SnapshotContents {
  readonly columns: TraceColumns;
  readonly tracebackLimit: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}
