// 100,000 records as plain objects and as a table, traced line by line.
import { type Snapshot, start, stop, takeSnapshot } from "@slotted/trace";
import { f64, slots, Table, text, u32 } from "slotted";
import { pythonTotals } from "./python-totals.ts";

class RecordDict {
  rid: number;
  name: string;
  value: number;
  constructor(rid: number, name: string, value: number) {
    this.rid = rid;
    this.name = name;
    this.value = value;
  }
}

class RecordSlot extends slots({ rid: u32, name: text, value: f64 }) {}

const COUNT = 100_000;

start();
const dictRecords = new Array<RecordDict>(COUNT);
for (let i = 0; i < COUNT; i++) {
  const name = `item_${i}`;
  dictRecords[i] = new RecordDict(i, name, i * 1.5);
}
const snapshot1 = takeSnapshot();
stop();

start();
const slotRecords = new Table(RecordSlot, { capacity: COUNT });
for (let i = 0; i < COUNT; i++) {
  slotRecords.add({ rid: i, name: `item_${i}`, value: i * 1.5 });
}
slotRecords.compact(); // gives back the room that the texts had to grow
const snapshot2 = takeSnapshot();
stop();

const dictTotal = report("Dict records", snapshot1);
const slotTotal = report("Slot records", snapshot2);
console.log(`\nMemory ratio: ${(dictTotal / slotTotal).toFixed(1)}x`);
console.log(`Held: ${dictRecords.length} objects, ${slotRecords.length} rows`);
console.log(pythonTotals(COUNT));

function report(what: string, snapshot: Snapshot): number {
  const statistics = snapshot.statistics("lineno");
  const total = statistics.reduce((sum, { size }) => sum + size, 0);
  console.log(`\n${what} total: ${(total / 1024).toFixed(1)} KB. Heaviest lines:`);
  for (const statistic of statistics.slice(0, 3)) {
    console.log(
      `${(statistic.size / 1024).toFixed(1).padStart(8)} KB ${statistic.traceback.format().join("\n ")}`,
    );
  }
  return total;
}
