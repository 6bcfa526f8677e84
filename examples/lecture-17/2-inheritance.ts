// Slots over several levels: each class declares its own, the layout holds all of them.
import { sizeof } from "@slotted/heap";
import { category, f64, hasDict, layoutOf, oneOf, slots, Table, text } from "slotted";

class BaseRecord extends slots({ recordId: text, timestamp: f64 }) {}

class SensorRecord extends slots(BaseRecord, {
  sensorId: category,
  value: f64,
  unit: oneOf("celsius", "kelvin"),
}) {
  get kelvin() {
    return this.unit === "kelvin" ? this.value : this.value + 273.15;
  }
}

const records = new Table(SensorRecord);
records.add({
  recordId: "r001",
  timestamp: 1700000000,
  sensorId: "sensor_A",
  value: 23.5,
  unit: "celsius",
});
const record = records.get(0);

console.log(`SensorRecord size: ${sizeof(record)} bytes`);
console.log(`Has dict: ${hasDict(record)}`);
console.log(`Value: ${record.value} ${record.unit}`);
console.log(`A getter works on the row: ${record.kelvin} kelvin`);
console.log(`It is a BaseRecord too: ${record instanceof BaseRecord}`);
console.log(`\n${layoutOf(SensorRecord)}`);
