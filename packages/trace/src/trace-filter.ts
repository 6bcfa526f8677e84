import type { Traceback } from "./traceback.ts";

/** What `Snapshot.filterTraces` asks of each trace. */
export interface TraceFilter {
  /**
   * True: traces must be accepted by this or another inclusive filter. False: traces must be
   * accepted by this filter.
   */
  readonly inclusive: boolean;
  /** Tells whether traces of that domain and traceback may pass. */
  accepts(domain: number, traceback: Traceback): boolean;
}
