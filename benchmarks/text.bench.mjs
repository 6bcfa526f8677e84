// How long does it take to read a million texts?
import { slots, Table, text } from "slotted";
import { compareSpeed } from "./harness/compare-speed.mjs";

const COUNT = 1_000_000;
const nameOf = (i) => `item_${String(i).padStart(5, "0")}`;

class Named extends slots({ name: text }) {}

compareSpeed({
  allocates: true,
  question: "Read 1,000,000 texts of about ten characters",
  rounds: 11,
  contenders: {
    "array of strings": () => {
      const names = Array.from({ length: COUNT }, (_, i) => nameOf(i));
      return () => {
        let sum = 0;
        for (let i = 0; i < COUNT; i++) sum += names[i].length + names[i].charCodeAt(9);
        return sum;
      };
    },
    "bytes and offsets, TextDecoder": () => {
      const encoder = new TextEncoder();
      const decoder = new TextDecoder();
      const parts = Array.from({ length: COUNT }, (_, i) => encoder.encode(nameOf(i)));
      const offsets = new Uint32Array(COUNT + 1);
      parts.forEach((part, i) => (offsets[i + 1] = offsets[i] + part.length));
      const bytes = new Uint8Array(offsets[COUNT]);
      parts.forEach((part, i) => bytes.set(part, offsets[i]));
      return () => {
        let sum = 0;
        for (let i = 0; i < COUNT; i++) {
          const name = decoder.decode(bytes.subarray(offsets[i], offsets[i + 1]));
          sum += name.length + name.charCodeAt(9);
        }
        return sum;
      };
    },
    "slotted text": () => {
      const table = new Table(Named, { capacity: COUNT });
      for (let i = 0; i < COUNT; i++) table.add({ name: nameOf(i) });
      return () => {
        let sum = 0;
        for (let i = 0; i < COUNT; i++) {
          const { name } = table.get(i);
          sum += name.length + name.charCodeAt(9);
        }
        return sum;
      };
    },
  },
});
