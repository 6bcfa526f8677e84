// How long does a full collection take with ten million records alive?
import { compareGc } from "./harness/compare-gc.mjs";
import { PlainPoint, Point, xOf, yOf, zOf } from "./points.mjs";
import { Table } from "slotted";

const COUNT = 10_000_000;

compareGc({
  question: "gc() with 10,000,000 records of three doubles alive",
  contenders: {
    "class instances": () => {
      const points = [];
      for (let i = 0; i < COUNT; i++) points.push(new PlainPoint(xOf(i), yOf(i), zOf(i)));
      return points;
    },
    "typed arrays": () => [1, 2, 3].map((k) => new Float64Array(COUNT).fill(k + 0.5)),
    "slotted table": () => {
      const points = new Table(Point, { capacity: COUNT });
      for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
      return points;
    },
  },
});
