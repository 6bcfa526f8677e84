// How far off are the sizes that libraries answer, against V8's own heap snapshot?
import v8 from "node:v8";
import objectSizeof from "object-sizeof";
import { sizeofDeep } from "../../../packages/heap/dist/index.js";
import { machine } from "../../harness/machine.mjs";
import { report } from "../../harness/report.mjs";
import { v8Says } from "./v8-says.mjs";

const range = (n) => Array.from({ length: n }, (_, i) => i);
const text = (n) => Buffer.alloc(n, "x").toString("latin1");

/** Values as programs have them. */
const values = {
  "{ a: 1, b: 2 }": () => ({ a: 1, b: 2 }),
  "{}": () => ({}),
  "{ x, y } of doubles": () => ({ x: Math.random(), y: Math.random() }),
  "string of 3 characters": () => text(3),
  "string of 100 characters": () => text(100),
  "string of 100 Cyrillic characters": () => Buffer.from("ж".repeat(100)).toString(),
  "1,000 small integers": () => range(1000),
  "1,000 doubles": () => range(1000).map((i) => i + 0.5),
  "1,000 × { id, value: double }": () => range(1000).map((id) => ({ id, value: id + 0.5 })),
  "Map of 1,000 integers": () => new Map(range(1000).map((i) => [i, i])),
  "Set of 1,000 integers": () => new Set(range(1000)),
  "Float64Array(1000)": () => new Float64Array(1000),
  "100 keys in dictionary mode": () => {
    const object = Object.fromEntries(range(101).map((i) => [`k${i}`, i]));
    delete object.k0;
    return object;
  },
  Date: () => new Date(),
  "bigint of 200 bits": () => 2n ** 199n + BigInt(process.pid),
  "object without a prototype": () => Object.assign(Object.create(null), { label: text(20) }),
};

const contenders = {
  "@slotted/heap": sizeofDeep,
  "object-sizeof": objectSizeof,
  "v8.serialize": (value) => v8.serialize(value).length,
  "JSON.stringify": (value) => JSON.stringify(value).length,
};

const conditions = machine();
const made = Object.values(values).map((make) => make());
const truth = v8Says(made);
const rows = Object.keys(values).map((name, i) => {
  const row = { name, bytes: truth[i] };
  for (const [contender, size] of Object.entries(contenders)) {
    row[contender] = attempt(() => size(made[i]) / truth[i] - 1);
  }
  return row;
});
const errors = Object.fromEntries(
  Object.keys(contenders).map((name) => [
    name,
    average(rows.map((row) => Math.abs(row[name] ?? 1))),
  ]),
);
const names = Object.keys(contenders);
report({
  question: "How far off are the sizes that libraries answer?",
  machine: conditions,
  header: ["value", "bytes", ...names],
  rows: [
    ...rows.map((row) => [
      row.name,
      row.bytes.toLocaleString("en"),
      ...names.map((name) => percent(row[name])),
    ]),
    ["**off on average**", "", ...names.map((name) => `**${percent(errors[name])}**`)],
  ],
});

/** The share an answer is off by; null where there is none. */
function attempt(answer) {
  try {
    const value = answer();
    return Number.isFinite(value) ? value : null;
  } catch {
    return null;
  }
}

function percent(off) {
  return off === null ? "fails" : `${(100 * off).toFixed(0)} %`.replace("-0 ", "0 ");
}

function average(shares) {
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
