// Times contenders that do the same work, interleaved in one process.
// Interleaved, because a busy minute must hurt all of them alike; the timing libraries run one
// contender after the other. The checksums keep the work from being optimised away and prove
// that it was the same work.
import { machine } from "./machine.mjs";
import { report } from "./report.mjs";
import { summary } from "./statistics.mjs";

/**
 * Runs every contender `rounds` times in turn and reports milliseconds.
 *
 * `contenders` maps a name to a set-up function, which returns the function to be timed, which
 * returns a checksum. The first two are the yardsticks: plain objects, then hand-written typed
 * arrays. Where the work `allocates`, a collection before each sample keeps one contender's
 * garbage out of the next one's time; elsewhere it would only make V8 enter every loop anew. The
 * `slow` ones take part in every fifth round.
 */
export function compareSpeed({ question, contenders, rounds = 21, warmup = 5, ...options }) {
  const { allocates = false, slow = [] } = options;
  const runs = Object.entries(contenders).map(([name, setUp]) => ({
    name,
    run: setUp(),
    samples: [],
    every: slow.includes(name) ? 5 : 1,
  }));
  let expected;
  gc();
  for (let round = -warmup; round < rounds; round++) {
    for (const { name, run, samples, every } of runs) {
      if (round % every !== 0) continue;
      if (allocates) gc();
      const start = performance.now();
      const checksum = run();
      const elapsed = performance.now() - start;
      expected ??= checksum;
      if (checksum !== expected) throw new Error(`${name}: checksum ${checksum}, not ${expected}`);
      if (round >= 0) samples.push(elapsed);
    }
  }
  const rows = runs.map(({ name, samples }) => ({ name, ...summary(samples) }));
  report({ question, unit: "ms", machine: machine(), rows });
}
