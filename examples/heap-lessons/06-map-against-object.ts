// Keys that are data belong into a Map; names of fields belong into an object.
import { hasFastProperties, sizeof } from "@slotted/heap";

for (const count of [4, 100, 1000]) {
  const keys = Array.from({ length: count }, (_, i) => `key${i}`);
  const map = new Map(keys.map((key, i) => [key, i]));
  const object: Record<string, number> = {};
  for (const [i, key] of keys.entries()) object[key] = i;
  const mode = hasFastProperties(object) ? "fast" : "dictionary";
  const each = (value: unknown): string => `${(sizeof(value) / count).toFixed(0)} bytes a key`;
  console.log(`${count} keys: Map ${each(map)}, object (${mode}) ${each(object)}`);
}

const record = { name: "x", price: 1, count: 2, sold: true };
const same = new Map(Object.entries(record));
console.log(`a record of 4 fields: object ${sizeof(record)} bytes, Map ${sizeof(same)} bytes`);
