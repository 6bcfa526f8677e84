// Parses 50 MB of JSON and regroups it: orders by customer, with totals and a list of what was bought.
import { finish } from "./finish.mjs";

const text = ordersText(50_000_000);
const start = performance.now();
const customers = regroup(JSON.parse(text));
const milliseconds = performance.now() - start;
const first = customers.get("customer 7");
await finish(milliseconds, `${customers.size} ${first.orders.length} ${first.total}`, customers);
console.assert(customers.size > 0);

function regroup(orders) {
  const groups = new Map();
  for (const { id, customer, lines } of orders) {
    let group = groups.get(customer);
    if (!group) groups.set(customer, (group = { customer, orders: [], total: 0, articles: {} }));
    const amounts = lines.map((line) => line.count * line.price);
    group.orders.push({ key: `${customer}/${id}`, articles: lines.map((line) => line.article) });
    group.total += amounts.reduce((sum, amount) => sum + amount, 0);
    for (const { article, ...rest } of lines) group.articles[article] = { ...rest };
  }
  return groups;
}

function ordersText(bytes) {
  const parts = [];
  for (let id = 0, length = 0; length < bytes; id++) {
    const lines = [0, 1, 2, 3].map((i) => {
      const article = `article ${(id * 7 + i * 13) % 500}`;
      return { article, count: 1 + ((id + i) % 9), price: ((id * 31 + i) % 9973) / 4 };
    });
    const order = { id, customer: `customer ${id % 5000}`, lines, note: "as ordered by telephone" };
    parts.push(JSON.stringify(order));
    length += parts.at(-1).length + 1;
  }
  return `[${parts.join(",")}]`;
}
