// What one point costs: a plain object, an object in dictionary mode, a slotted object, a row.
import { sizeof } from "@slotted/heap";
import { f64, slots, Table } from "slotted";

class PointWithDict {
  x: number;
  y: number;
  z: number;
  constructor(x: number, y: number, z: number) {
    this.x = x;
    this.y = y;
    this.z = z;
  }
}

class PointWithSlots extends slots({ x: f64, y: f64, z: f64 }) {}

// V8 gives the first objects of a class spare room, then settles: measure the last of a dozen.
// Halves, because whole numbers would fit into the pointers and hide what a double costs.
const plainPoints = Array.from(
  { length: 12 },
  (_, i) => new PointWithDict(i + 0.5, i + 1.5, i + 2.5),
);
const slotPoints = plainPoints.map(({ x, y, z }) => new PointWithSlots({ x, y, z }));
const table = Table.from(PointWithSlots, plainPoints);

// One delete, and V8 keeps the properties in a hash table, as Python's __dict__ does.
const dictPoint: Partial<PointWithDict> & { label?: string } = {
  x: 11.5,
  label: "p",
  y: 12.5,
  z: 13.5,
};
delete dictPoint.label;

const sizes = {
  "Dictionary-mode point": sizeof(dictPoint),
  "Plain point": sizeof(plainPoints.at(-1)),
  "Standalone slotted point": sizeof(slotPoints.at(-1)),
  "Row of a table": sizeof(table.at(-1)),
};
const row = sizes["Row of a table"];

for (const [what, bytes] of Object.entries(sizes)) {
  console.log(`${`${what}:`.padEnd(26)}${String(bytes).padStart(4)} bytes`);
}
console.log(
  `Memory ratio, dictionary to row: ${(sizes["Dictionary-mode point"] / row).toFixed(1)}x`,
);
console.log(`Memory ratio, plain to row: ${(sizes["Plain point"] / row).toFixed(1)}x`);
console.log("One slotted object is safe; a table of them is small.");
