// How long does it take to create a million records?
import { Table } from "slotted";
import { compareSpeed } from "./harness/compare-speed.mjs";
import { COUNT, PlainPoint, Point, xOf, yOf, zOf } from "./points.mjs";
import { inPlace, slow } from "./rivals/points.mjs";

/** What one writes by hand: three arrays that start empty and double. */
class DoublingPoints {
  constructor() {
    this.length = 0;
    this.x = new Float64Array(0);
    this.y = new Float64Array(0);
    this.z = new Float64Array(0);
  }
  push(x, y, z) {
    const i = this.length;
    if (i === this.x.length) this.grow();
    this.x[i] = x;
    this.y[i] = y;
    this.z[i] = z;
    this.length = i + 1;
  }
  grow() {
    const capacity = Math.max(16, this.x.length * 2);
    this.x = doubled(this.x, capacity);
    this.y = doubled(this.y, capacity);
    this.z = doubled(this.z, capacity);
  }
}

function doubled(old, capacity) {
  const array = new Float64Array(capacity);
  array.set(old);
  return array;
}

compareSpeed({
  allocates: true,
  slow,
  question: "Create 1,000,000 records of three doubles, size not known before",
  contenders: {
    "class instances": () => () => {
      const points = [];
      for (let i = 0; i < COUNT; i++) points.push(new PlainPoint(xOf(i), yOf(i), zOf(i)));
      return points.length + points[COUNT - 1].z;
    },
    "typed arrays": () => () => {
      const points = new DoublingPoints();
      for (let i = 0; i < COUNT; i++) points.push(xOf(i), yOf(i), zOf(i));
      return points.length + points.z[COUNT - 1];
    },
    "slotted table": () => () => {
      const points = new Table(Point);
      for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
      return points.length + points.get(COUNT - 1).z;
    },
    "slotted table, capacity": () => () => {
      const points = new Table(Point, { capacity: COUNT });
      for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
      return points.length + points.get(COUNT - 1).z;
    },
    "slotted table, unchecked": () => () => {
      const points = new Table(Point, { unchecked: true });
      for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
      return points.length + points.get(COUNT - 1).z;
    },
    ...Object.fromEntries(
      inPlace.map(([name, { fill, lastZ }]) => [name, () => () => COUNT + lastZ(fill(COUNT))]),
    ),
  },
});
