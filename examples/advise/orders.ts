// Orders as class instances in an array.

export class Order {
  id: number;
  customer: string;
  status: string;
  price: number;
  quantity: number;
  placed: number;

  constructor(id: number) {
    this.id = id;
    this.customer = `customer ${id % 1000}`;
    this.status = STATUSES[id % STATUSES.length] as string;
    this.price = 5 + (id % 977) / 4;
    this.quantity = 1 + (id % 9);
    this.placed = 1.7e12 + id * 997;
  }

  get total(): number {
    return this.price * this.quantity;
  }
}

const STATUSES = ["open", "paid", "sent"];

/** Makes the orders and a list of them. */
export function build(count: number): Order[] {
  const orders: Order[] = [];
  for (let id = 0; id < count; id++) orders.push(new Order(id));
  return orders;
}
