// What does each way of leaving a steady shape cost, in bytes an object holds, to make it and to read it?
// node --expose-gc benchmarks/lint/shapes.bench.mjs: prints a table, writes results/node<version>.json.
import { mkdirSync, writeFileSync } from "node:fs";
import process from "node:process";
import { setFlagsFromString } from "node:v8";
import { machine, machineLines } from "../harness/machine.mjs";
import { quantile } from "../harness/statistics.mjs";

// few enough to stay in the caches of a processor
const READ = 50_000;
// many enough that each way of making them pays for its share of collections
const MADE = 200_000;
const ROUNDS = 7;

// else collections free the code of earlier ways while a later one is weighed
setFlagsFromString("--no-flush-bytecode");

class Point {
  constructor(i) {
    this.a = i;
    this.b = i;
    this.c = i;
  }
  sum() {
    return this.a + this.b;
  }
}

const PointBase = class extends Point {};

const names = Array.from({ length: 40 }, (_, index) => `f${index}`);
const wideBody = names.map((name) => `this.${name} = i;`).join(" ");
const Wide = new Function(`return class Wide { constructor(i) { ${wideBody} } }`)();
const orders = ["abc", "acb", "bac", "bca", "cab", "cba"].map(
  (order) => new Function("i", `return { ${[...order].map((name) => `${name}: i`).join(", ")} }`),
);

