// The records of most benchmarks: a million points of three doubles, in the three ways to hold them.
import { f64, slots, Table } from "slotted";

export const COUNT = 1_000_000;

/** The plain way: one object a record. */
export class PlainPoint {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }
}

/** Ours. */
export class Point extends slots({ x: f64, y: f64, z: f64 }) {}

// half-way values, so that none of them is a small integer in disguise
export const xOf = (i) => i + 0.5;
export const yOf = (i) => i * 2 + 0.25;
export const zOf = (i) => i * 3 + 0.125;

export function plainPoints() {
  const points = [];
  for (let i = 0; i < COUNT; i++) points.push(new PlainPoint(xOf(i), yOf(i), zOf(i)));
  return points;
}

export function typedArrayPoints() {
  const x = new Float64Array(COUNT);
  const y = new Float64Array(COUNT);
  const z = new Float64Array(COUNT);
  for (let i = 0; i < COUNT; i++) {
    x[i] = xOf(i);
    y[i] = yOf(i);
    z[i] = zOf(i);
  }
  return { x, y, z };
}

export function pointTable(options = { capacity: COUNT }) {
  const points = new Table(Point, options);
  for (let i = 0; i < COUNT; i++) points.add({ x: xOf(i), y: yOf(i), z: zOf(i) });
  return points;
}
