import { callGiven } from "./call-given.ts";
import { alreadyTracing } from "./errors.ts";
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
 */
export async function leakCheck(
  run: () => unknown,
  { iterations = 100 }: LeakCheckOptions = {},
): Promise<Leak[]> {
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
  const first = rounds[0] as Map<string, Sum>;
  for (const [line, last] of rounds.at(-1) ?? []) {
    const sizes = rounds.map((round) => round.get(line)?.size ?? 0);
    const grown = sizes.filter((size, i) => i > 0 && size > (sizes[i - 1] ?? 0)).length;
    const confidence = 1 - chanceOfAtLeast(grown, ROUNDS);
    if (confidence < LEAST_CONFIDENCE) continue;
    const calls = each * ROUNDS;
    found.push({
      traceback: last.traceback,
      bytesPerIteration: (last.size - (first.get(line)?.size ?? 0)) / calls,
      blocksPerIteration: (last.count - (first.get(line)?.count ?? 0)) / calls,
      confidence,
    });
  }
  return found.sort((a, b) => b.bytesPerIteration - a.bytesPerIteration);
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
