// How many bytes does a record of a number, a text of ten characters and a double take?
import { f64, slots, Table, text, u32 } from "slotted";
import { compareMemory } from "./harness/compare-memory.mjs";

const COUNT = 1_000_000;
const nameOf = (i) => `item_${String(i % 100_000).padStart(5, "0")}`;

class Item {
  constructor(rid, name, value) {
    this.rid = rid;
    this.name = name;
    this.value = value;
  }
}

class PackedItem extends slots({ rid: u32, name: text, value: f64 }) {}

compareMemory({
  question: "Bytes per record, 1,000,000 records {u32, text of 10, f64}",
  count: COUNT,
  contenders: {
    "class instances": () => {
      const items = [];
      for (let i = 0; i < COUNT; i++) items.push(new Item(i, nameOf(i), i + 0.5));
      return items;
    },
    "typed arrays": () => {
      const rid = new Uint32Array(COUNT);
      const offset = new Uint32Array(COUNT + 1);
      const bytes = new Uint8Array(COUNT * 10);
      const value = new Float64Array(COUNT);
      const encoder = new TextEncoder();
      for (let i = 0; i < COUNT; i++) {
        rid[i] = i;
        value[i] = i + 0.5;
        const start = offset[i];
        offset[i + 1] = start + encoder.encodeInto(nameOf(i), bytes.subarray(start)).written;
      }
      return { rid, offset, bytes, value };
    },
    "slotted table": () => {
      const items = new Table(PackedItem, { capacity: COUNT });
      for (let i = 0; i < COUNT; i++) items.add({ rid: i, name: nameOf(i), value: i + 0.5 });
      return items;
    },
    "slotted table, compacted": () => {
      const items = new Table(PackedItem);
      for (let i = 0; i < COUNT; i++) items.add({ rid: i, name: nameOf(i), value: i + 0.5 });
      items.compact();
      return items;
    },
  },
});
