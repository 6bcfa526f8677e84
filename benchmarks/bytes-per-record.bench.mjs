// How many bytes does a record of three doubles take?
import { compareMemory } from "./harness/compare-memory.mjs";
import { rivals } from "./rivals/points.mjs";
import { python } from "./rivals/python.mjs";
import {
  COUNT,
  plainPoints,
  Point,
  pointTable,
  typedArrayPoints,
  xOf,
  yOf,
  zOf,
} from "./points.mjs";

compareMemory({
  question: "Bytes per record, 1,000,000 records of three doubles",
  count: COUNT,
  elsewhere: python,
  contenders: {
    "class instances": plainPoints,
    "typed arrays": typedArrayPoints,
    "slotted table": pointTable,
    "slotted standalone": () =>
      Array.from({ length: COUNT }, (_, i) => new Point({ x: xOf(i), y: yOf(i), z: zOf(i) })),
    "Map per record": () =>
      Array.from(
        { length: COUNT },
        (_, i) =>
          new Map([
            ["x", xOf(i)],
            ["y", yOf(i)],
            ["z", zOf(i)],
          ]),
      ),
    ...Object.fromEntries(
      Object.entries(rivals).map(([name, rival]) => [name, () => rival.fill(COUNT)]),
    ),
  },
});