/** By rule: the steady way first, then the ways the rule reports. `read` is an expression of `o`. */
const facts = {
  "no-subclass-fields": {
    "no field added": () => (i) => new PointBase(i),
    "a field": () => {
      class WithField extends Point {
        z = 1;
      }
      return (i) => new WithField(i);
    },
    "a field that holds a fraction": () => {
      class WithDouble extends Point {
        z = Math.random();
      }
      return (i) => new WithDouble(i);
    },
    "a private field": () => {
      class WithPrivate extends Point {
        #z = 1;
        z() {
          return this.#z;
        }
      }
      return (i) => new WithPrivate(i);
    },
    "a private method": () => {
      class WithPrivateMethod extends Point {
        #z() {
          return 1;
        }
        z() {
          return this.#z();
        }
      }
      return (i) => new WithPrivateMethod(i);
    },
    "an arrow-function field": () => {
      class WithArrow extends Point {
        z = () => this.a;
      }
      return (i) => new WithArrow(i);
    },
  },
  "require-slots-on-subclass": {
    "attributes of the base": () => (i) => new PointBase(i),
    "one more, assigned after super()": () => {
      class Forgetful extends Point {
        constructor(i) {
          super(i);
          this.extraField = i;
        }
      }
      return (i) => new Forgetful(i);
    },
    "one more, assigned from outside": () => {
      class Plain extends Point {}
      return (i) => {
        const point = new Plain(i);
        point.dynamicAttr = i;
        return point;
      };
    },
  },
  "no-unslotted-base": {
    "three fields": () => (i) => new Point(i),
    "three fields on top of a Map": () => {
      class OnMap extends Map {
        constructor(i) {
          super();
          this.a = i;
          this.b = i;
          this.c = i;
        }
      }
      return (i) => new OnMap(i);
    },
    "three fields on top of an Error": () => {
      class OnError extends Error {
        constructor(i) {
          super();
          this.a = i;
          this.b = i;
          this.c = i;
        }
      }
      return (i) => new OnError(i);
    },
  },
  "no-overlapping-slots": {
    "each name stored once": () => (i) => new Point(i),
    "one name stored by base and subclass": () => {
      class Stored {
        #a;
        constructor(i) {
          this.#a = i;
          this.b = i;
          this.c = i;
        }
        get a() {
          return this.#a;
        }
      }
      class Again extends Stored {
        a = 1;
      }
      return (i) => new Again(i);
    },
  },
  "no-slot-member-conflict": {
    "a value set once": () => (i) => new PointBase(i),
    "a value set, then overwritten by a field": () => {
      class Overwritten extends Point {
        a = 0;
        b = 0;
        c = 0;
      }
      return (i) => new Overwritten(i);
    },
  },
  "no-assigning-non-slot": {
    "a field of the object": () => {
      class Four extends Point {
        constructor(i) {
          super(i);
          this.d = i;
        }
      }
      return (i) => new Four(i);
    },
    "an entry in a WeakMap": () => {
      const beside = new WeakMap();
      return (i) => {
        const point = new PointBase(i);
        beside.set(point, i);
        return point;
      };
    },
  },
  "no-unused-slots": {
    "three fields": () => (i) => new PointBase(i),
    "four, one never used": () => {
      class Unused extends Point {
        constructor(i) {
          super(i);
          this.d = undefined;
        }
      }
      return (i) => new Unused(i);
    },
  },
  "no-delete": {
    "property kept": () => (i) => new Point(i),
    "set to undefined": () => {
      class Kept extends Point {}
      return (i) => {
        const point = new Kept(i);
        point.c = undefined;
        return point;
      };
    },
    "first property deleted": () => {
      class First extends Point {}
      return (i) => {
        const point = new First(i);
        delete point.a;
        point.a = i;
        return point;
      };
    },
    "last property deleted": () => {
      class Last extends Point {}
      return (i) => {
        const point = new Last(i);
        delete point.c;
        return point;
      };
    },
  },
  "no-function-fields": {
    "a method": () => (i) => new Point(i),
    "an arrow-function field": () => {
      class Arrow extends Point {
        handler = () => this.a;
      }
      return (i) => new Arrow(i);
    },
    "a bound method": () => {
      class Bound extends Point {
        constructor(i) {
          super(i);
          this.sum = this.sum.bind(this);
        }
      }
      return (i) => new Bound(i);
    },
  },
  "no-keyed-growth": {
    "40 fields by name": () => (i) => new Wide(i),
    "40 fields by key": () => {
      class Keyed {
        constructor(i) {
          for (const name of names) this[name] = i;
        }
      }
      return (i) => new Keyed(i);
    },
  },
  "no-conditional-field": {
    "each field always": () => {
      class Always {
        constructor(i) {
          this.x = i & 1 ? i : undefined;
          this.y = i & 2 ? i : undefined;
          this.z = i & 4 ? i : undefined;
          this.a = i;
          this.b = i;
        }
      }
      return (i) => new Always(i);
    },
    "three fields under a condition": () => {
      class Sometimes {
        constructor(i) {
          if (i & 1) this.x = i;
          if (i & 2) this.y = i;
          if (i & 4) this.z = i;
          this.a = i;
          this.b = i;
        }
      }
      return (i) => new Sometimes(i);
    },
  },
  "init-in-constructor": {
    "every field in the constructor": () => {
      class Early extends Point {
        constructor(i) {
          super(i);
          this.d = undefined;
        }
        load(i) {
          this.d = i;
        }
      }
      return (i) => {
        const point = new Early(i);
        point.load(i);
        return point;
      };
    },
    "one field in a method": () => {
      class Late extends Point {
        load(i) {
          this.d = i;
        }
      }
      // the first objects decide how much room V8 leaves in the others
      for (let i = 0; i < 16; i++) new Late(i);
      return (i) => {
        const point = new Late(i);
        point.load(i);
        return point;
      };
    },
  },
  "consistent-field-order": {
    "one order": () => (i) => orders[0](i),
    "two orders": () => (i) => orders[i % 2](i),
    "six orders": () => (i) => orders[i % 6](i),
  },
  "no-class-in-function": {
    "one class": () => (i) => new Point(i),
    "a class for each call": () => {
      const classFor = () =>
        class {
          constructor(i) {
            this.a = i;
            this.b = i;
            this.c = i;
          }
          sum() {
            return this.a + this.b;
          }
        };
      return (i) => new (classFor())(i);
    },
  },
  "no-set-prototype": {
    "made by its class": () => (i) => new Point(i),
    "made as a literal, then given a prototype": () => {
      class Later extends Point {}
      return (i) => Object.setPrototypeOf({ a: i, b: i, c: i }, Later.prototype);
    },
    "given a new prototype each": () => (i) => Object.setPrototypeOf({ a: i, b: i, c: i }, { i }),
  },
  "no-lazy-own-property": {
    "a field from the start": () => {
      class Eager extends Point {
        kept = undefined;
        get d() {
          return (this.kept ??= this.a);
        }
      }
      return touched(Eager);
    },
    "a field made by the getter": () => {
      class Lazy extends Point {
        get d() {
          return (this.kept ??= this.a);
        }
      }
      return touched(Lazy);
    },
    "Object.defineProperty in the getter": () => {
      class Redefined extends Point {
        get d() {
          Object.defineProperty(this, "d", { value: this.a });
          return this.a;
        }
      }
      return touched(Redefined);
    },
  },
  "require-declare-for-redeclaration": {
    "declare, which emits nothing": () => {
      class Declared extends Point {}
      return (i) => new Declared(i);
    },
    "the field again, which resets it": () => {
      class Again extends Point {
        a;
        b;
        c;
      }
      return (i) => new Again(i);
    },
  },
};

