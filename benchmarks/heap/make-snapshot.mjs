// Writes a heap snapshot of a given number of live objects with six fields each: about 300 MB a million.
// node benchmarks/heap/make-snapshot.mjs <file> [objects = 1000000]
import { writeHeapSnapshot } from "node:v8";

class Order {
  constructor(id) {
    this.id = id;
    this.price = id + 0.25;
    this.customer = `c${id}`;
    this.status = STATUSES[id % STATUSES.length];
    this.placed = 1.7e12 + id * 997;
    this.previous = id % 10 === 0 ? undefined : orders[id - 1];
  }
}

const STATUSES = ["open", "paid", "sent"];
const [file, count = "1000000"] = process.argv.slice(2);
const orders = [];
for (let id = 0; id < Number(count); id++) orders.push(new Order(id));
writeHeapSnapshot(file);
console.log(`${file}: ${orders.length} orders`);
