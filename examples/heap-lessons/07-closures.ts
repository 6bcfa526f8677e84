// A method on the prototype costs its objects nothing. A function of its own costs each object one.
import { footprint } from "@slotted/heap";

class Counter {
  count = 0;
  increment(): void {
    this.count++;
  }
}

class BoundCounter {
  count = 0;
  increment = Counter.prototype.increment.bind(this);
}

const makers: Record<string, (i: number) => unknown> = {
  "an object with a method": () => new Counter(),
  "an object with a bound method": () => new BoundCounter(),
  "a function that captures nothing": () => () => 1,
  "a function that captures a variable": (i) => () => i,
};
for (const [what, make] of Object.entries(makers)) {
  const { bytesEach, parts } = footprint(make, { count: 1000 });
  const own = parts.filter(({ count }) => count >= 1000);
  const each = own.map(({ name, bytes }) => `${name} ${bytes / 1000}`);
  console.log(`${what}: ${bytesEach.toFixed(0)} bytes (${each.join(", ")})`);
}
