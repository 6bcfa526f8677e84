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
 * arrays.
 */
export function compareSpeed({ question, contenders, rounds = 21, warmup = 5, unit = "ms" }) {
  const runs = Object.entries(contenders).map(([name, setUp]) => ({
    name,
    run: setUp(),
    samples: [],
  }));
  let expected;
  for (let round = -warmup; round < rounds; round++) {
    for (const { name, run, samples } of runs) {
      gc();
      const start = performance.now();
      const checksum = run();
      const elapsed = performance.now() - start;
      expected ??= checksum;
      if (checksum !== expected) throw new Error(`${name}: checksum ${checksum}, not ${expected}`);
      if (round >= 0) samples.push(elapsed);
    }
  }
  const rows = runs.map(({ name, samples }) => ({ name, ...summary(samples) }));
  report({ question, unit, machine: machine(), rows });
}
