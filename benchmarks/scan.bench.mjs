// How long does it take to read three slots of a million records?
import { compareSpeed } from "./harness/compare-speed.mjs";
import { COUNT, plainPoints, pointTable, typedArrayPoints } from "./points.mjs";
import { inPlace, slow } from "./rivals/points.mjs";

compareSpeed({
  question: "Scan 1,000,000 records, three slots each",
  rounds: 31,
  slow,
  contenders: {
    "class instances": () => {
      const points = plainPoints();
      return () => {
        let sum = 0;
        for (let i = 0; i < points.length; i++) {
          const point = points[i];
          sum += point.x + point.y + point.z;
        }
        return sum;
      };
    },
    "typed arrays": () => {
      const { x, y, z } = typedArrayPoints();
      return () => {
        let sum = 0;
        for (let i = 0; i < COUNT; i++) sum += x[i] + y[i] + z[i];
        return sum;
      };
    },
    "class instances, for…of": () => {
      const points = plainPoints();
      return () => {
        let sum = 0;
        for (const point of points) sum += point.x + point.y + point.z;
        return sum;
      };
    },
    "slotted get(i)": () => {
      const points = pointTable();
      return () => {
        let sum = 0;
        for (let i = 0; i < points.length; i++) {
          const point = points.get(i);
          sum += point.x + point.y + point.z;
        }
        return sum;
      };
    },
    "slotted scan()": () => {
      const points = pointTable();
      return () => {
        let sum = 0;
        for (const point of points.scan()) sum += point.x + point.y + point.z;
        return sum;
      };
    },
    "slotted for…of": () => {
      const points = pointTable();
      return () => {
        let sum = 0;
        for (const point of points) sum += point.x + point.y + point.z;
        return sum;
      };
    },
    "slotted column()": () => {
      const points = pointTable();
      return () => {
        const x = points.column("x");
        const y = points.column("y");
        const z = points.column("z");
        let sum = 0;
        for (let i = 0; i < points.length; i++) sum += x[i] + y[i] + z[i];
        return sum;
      };
    },
    ...Object.fromEntries(
      inPlace.map(([name, { fill, sum }]) => [
        name,
        () => {
          const points = fill(COUNT);
          return () => sum(points);
        },
      ]),
    ),
  },
});
