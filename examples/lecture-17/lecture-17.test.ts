// The main job as a reader sees it, with the figures that it must keep to.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const screen = execFileSync(
  process.execPath,
  [fileURLToPath(new URL("run.mjs", import.meta.url))],
  { encoding: "utf8" },
);
const figure = (pattern: RegExp) => Number(pattern.exec(screen)?.[1]);

test("a row of three doubles takes 24 bytes, a plain object 4 times, a dictionary 10 times that", () => {
  expect(figure(/Row of a table: +(\d+) bytes/)).toBe(24);
  expect(figure(/plain to row: ([\d.]+)x/)).toBeGreaterThanOrEqual(3.9);
  expect(figure(/dictionary to row: ([\d.]+)x/)).toBeGreaterThanOrEqual(10);
});

test("a record of two levels has the slots of both and no dict", () => {
  expect(screen).toContain("SensorRecord size: 26 bytes");
  expect(screen).toContain("Has dict: false");
  expect(screen).toContain("Value: 23.5 celsius");
  expect(screen).toMatch(/timestamp +f64 +BaseRecord/);
  expect(screen).toMatch(/value +f64 +SensorRecord/);
});

test("100,000 objects take at least 3.8 times what the table takes, by traced lines", () => {
  const dict = figure(/Dict records total: ([\d.]+) KB/);
  const slot = figure(/Slot records total: ([\d.]+) KB/);
  expect(dict / slot).toBeGreaterThanOrEqual(3.8);
  expect(screen).toContain("dictRecords[i] = new RecordDict(i, name, i * 1.5);");
});

test("the subclass that forgets its slots is refused, the opted-in one has a dict", () => {
  expect(screen).toContain("Missing slots subclass is refused (ERR_UNDECLARED_FIELDS)");
  expect(screen).toContain("Opted-in subclass has dict: true");
  expect(screen).toContain("Proper slots subclass has dict: false");
  expect(screen).toContain(
    "Blocked on good: 'SubclassWithSlots' object has no attribute 'dynamicAttr'.",
  );
});
