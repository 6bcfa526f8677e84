// Measures what contenders hold, each in a process of its own, after forced collections.
import process from "node:process";
import { inChild, ownContender } from "./in-child.mjs";
import { machine } from "./machine.mjs";
import { report } from "./report.mjs";
import { summary } from "./statistics.mjs";

const CALIBRATION = { name: "calibration", count: 1_000_000, bytes: 64 };

/**
 * Reports bytes per record for every contender: heap and array buffers together.
 *
 * `contenders` maps a name to a function that builds `count` records and returns their holder.
 * A control of known size is measured first; nothing is printed when it is off by more than 1 %.
 * Those of `elsewhere` are no functions of ours to run: they say themselves how many bytes theirs take.
 */
export function compareMemory({ question, contenders, elsewhere = {}, count, rounds = 3 }) {
  if (ownContender === CALIBRATION.name) {
    measure(() => new Float64Array((CALIBRATION.bytes / 8) * CALIBRATION.count));
    return;
  }
  if (ownContender !== undefined) {
    measure(contenders[ownContender]);
    return;
  }
  const control = inChild(CALIBRATION.name) / CALIBRATION.count;
  if (Math.abs(control / CALIBRATION.bytes - 1) > 0.01) {
    throw new Error(`calibration: expected ${CALIBRATION.bytes} bytes, measured ${control}`);
  }
  const rows = Object.keys(contenders).map((name) => {
    const samples = Array.from({ length: rounds }, () => inChild(name) / count);
    return { name, ...summary(samples) };
  });
  for (const [name, bytesOf] of Object.entries(elsewhere)) {
    const bytes = bytesOf(count);
    if (bytes !== undefined) rows.push({ name, ...summary([bytes / count]) });
  }
  report({ question, unit: "bytes per record", machine: machine(), rows });
}

function measure(build) {
  const before = settledBytes();
  const holder = build();
  const bytes = settledBytes() - before;
  process.stdout.write(String(bytes));
  if (holder === undefined) throw new Error("a contender must return what holds its records");
}

function settledBytes() {
  for (let i = 0; i < 4; i++) gc();
  // external has the array buffers, and the memories in which large ones grow
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
