// Measures the highest resident memory on the way, each contender in a process of its own.
import process from "node:process";
import { inChild, ownContender } from "./in-child.mjs";
import { machine } from "./machine.mjs";
import { report } from "./report.mjs";
import { summary } from "./statistics.mjs";

/** Reports peak bytes per record above an idle process; `residentPeak` reads the high-water mark. */
export function comparePeak({ question, contenders, count, residentPeak, rounds = 3 }) {
  if (ownContender !== undefined) {
    const idle = process.memoryUsage.rss();
    const holder = contenders[ownContender]();
    process.stdout.write(String(residentPeak() - idle));
    if (holder === undefined) throw new Error("a contender must return what holds its records");
    return;
  }
  const rows = Object.keys(contenders).map((name) => {
    const samples = Array.from({ length: rounds }, () => inChild(name) / count);
    return { name, ...summary(samples) };
  });
  report({ question, unit: "bytes per record", machine: machine(), rows });
}
