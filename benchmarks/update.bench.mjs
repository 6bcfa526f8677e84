// How long does it take to update two slots of a million records in place?
import { compareSpeed } from "./harness/compare-speed.mjs";
import { COUNT, plainPoints, pointTable, typedArrayPoints } from "./points.mjs";

// a change of sign, so that every round ends with the same figures but for the sign
compareSpeed({
  question: "Update two slots of 1,000,000 records in place",
  rounds: 31,
  contenders: {
    "class instances": () => {
      const points = plainPoints();
      return () => {
        for (let i = 0; i < points.length; i++) {
          const point = points[i];
          point.x = -point.x;
          point.y = -point.y;
        }
        return Math.abs(points[COUNT - 1].x + points[COUNT - 1].y);
      };
    },
    "typed arrays": () => {
      const { x, y } = typedArrayPoints();
      return () => {
        for (let i = 0; i < COUNT; i++) {
          x[i] = -x[i];
          y[i] = -y[i];
        }
        return Math.abs(x[COUNT - 1] + y[COUNT - 1]);
      };
    },
    "slotted get(i)": () => {
      const points = pointTable();
      return () => {
        for (let i = 0; i < points.length; i++) {
          const point = points.get(i);
          point.x = -point.x;
          point.y = -point.y;
        }
        return Math.abs(points.get(COUNT - 1).x + points.get(COUNT - 1).y);
      };
    },
    "slotted get(i), unchecked": () => {
      const points = pointTable({ capacity: COUNT, unchecked: true });
      return () => {
        for (let i = 0; i < points.length; i++) {
          const point = points.get(i);
          point.x = -point.x;
          point.y = -point.y;
        }
        return Math.abs(points.get(COUNT - 1).x + points.get(COUNT - 1).y);
      };
    },
    "slotted scan()": () => {
      const points = pointTable();
      return () => {
        for (const point of points.scan()) {
          point.x = -point.x;
          point.y = -point.y;
        }
        return Math.abs(points.get(COUNT - 1).x + points.get(COUNT - 1).y);
      };
    },
  },
});
