// What does one function pay that meets records of 1, 4 and 16 classes through a common base?
import { f64, slots, Table, u32 } from "slotted";
import { compareSpeed } from "./harness/compare-speed.mjs";

const COUNT = 1_000_000;

class PlainBase {
  constructor(value, weight) {
    this.value = value;
    this.weight = weight;
  }
}

class Base extends slots({ value: f64, weight: f64 }) {}

const CLASS_COUNTS = [1, 4, 16];
const contenders = {};
for (const classes of CLASS_COUNTS) {
  contenders[`class instances, ${classes} classes`] = () => {
    const sum = summing("records[i]", classes);
    const lists = Array.from({ length: classes }, (_, k) => plainList(k, COUNT / classes));
    return () => lists.reduce((total, list) => total + sum(list), 0);
  };
  if (classes === 1) contenders["typed arrays"] = typedArrays;
}
for (const classes of CLASS_COUNTS) {
  contenders[`slotted tables, ${classes} classes`] = () => {
    const sum = summing("records.get(i)", classes);
    const tables = Array.from({ length: classes }, (_, k) => table(k, COUNT / classes));
    return () => tables.reduce((total, rows) => total + sum(rows), 0);
  };
}

const most = Math.max(...CLASS_COUNTS);
contenders[`slotted column(), ${most} classes`] = () => {
  const tables = Array.from({ length: most }, (_, k) => table(k, COUNT / most));
  return () => tables.reduce((total, rows) => total + sumOfColumns(rows), 0);
};

compareSpeed({
  question: "Sum two base slots of 1,000,000 records of 1, 4 and 16 classes through one function",
  contenders,
});

// Each contender gets a function of its own, or the first ones would spoil the feedback of the last. V8 keeps
// one feedback for all functions of the same source, so that the number is in it.
function summing(record, classes) {
  return new Function(
    "records",
    `let sum = 0; // of ${classes} classes
     for (let i = 0; i < records.length; i++) {
       const record = ${record};
       sum += record.value * record.weight;
     }
     return sum;`,
  );
}

function sumOfColumns(records) {
  const value = records.column("value");
  const weight = records.column("weight");
  let sum = 0;
  for (let i = 0; i < value.length; i++) sum += value[i] * weight[i];
  return sum;
}

function plainList(k, count) {
  // a class of its own, with fields of its own behind the common ones
  const Plain = class extends PlainBase {
    constructor(value, weight) {
      super(value, weight);
      for (let i = 0; i <= k; i++) this[`own${i}`] = i;
    }
  };
  return Array.from({ length: count }, (_, i) => new Plain(k * count + i + 0.5, 2));
}

function table(k, count) {
  const own = Object.fromEntries(Array.from({ length: k + 1 }, (_, i) => [`own${i}`, u32]));
  const values = Object.fromEntries(Object.keys(own).map((name, i) => [name, i]));
  class Derived extends slots(Base, own) {}
  const rows = new Table(Derived, { capacity: count });
  for (let i = 0; i < count; i++) rows.add({ value: k * count + i + 0.5, weight: 2, ...values });
  return rows;
}

function typedArrays() {
  const value = Float64Array.from({ length: COUNT }, (_, i) => i + 0.5);
  const weight = new Float64Array(COUNT).fill(2);
  return () => {
    let sum = 0;
    for (let i = 0; i < COUNT; i++) sum += value[i] * weight[i];
    return sum;
  };
}
