// How much memory does a table need at its peak while it grows to twenty million rows?
import { readFileSync } from "node:fs";
import { Table } from "slotted";
import { comparePeak } from "./harness/compare-peak.mjs";
import { Point, xOf, yOf, zOf } from "./points.mjs";

const COUNT = 20_000_000;

comparePeak({
  question: "Peak resident bytes per record while 20,000,000 records of three doubles are added",
  count: COUNT,
  contenders: {
    "typed arrays that double": () => {
      let x = new Float64Array(16);
      let y = new Float64Array(16);
      let z = new Float64Array(16);
      for (let i = 0; i < COUNT; i++) {
        if (i === x.length) [x, y, z] = [doubled(x), doubled(y), doubled(z)];
        x[i] = xOf(i);
        y[i] = yOf(i);
        z[i] = zOf(i);
      }
      return [x, y, z];
    },
    "typed arrays, size known": () => {
      const arrays = [0, 1, 2].map(() => new Float64Array(COUNT));
      for (let i = 0; i < COUNT; i++) {
        arrays[0][i] = xOf(i);
        arrays[1][i] = yOf(i);
        arrays[2][i] = zOf(i);
      }
      return arrays;
    },
    "slotted table": () => filled({}),
    "slotted table, capacity": () => filled({ capacity: COUNT }),
    "slotted rows layout": () => filled({ layout: "rows" }),
  },
  residentPeak: () =>
    // Linux keeps the high-water mark of resident memory
    Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024,
});

function doubled(array) {
  const longer = new Float64Array(array.length * 2);
  longer.set(array);
  return longer;
}

function filled(options) {
  const points = new Table(Point, options);
  for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
  return points;
}
