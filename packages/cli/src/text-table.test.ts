import { expect, it } from "vitest";
import { textTable } from "./text-table.ts";

const classes = {
  title: "Classes",
  columns: [{ title: "bytes", align: "right" as const }, { title: "class" }],
  rows: [
    [1_234_567, "SensorRecordOfAFactoryInTheNorth"],
    [undefined, "Order"],
  ],
};

it("aligns numbers to the right, names to the left, and says what nobody knows", () => {
  expect(textTable(classes, 80)).toBe(
    [
      "Classes",
      "    bytes  class",
      "1,234,567  SensorRecordOfAFactoryInTheNorth",
      "      n/a  Order",
    ].join("\n"),
  );
});

it("cuts names, never numbers, on a narrow screen", () => {
  expect(textTable(classes, 26)).toBe(
    ["Classes", "    bytes  class", "1,234,567  SensorRecordOf…", "      n/a  Order"].join("\n"),
  );
});

it("does not cut where there is no edge", () => {
  expect(textTable(classes, Infinity)).toContain("SensorRecordOfAFactoryInTheNorth");
});

it("keeps a line break in a name on its line", () => {
  const rows = [[1, "two\nlines"]];
  expect(textTable({ ...classes, rows }, 80)).toContain("two\\nlines");
});