const results = Object.entries(facts).map(([rule, ways]) => ({ rule, rows: measureAll(ways) }));
const conditions = machine();
publish();

function measureAll(ways) {
  const rows = Object.entries(ways).map(([name, setUp]) => {
    const make = setUp();
    // each way gets loops of its own, so that none suffers from the shapes of another
    const makeMany = new Function(
      "make",
      "count",
      "const all = new Array(count); for (let i = 0; i < count; i++) all[i] = make(i); return all;",
    );
    const readMany = new Function(
      "all",
      "let sum = 0; for (let i = 0; i < all.length; i++) { const o = all[i]; sum += (o.a | 0) + (o.b | 0); } return sum;",
    );
    makeMany(make, 2_000);
    return {
      name,
      make,
      makeMany,
      readMany,
      bytes: bytesEach(setUp, makeMany),
      makeNs: [],
      readNs: [],
    };
  });
  for (let round = 0; round < ROUNDS; round++) {
    for (const { make, makeMany, readMany, makeNs, readNs } of rows) {
      gc();
      makeNs.push(nanosecondsEach(MADE, () => makeMany(make, MADE)));
      const objects = makeMany(make, READ);
      gc();
      for (let i = 0; i < 5; i++) readNs.push(nanosecondsEach(READ, () => readMany(objects)));
    }
  }
  return rows.map(({ name, bytes, makeNs, readNs }) => ({
    name,
    bytes,
    makeNs: median(makeNs),
    readNs: lowest(readNs),
  }));
}

function bytesEach(setUp, makeMany) {
  const samples = [1, 2, 3].map(() => {
    const make = setUp();
    makeMany(make, 2_000);
    const before = settledBytes();
    const objects = makeMany(make, MADE);
    return Math.round((settledBytes() - before) / objects.length) - 8;
  });
  return samples.sort((a, b) => a - b)[1];
}

function settledBytes() {
  let bytes = Infinity;
  // maps and code that nothing uses outlive a few collections
  for (let still = 0; still < 4;) {
    gc();
    const { heapUsed } = process.memoryUsage();
    still = heapUsed < bytes ? 0 : still + 1;
    bytes = Math.min(bytes, heapUsed);
  }
  return bytes;
}

function nanosecondsEach(count, work) {
  const start = performance.now();
  work();
  return ((performance.now() - start) * 1e6) / count;
}

function median(samples) {
  return Number(quantile(samples, 0.5).toFixed(1));
}

function lowest(samples) {
  return Number(Math.min(...samples).toFixed(1));
}

// half of the objects are asked for what their getter keeps
function touched(Class) {
  for (let i = 0; i < 16; i++) Reflect.get(new Class(i), "d");
  return (i) => {
    const object = new Class(i);
    if (i & 1) object.a = object.d;
    return object;
  };
}

function publish() {
  const folder = new URL("results/", import.meta.url);
  const [major] = process.versions.node.split(".");
  mkdirSync(folder, { recursive: true });
  const json = JSON.stringify(
    { machine: conditions, made: MADE, read: READ, facts: results },
    null,
    2,
  );
  writeFileSync(new URL(`node${major}.json`, folder), `${json}\n`);
  for (const line of machineLines(conditions)) console.log(line);
  for (const { rule, rows } of results) {
    console.log(`\n${rule}`);
    for (const { name, bytes, makeNs, readNs } of rows) {
      console.log(
        `  ${name.padEnd(42)}${String(bytes).padStart(6)} B${makeNs.toFixed(1).padStart(9)} ns to make${readNs.toFixed(1).padStart(8)} ns to read`,
      );
    }
  }
}
