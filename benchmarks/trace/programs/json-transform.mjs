// Parses 50 MB of orders and regroups them by customer.
import { measured } from "./measured.mjs";

const BYTES = 50e6;
const text = orders();

await measured(() => {
  const groups = new Map();
  for (const { customer, lines, placed } of JSON.parse(text)) {
    let group = groups.get(customer);
    if (!group) groups.set(customer, (group = { customer, orders: [], total: 0 }));
    const sums = lines.map(({ name, price, count }) => ({ name, sum: price * count }));
    group.total += sums.reduce((total, { sum }) => total + sum, 0);
    group.orders.push({ placed, label: `${customer} of ${placed}`, sums });
  }
  return groups;
});

function orders() {
  const parts = [];
  let length = 0;
  for (let id = 0; length < BYTES; id++) {
    const lines = Array.from({ length: 1 + (id % 5) }, (_, k) => ({
      name: `article ${(id * 7 + k) % 1000}`,
      price: ((id * 13 + k) % 10_000) / 100,
      count: 1 + (k % 3),
    }));
    const order = { id, customer: `c${id % 20_000}`, placed: 1.7e12 + id, lines };
    parts.push(JSON.stringify(order));
    length += parts.at(-1).length + 1;
  }
  return `[${parts.join()}]`;
}
