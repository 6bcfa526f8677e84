// Times a forced collection with a contender's records alive, each in a process of its own.
import process from "node:process";
import { inChild, ownContender } from "./in-child.mjs";
import { machine } from "./machine.mjs";
import { report } from "./report.mjs";
import { quantile, summary } from "./statistics.mjs";

/** Reports milliseconds of `gc()`; `contenders` maps a name to a function that builds the records. */
export function compareGc({ question, contenders, rounds = 5 }) {
  if (ownContender !== undefined) {
    pause(contenders[ownContender]);
    return;
  }
  const samples = new Map(Object.keys(contenders).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, list] of samples) list.push(inChild(name));
  }
  const rows = [...samples].map(([name, list]) => ({ name, ...summary(list) }));
  report({ question, unit: "ms", machine: machine(), rows });
}

function pause(build) {
  const holder = build();
  // the first collections also promote what was just made
  for (let i = 0; i < 3; i++) gc();
  const samples = Array.from({ length: 7 }, () => {
    const start = performance.now();
    gc();
    return performance.now() - start;
  });
  process.stdout.write(String(quantile(samples, 0.5)));
  if (holder === undefined) throw new Error("a contender must return what holds its records");
}
