// Parses 50 MB of JSON and regroups it: orders by customer, with totals and a list of what was bought.
import { readFileSync } from "node:fs";
import process from "node:process";
import { finish } from "./finish.mjs";

const text = readFileSync(process.argv[2], "utf8");
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
