// One delete turns an object into a hash table, and it stays one.
import { hasFastProperties, layout, sizeof } from "@slotted/heap";

const order: { id?: number; price: number; count: number } = { id: 1, price: 9, count: 3 };
console.log(`made:    ${sizeof(order)} bytes, fast ${hasFastProperties(order)}`);

delete order.id;
console.log(`deleted: ${sizeof(order)} bytes, fast ${hasFastProperties(order)}`);

const undone = { id: 1 as number | undefined, price: 9, count: 3 };
undone.id = undefined;
console.log(`set to undefined instead: ${sizeof(undone)} bytes, fast ${hasFastProperties(undone)}`);

console.log();
console.log(String(layout(order)).split("\n").slice(1).join("\n"));
