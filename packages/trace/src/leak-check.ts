import { callGiven } from "./call-given.ts";
import { alreadyTracing, badIterations } from "./errors.ts";
import { isTracing, start, stop, takeSnapshot } from "./tracing.ts";
import type { Traceback } from "./traceback.ts";

/** A line whose live bytes grow with every round. */
export interface Leak {
  readonly traceback: Traceback;
  readonly bytesPerIteration: number;
  readonly blocksPerIteration: number;
  /** 0 to 1: how unlikely it is that a line that keeps nothing grew in as many rounds. */
  readonly confidence: number;
}

export interface LeakCheckOptions {
  /** How often the function is called; 100 if left out. */
  readonly iterations?: number;
}

/**
 * Calls a function again and again and answers the lines that keep more each time, the heaviest
 * first. A promise is waited for.
 *
 * @throws {Error} `ERR_TRACING` while memory is traced
 * @throws {TypeError | RangeError} `ERR_ITERATIONS` for a number of calls that is none
 */
export async function leakCheck(
  run: () => unknown,
  { iterations = 100 }: LeakCheckOptions = {},
): Promise<Leak[]> {
  if (!Number.isSafeInteger(iterations) || iterations < 1)
    throw badIterations("leakCheck", "iterations", 1, iterations);
  if (isTracing()) throw alreadyTracing("leakCheck");
  const each = Math.max(1, Math.ceil(iterations / ROUNDS));
  start();
  try {
    const rounds: Map<string, Sum>[] = [];
    // the first fills caches and compiles
    for (let round = 0; round <= ROUNDS; round++) {
      for (let i = 0; i < each; i++) await callGiven(run);
      rounds.push(sums());
    }
    return leaks(rounds, each);
  } finally {
    stop();
  }
}

const ROUNDS = 8;
// a line that grew in seven rounds of eight, or all
const LEAST_CONFIDENCE = 0.95;

interface Sum {
  readonly traceback: Traceback;
  readonly size: number;
  readonly count: number;
}

function sums(): Map<string, Sum> {
  return new Map(
    takeSnapshot()
      .statistics("lineno")
      .map((line) => [String(line.traceback), line]),
  );
}

function leaks(rounds: readonly Map<string, Sum>[], each: number): Leak[] {
  const found: Leak[] = [];
  for (const [line, { traceback }] of rounds.at(-1) ?? []) {
    const growths = growthsOf(rounds.map((round) => round.get(line)));
    const confidence = 1 - chanceOfAtLeast(growths.filter(({ size }) => size > 0).length, ROUNDS);
    if (confidence < LEAST_CONFIDENCE) continue;
    // all but the round that grew most, in which V8 may have compiled
    const usual = growths.sort((a, b) => a.size - b.size).slice(0, -1);
    const calls = each * usual.length;
    found.push({
      traceback,
      bytesPerIteration: usual.reduce((sum, { size }) => sum + size, 0) / calls,
      blocksPerIteration: usual.reduce((sum, { count }) => sum + count, 0) / calls,
      confidence,
    });
  }
  return found.sort((a, b) => b.bytesPerIteration - a.bytesPerIteration);
}

function growthsOf(sums: readonly (Sum | undefined)[]): { size: number; count: number }[] {
  return sums.slice(1).map((now, i) => ({
    size: (now?.size ?? 0) - (sums[i]?.size ?? 0),
    count: (now?.count ?? 0) - (sums[i]?.count ?? 0),
  }));
}

// the sign test: of so many rounds, each as likely to grow as not
function chanceOfAtLeast(successes: number, rounds: number): number {
  let chance = 0;
  let ways = 1;
  for (let k = 0; k <= rounds; k++) {
    if (k >= successes) chance += ways / 2 ** rounds;
    ways = (ways * (rounds - k)) / (k + 1);
  }
  return chance;
}
