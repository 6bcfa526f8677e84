// How long does `sizeof` take for one more object of a class that it knows, among a million others?
import { sizeof } from "../../packages/heap/dist/index.js";
import { machine } from "../harness/machine.mjs";
import { report } from "../harness/report.mjs";
import { summary } from "../harness/statistics.mjs";

const COUNT = 1_000_000;
const BATCHES = 50;
const PER_BATCH = 200;

class Plain {
  constructor(id) {
    this.id = id;
    this.weight = id + 0.5;
    this.name = "x";
  }
}

const values = {
  "a class instance": (id) => new Plain(id),
  "a literal": (id) => ({ id, weight: id + 0.5, name: "x" }),
  "an array of three": (id) => [id, id + 1, id + 2],
  "a string": (id) => `item ${id}`,
};

const rows = Object.entries(values).map(([name, make]) => {
  const million = Array.from({ length: COUNT }, (_, id) => make(id));
  sizeof(million[COUNT - 1]);
  const samples = Array.from({ length: BATCHES }, (_, batch) => {
    const start = performance.now();
    for (let i = 0; i < PER_BATCH; i++) sizeof(million[batch * PER_BATCH + i]);
    return ((performance.now() - start) / PER_BATCH) * 1000;
  });
  const { median, min } = summary(samples);
  return [name, median.toFixed(1), min.toFixed(1)];
});
report({
  question: "sizeof of one more value of a known kind, a million of them alive",
  machine: machine(),
  header: ["", "microseconds", "min"],
  rows,
});
