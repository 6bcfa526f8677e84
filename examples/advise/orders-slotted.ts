// The orders as rows of a table: the advice pasted.
import { category, f64, oneOf, slots, Table, u32, u8 } from "slotted";

export class Order extends slots({
  id: u32, // integers, 0 to 99,999
  customer: category, // 1,000 different strings of 11.9 bytes on average
  status: oneOf("open", "paid", "sent"), // a guess: 3 different strings of 4.0 bytes on average; category if more may come
  price: f64, // 5 to 249, with fractions
  quantity: u8, // a guess: integers, 1 to 9
  placed: f64, // integers, 1,700,000,000,000 to 1,700,099,699,003: more than 32 bits
}) {
  get total(): number {
    return this.price * this.quantity;
  }
}

/** Makes the orders. */
export function build(count: number): Table<typeof Order> {
  const orders = new Table(Order);
  for (let id = 0; id < count; id++) {
    orders.add({
      id,
      customer: `customer ${id % 1000}`,
      status: STATUSES[id % STATUSES.length] ?? "open",
      price: 5 + (id % 977) / 4,
      quantity: 1 + (id % 9),
      placed: 1.7e12 + id * 997,
    });
  }
  return orders.compact();
}

const STATUSES = ["open", "paid", "sent"] as const;
