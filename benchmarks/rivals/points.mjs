// A million points of three doubles in the libraries that one would take instead.
// Each rival has `fill(count)`, which returns the holder, and, where records are read in place,
// `sum(holder)`, which reads every slot of every record through the rival's own access, and
// `lastZ(holder)`.
import { tableFromArrays } from "apache-arrow";
import { addComponent, addEntity, createWorld, query } from "bitecs";
import BBO from "buffer-backed-object";
import { Packr } from "msgpackr";
import { View } from "structurae";
import { Struct } from "typed-struct";
import { PlainPoint, xOf, yOf, zOf } from "../points.mjs";

const StructPoint = new Struct("Point").Float64LE("x").Float64LE("y").Float64LE("z").compile();

const double = { type: "number", btype: "float64" };
const StructuraePoints = new View().create({
  type: "array",
  items: { $id: "Point", type: "object", properties: { x: double, y: double, z: double } },
});

export const rivals = {
  "bitecs 0.4": {
    fill(count) {
      const world = createWorld();
      const [x, y, z] = [1, 2, 3].map(() => new Float64Array(count + 1));
      const Position = { x, y, z };
      for (let i = 0; i < count; i++) {
        const entity = addEntity(world);
        addComponent(world, entity, Position);
        x[entity] = xOf(i);
        y[entity] = yOf(i);
        z[entity] = zOf(i);
      }
      return { world, Position };
    },
    sum({ world, Position }) {
      const { x, y, z } = Position;
      let sum = 0;
      for (const entity of query(world, [Position])) sum += x[entity] + y[entity] + z[entity];
      return sum;
    },
    lastZ: ({ Position }) => Position.z.at(-1),
  },
  "apache-arrow 21 rows": {
    fill(count) {
      const column = (of) => Float64Array.from({ length: count }, (_, i) => of(i));
      return tableFromArrays({ x: column(xOf), y: column(yOf), z: column(zOf) });
    },
    sum: sumIterable,
    lastZ: (points) => points.get(points.numRows - 1).z,
  },
  "typed-struct": {
    fill(count) {
      const points = [];
      for (let i = 0; i < count; i++) {
        const point = new StructPoint();
        point.x = xOf(i);
        point.y = yOf(i);
        point.z = zOf(i);
        points.push(point);
      }
      return points;
    },
    sum: sumIterable,
    lastZ: (points) => points.at(-1).z,
  },
  "buffer-backed-object": {
    fill(count) {
      const descriptor = { x: BBO.Float64(), y: BBO.Float64(), z: BBO.Float64() };
      const buffer = new ArrayBuffer(BBO.structSize(descriptor) * count);
      const points = BBO.ArrayOfBufferBackedObjects(buffer, descriptor);
      for (let i = 0; i < count; i++) {
        const point = points[i];
        point.x = xOf(i);
        point.y = yOf(i);
        point.z = zOf(i);
      }
      return points;
    },
    sum: sumIndexed,
    lastZ: (points) => points[points.length - 1].z,
  },
  structurae: {
    fill(count) {
      const points = new StructuraePoints(new ArrayBuffer(StructuraePoints.getLength(count)));
      for (let i = 0; i < count; i++) {
        const point = points.getView(i);
        point.set("x", xOf(i));
        point.set("y", yOf(i));
        point.set("z", zOf(i));
      }
      return points;
    },
    sum(points) {
      let sum = 0;
      for (let i = 0; i < points.size; i++) {
        const point = points.getView(i);
        sum += point.get("x") + point.get("y") + point.get("z");
      }
      return sum;
    },
    lastZ: (points) => points.getView(points.size - 1).get("z"),
  },
  "msgpackr records (serialised)": {
    fill(count) {
      const points = Array.from(
        { length: count },
        (_, i) => new PlainPoint(xOf(i), yOf(i), zOf(i)),
      );
      return Uint8Array.from(new Packr({ structures: [] }).pack(points));
    },
  },
};

function sumIterable(points) {
  let sum = 0;
  for (const point of points) sum += point.x + point.y + point.z;
  return sum;
}

function sumIndexed(points) {
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const point = points[i];
    sum += point.x + point.y + point.z;
  }
  return sum;
}

/** The rivals whose records are read in place: not those that only serialise. */
export const inPlace = Object.entries(rivals).filter(([, rival]) => rival.sum);

/** The rivals that are tens of times slower: a few rounds tell as much. */
export const slow = ["apache-arrow 21 rows", "typed-struct", "buffer-backed-object", "structurae"];
