// The text that transform.mjs reads: orders of 5000 customers, the same each time.
import { writeFileSync } from "node:fs";

/** Writes a JSON array of orders, of about so many bytes. */
export function writeOrders(file, bytes) {
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
  writeFileSync(file, `[${parts.join(",")}]`);
}
