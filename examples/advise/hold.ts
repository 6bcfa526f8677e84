// Holds what a program builds, and says what it takes: hold.ts <program> <count> [snapshot file]
import { writeHeapSnapshot } from "node:v8";

const [program, count, snapshot] = process.argv.slice(2);
const { build } = (await import(`./${program}.ts`)) as { build: (count: number) => object };
build(100);

const before = settledBytes();
const held = build(Number(count));
const bytes = settledBytes() - before;
const memory = (held as { memory?: () => unknown }).memory?.();
if (snapshot !== undefined) writeHeapSnapshot(snapshot, { exposeNumericValues: true });
console.log(JSON.stringify({ bytes, memory }));
Object.assign(globalThis, { held });

/** Bytes on the heap and in buffers, after collections have settled. */
function settledBytes(): number {
  for (let i = 0; i < 5; i++) globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
