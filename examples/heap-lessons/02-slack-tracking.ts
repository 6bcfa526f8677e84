// Until V8 has seen seven objects of a class, each has room for eight fields more than the class shows.
import { layout, sizeof } from "@slotted/heap";

class Point {
  x = 1;
  y = 2;
}

const first = new Point();
for (let made = 1; made <= 8; made++) {
  const [loss] = layout(first).losses;
  console.log(
    `${made} made: the first takes ${sizeof(first)} bytes, ${loss?.bytes ?? 0} of them unused`,
  );
  new Point();
}
