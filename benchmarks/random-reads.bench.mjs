// How long does it take to read a million whole records in a random order?
import { f64, slots, Table } from "slotted";
import { compareSpeed } from "./harness/compare-speed.mjs";
import { shuffled } from "./harness/random.mjs";

const COUNT = 1_000_000;
const NAMES = ["a", "b", "c", "d", "e", "f"];
const order = shuffled(COUNT);

class Plain {
  constructor(i) {
    this.a = i + 0.5;
    this.b = i + 1.5;
    this.c = i + 2.5;
    this.d = i + 3.5;
    this.e = i + 4.5;
    this.f = i + 5.5;
  }
}

class Packed extends slots({ a: f64, b: f64, c: f64, d: f64, e: f64, f: f64 }) {}

compareSpeed({
  question: "Read 1,000,000 records of six doubles in a random order",
  contenders: {
    "class instances": () => {
      // allocated in order, read in another, as after some time in a real program
      const records = Array.from({ length: COUNT }, (_, i) => new Plain(i));
      return () => {
        let sum = 0;
        for (let k = 0; k < COUNT; k++) {
          const r = records[order[k]];
          sum += r.a + r.b + r.c + r.d + r.e + r.f;
        }
        return sum;
      };
    },
    "typed array, stride 6": () => {
      const records = new Float64Array(COUNT * NAMES.length);
      for (let i = 0; i < records.length; i++) records[i] = Math.floor(i / 6) + (i % 6) + 0.5;
      return () => {
        let sum = 0;
        for (let k = 0; k < COUNT; k++) {
          const at = order[k] * 6;
          sum +=
            records[at] +
            records[at + 1] +
            records[at + 2] +
            records[at + 3] +
            records[at + 4] +
            records[at + 5];
        }
        return sum;
      };
    },
    "slotted rows layout": () => {
      const table = packedTable("rows");
      return () => {
        let sum = 0;
        for (let k = 0; k < COUNT; k++) {
          const r = table.get(order[k]);
          sum += r.a + r.b + r.c + r.d + r.e + r.f;
        }
        return sum;
      };
    },
    "slotted columns layout": () => {
      const table = packedTable("columns");
      return () => {
        let sum = 0;
        for (let k = 0; k < COUNT; k++) {
          const r = table.get(order[k]);
          sum += r.a + r.b + r.c + r.d + r.e + r.f;
        }
        return sum;
      };
    },
  },
});

function packedTable(layout) {
  const table = new Table(Packed, { layout, capacity: COUNT });
  for (let i = 0; i < COUNT; i++) table.add(new Plain(i));
  return table;
}
