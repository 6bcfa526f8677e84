import { CallTreeBuilder } from "./call-tree-builder.ts";
import type { CallTree } from "./call-tree.ts";
import { badTrace } from "./errors.ts";
import type { RawFrame, RawTrace } from "./raw-trace.ts";

/** Traces as typed columns; a column that would only repeat its default is left out. */
export interface TraceColumns {
  readonly tree: CallTree;
  readonly length: number;
  /** The traceback of each trace: its most recent frame's node. */
  readonly node: Uint32Array;
  readonly size: Float64Array;
  /** Left out where every trace is in domain 0. */
  readonly domain: Uint32Array | undefined;
  /** Left out where every trace is one block. */
  readonly count: Float64Array | undefined;
  /** 0 where nobody counted; left out where nobody counted for any trace. */
  readonly totalNframe: Uint32Array | undefined;
  /** Bytes; left out where every size is exact. */
  readonly standardError: Float64Array | undefined;
}

/**
 * Packs traces into columns.
 *
 * @throws {TypeError | RangeError} `ERR_BAD_TRACE` for a figure or frame that cannot be.
 */
export function packTraces(traces: Iterable<RawTrace>): TraceColumns {
  const tree = new CallTreeBuilder();
  const nodeOf = new Map<readonly RawFrame[], number>();
  const node: number[] = [];
  const size: number[] = [];
  const domain: number[] = [];
  const count: number[] = [];
  const totalNframe: number[] = [];
  const standardError: number[] = [];
  for (const trace of traces) {
    checkFigures(trace, node.length);
    let leaf = nodeOf.get(trace.frames);
    if (leaf === undefined) {
      checkFrames(trace.frames, node.length);
      leaf = tree.add(trace.frames.length === 0 ? UNKNOWN : trace.frames);
      nodeOf.set(trace.frames, leaf);
    }
    node.push(leaf);
    size.push(trace.size);
    domain.push(trace.domain);
    count.push(trace.count ?? 1);
    totalNframe.push(trace.totalNframe ?? 0);
    standardError.push(trace.standardError ?? 0);
  }
  return {
    tree: tree.build(),
    length: node.length,
    node: new Uint32Array(node),
    size: new Float64Array(size),
    domain: domain.some((value) => value !== 0) ? new Uint32Array(domain) : undefined,
    count: count.some((value) => value !== 1) ? new Float64Array(count) : undefined,
    totalNframe: totalNframe.some((n) => n !== 0) ? new Uint32Array(totalNframe) : undefined,
    standardError: standardError.some((e) => e !== 0) ? new Float64Array(standardError) : undefined,
  };
}

const UNKNOWN: readonly RawFrame[] = [["<unknown>", 0]];

function checkFigures(trace: RawTrace, index: number): void {
  const { domain, size, count = 1, totalNframe = 0, standardError = 0 } = trace;
  if (!isWhole(domain)) throw badTrace(index, "domain", "a whole number from 0", domain);
  if (!isFigure(size)) throw badTrace(index, "size", "bytes from 0", size);
  if (!isFigure(count) || count === 0) throw badTrace(index, "count", "above 0", count);
  if (!isWhole(totalNframe)) {
    throw badTrace(index, "totalNframe", "a whole number from 0", totalNframe);
  }
  if (!isFigure(standardError)) {
    throw badTrace(index, "standardError", "bytes from 0", standardError);
  }
}

function checkFrames(frames: readonly RawFrame[], index: number): void {
  for (const [filename, lineno] of frames) {
    if (typeof filename !== "string") throw badTrace(index, "a file name", "a string", filename);
    if (!isWhole(lineno)) throw badTrace(index, "a line", "a whole number from 0", lineno);
  }
}

function isWhole(value: unknown): boolean {
  return typeof value === "number" && value >>> 0 === value;
}

function isFigure(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value < Infinity;
}
