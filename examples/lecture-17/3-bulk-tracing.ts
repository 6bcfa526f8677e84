// 100,000 records as plain objects and as a table, traced line by line.
import { start, stop, takeSnapshot } from "@slotted/trace";
import { f64, slots, Table, text, u32 } from "slotted";
import { pythonTotals } from "./python-totals.ts";

class RecordDict {
  // as in Python, there is no field until it is assigned
  declare rid: number;
  declare name: string;
  declare value: number;
  constructor(rid: number, name: string, value: number) {
    this.rid = rid;
    this.name = name;
    this.value = value;
  }
}

class RecordSlot extends slots({ rid: u32, name: text, value: f64 }) {}

const COUNT = 100_000;

// a short run first: the code that V8 compiles once is no part of the records
makeObjects(1000);
makeTable(1000);
const [dictRecords, dictTotal] = traced("Dict records", makeObjects);
const [slotRecords, slotTotal] = traced("Slot records", makeTable);
console.log(`\nMemory ratio: ${(dictTotal / slotTotal).toFixed(1)}x`);
console.log(`Held: ${dictRecords.length} objects, ${slotRecords.length} rows`);
console.log(pythonTotals(COUNT));

function makeObjects(count: number): RecordDict[] {
  const dictRecords = new Array<RecordDict>(count);
  for (let i = 0; i < count; i++) {
    const name = `item_${i}`;
    dictRecords[i] = new RecordDict(i, name, i * 1.5);
  }
  return dictRecords;
}

function makeTable(count: number): Table<typeof RecordSlot> {
  const slotRecords = new Table(RecordSlot, { capacity: count });
  for (let i = 0; i < count; i++) {
    slotRecords.add({ rid: i, name: `item_${i}`, value: i * 1.5 });
  }
  slotRecords.compact(); // gives back the room that the texts had to grow
  return slotRecords;
}

function traced<T>(what: string, make: (count: number) => T): [made: T, total: number] {
  start();
  const made = make(COUNT);
  const statistics = takeSnapshot().statistics("lineno");
  stop();
  const total = statistics.reduce((sum, { size }) => sum + size, 0);
  console.log(`\n${what} total: ${(total / 1024).toFixed(1)} KB. Heaviest lines:`);
  for (const { size, traceback } of statistics.slice(0, 3)) {
    console.log(`${(size / 1024).toFixed(1).padStart(8)} KB ${traceback.format().join("\n ")}`);
  }
  return [made, total];
}
