// An array takes what it has room for, not what is in it; a far index makes it a hash table.
import { layout, sizeof } from "@slotted/heap";

const literal = [1, 2, 3];
const pushed: number[] = [];
pushed.push(1, 2, 3);
const reserved = new Array<number>(1000);
const far: number[] = [];
far[100_000] = 1;
const emptied = Array.from({ length: 1000 }, (_, i) => i);
emptied.length = 3;

const arrays = {
  "[1, 2, 3]": literal,
  "3 pushed": pushed,
  "new Array(1000)": reserved,
  "index 100,000": far,
};
for (const [name, array] of Object.entries({ ...arrays, "1,000 cut to 3": emptied })) {
  const losses = layout(array).losses.map(({ cause, bytes }) => `${bytes} to ${cause}`);
  console.log(
    `${name}: ${sizeof(array)} bytes${losses.length > 0 ? `, ${losses.join(", ")}` : ""}`,
  );
}
