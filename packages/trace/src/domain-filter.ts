import type { TraceFilter } from "./trace-filter.ts";

/** Keeps (inclusive) or drops (exclusive) the traces of a domain, as tracemalloc.DomainFilter. */
export class DomainFilter implements TraceFilter {
  readonly inclusive: boolean;
  /** 0 for the V8 heap, 1 for array buffers; others are the caller's. */
  readonly domain: number;

  constructor(inclusive: boolean, domain: number) {
    this.inclusive = inclusive;
    this.domain = domain;
    Object.freeze(this);
  }

  accepts(domain: number): boolean {
    return (domain === this.domain) === this.inclusive;
  }
}
