import { describe, expect, test } from "vitest";
import { errorOf, variants } from "./fixtures/variants.ts";
import {
  category,
  f64,
  hasDict,
  layoutOf,
  oneOf,
  slots,
  slotsOf,
  SlotError,
  Table,
  text,
  u32,
  withDict,
} from "./index.ts";

class BaseRecord extends slots({ recordId: text, timestamp: f64.doc("seconds since 1970") }) {
  age(now: number) {
    return now - this.timestamp;
  }
}

class SensorRecord extends slots(BaseRecord, {
  sensorId: category,
  value: f64,
  unit: oneOf("celsius", "kelvin"),
}) {
  get kelvin() {
    return this.unit === "kelvin" ? this.value : this.value + 273.15;
  }
}

const reading = {
  recordId: "r001",
  timestamp: 1700000000,
  sensorId: "sensor_A",
  value: 23.5,
  unit: "celsius",
} as const;

describe("slots", () => {
  test("a child has the slots of its base first", () => {
    expect(slotsOf(SensorRecord)).toEqual(["recordId", "timestamp", "sensorId", "value", "unit"]);
    expect(Object.keys(SensorRecord.slots)).toEqual(slotsOf(SensorRecord));
    expect(SensorRecord.slots.timestamp.docs).toBe("seconds since 1970");
  });

  test("an object has its slots as own properties, in order", () => {
    const record = new SensorRecord(reading);
    expect(Object.entries(record)).toEqual(Object.entries(reading));
    expect(record.kelvin).toBe(296.65);
    expect(record.age(1700000005)).toBe(5);
    expect(record).toBeInstanceOf(BaseRecord);
  });

  test("a constructor of its own takes what it likes", () => {
    class Point extends slots({ x: f64, y: f64 }) {
      constructor(both: number) {
        super({ x: both, y: both });
      }
    }
    expect({ ...new Point(2) }).toEqual({ x: 2, y: 2 });
  });

  test("a class with further slots initialises all of them, whatever its base's constructor takes", () => {
    class Point extends slots({ x: f64 }) {
      constructor(x: number) {
        super({ x });
      }
    }
    class Named extends slots(Point, { label: text }) {}
    expect({ ...new Named({ x: 1, label: "a" }) }).toEqual({ x: 1, label: "a" });
  });

  test.each([
    [
      "a slot that the base has",
      () => slots(SensorRecord, { value: f64 } as never),
      "ERR_SLOT_OVERLAP",
    ],
    ["a name that is no identifier", () => slots({ "a-b": f64 }), "ERR_SLOT_NAME"],
    ["constructor", () => slots({ constructor: f64 } as never), "ERR_SLOT_NAME"],
    ["__proto__", () => slots({ ["__proto__"]: f64 }), "ERR_SLOT_NAME"],
    ["prototype", () => slots({ prototype: f64 }), "ERR_SLOT_NAME"],
    ["toJSON", () => slots({ toJSON: f64 } as never), "ERR_SLOT_NAME"],
    ["hasOwnProperty", () => slots({ hasOwnProperty: f64 }), "ERR_SLOT_NAME"],
    ["a symbol", () => slots({ [Symbol("x")]: f64 }), "ERR_SLOT_NAME"],
    [
      "a getter of the base",
      () => slots(SensorRecord, { kelvin: f64 } as never),
      "ERR_SLOT_CONFLICT",
    ],
    ["a base over Map", () => slots(Map as never, { x: f64 } as never), "ERR_NOT_SLOTTED"],
    ["a base over Array", () => slots(Array as never, { x: f64 } as never), "ERR_NOT_SLOTTED"],
    [
      "a base without slots",
      () => slots(class Plain {} as never, { x: f64 } as never),
      "ERR_NOT_SLOTTED",
    ],
    ["a value instead of a type", () => slots({ x: 3 } as never), "ERR_FIELD"],
    ["a class without slots as a type", () => slots({ x: Map } as never), "ERR_FIELD"],
    ["names without types", () => slots("x" as never), "ERR_FIELD"],
    ["nothing", () => slots(undefined as never), "ERR_FIELD"],
  ])("refuses %s", (_, run, code) => {
    const error = errorOf(run);
    expect(error).toBeInstanceOf(SlotError);
    expect(error.code).toBe(code);
  });
});

describe("undeclared attributes", () => {
  class SubclassWithSlots extends slots({ baseField: text, extraField: text }) {}

  test("an object refuses them with Python's words", () => {
    const good = new SubclassWithSlots({ baseField: "a", extraField: "b" });
    const error = errorOf(() => ((good as never as { dynamicAttr: number }).dynamicAttr = 1));
    expect(error).toBeInstanceOf(TypeError);
    expect(error.code).toBe("ERR_NO_SLOT");
    expect(error.message).toBe(
      "'SubclassWithSlots' object has no attribute 'dynamicAttr'. Its slots: baseField, extraField. " +
        "Declare it in slots({…}), or opt in to a dict with withDict(SubclassWithSlots).",
    );
  });

  test("a row refuses them likewise", () => {
    const table = new Table(SubclassWithSlots);
    table.add({ baseField: "a", extraField: "b" });
    expect(errorOf(() => Object.assign(table.get(0), { dynamicAttr: 1 })).message).toMatch(
      /^'SubclassWithSlots' object has no attribute 'dynamicAttr'/,
    );
  });

  test.each(variants)("a member cannot be assigned over on a row of %s", (_, layout, declare) => {
    class Base extends slots({ x: f64 }) {
      norm() {
        return Math.abs(this.x);
      }
    }
    const row = declare(() => {
      class Point extends slots(Base, {}) {
        override norm() {
          return super.norm() + 1;
        }
        get half() {
          return this.norm() / 2;
        }
        other() {
          return 0;
        }
      }
      return Table.from(Point, [{ x: -3 }], { layout }).get(0);
    });
    expect([row.norm(), row.half]).toEqual([4, 2]);
    for (const name of ["norm", "other", "toObject", "toJSON"] as const) {
      const error = errorOf(() => ((row as unknown as Record<string, unknown>)[name] = () => 1));
      expect([error.code, error.message]).toEqual([
        "ERR_NO_SLOT",
        `'Point' object attribute '${name}' is read-only, a member of its class. Declare a slot of another name for the value.`,
      ]);
    }
    expect(() => ((row as { half: number }).half = 1)).toThrow(TypeError);
    expect(() => ((row as { constructor: unknown }).constructor = 1)).toThrow(TypeError);
    expect(() => ((new Base({ x: 1 }) as { norm: unknown }).norm = 1)).toThrow(TypeError);
    expect(row.norm()).toBe(4);
    // a patched prototype is seen, as a test's spy needs it
    (Object.getPrototypeOf(Object.getPrototypeOf(row)) as { norm(): number }).norm = () => 9;
    expect(row.half).toBe(4.5);
  });

  test("an object cannot lose or redefine a slot", () => {
    const good = new SubclassWithSlots({ baseField: "a", extraField: "b" });
    expect(Reflect.deleteProperty(good, "baseField")).toBe(false);
    expect(Reflect.defineProperty(good, "other", { value: 1 })).toBe(false);
  });

  test("an unknown slot given to new is refused by name", () => {
    const error = errorOf(
      () => new SubclassWithSlots({ baseField: "", extraField: "", typo: 1 } as never),
    );
    expect(error.code).toBe("ERR_NO_SLOT");
    expect(error.message).toContain("'typo'");
  });
});

describe("the trap", () => {
  class Base extends slots({ base: u32 }) {}

  const forms: [form: string, C: typeof Base, fields: string][] = [
    [
      "a public field",
      class Bad extends Base {
        extra = 1;
      },
      "field extra",
    ],
    [
      "several fields",
      class Bad extends Base {
        a = 1;
        b = undefined;
        c = () => this.base;
      },
      "fields a, b, c",
    ],
    [
      "a field without a value",
      class Bad extends Base {
        extra?: number;
      },
      "field extra",
    ],
    [
      "a private field",
      class Bad extends Base {
        #extra = 1;
        get twice() {
          return this.#extra * 2;
        }
      },
      "field #extra",
    ],
    [
      "a field beside a constructor",
      class Bad extends Base {
        extra;
        constructor(n: never) {
          super(n);
          this.extra = 1;
        }
      },
      "field extra",
    ],
    [
      "a field of a class between",
      class Bad extends class Middle extends Base {
        extra = 1;
      } {},
      "field extra",
    ],
  ] as never;

  test.each(forms)("%s is refused by the first new and by new Table", (_, Bad, fields) => {
    for (const run of [() => new Bad({ base: 1 }), () => new Table(Bad)]) {
      const error = errorOf(run);
      expect(error.code).toBe("ERR_UNDECLARED_FIELDS");
      expect(error.message).toContain(`Bad: expected only declared slots, got the ${fields}.`);
      expect(error.message).toContain("withDict");
    }
  });

  test("an assignment in the constructor is refused", () => {
    class Bad extends Base {
      constructor() {
        super({ base: 1 });
        (this as unknown as { extraField: number }).extraField = 2;
      }
    }
    expect(errorOf(() => new Bad()).message).toMatch(/^'Bad' object has no attribute 'extraField'/);
  });

  test("a field that repeats a slot is refused", () => {
    class Bad extends Base {
      override base = 1;
    }
    const error = errorOf(() => new Bad({ base: 2 }));
    expect(error.code).toBe("ERR_UNDECLARED_FIELDS");
    expect(error.message).toContain("class field for the slot base");
  });

  test("a method named like a slot is refused", () => {
    class Bad extends Base {}
    Object.defineProperty(Bad.prototype, "base", { value: () => 1 });
    expect(errorOf(() => new Table(Bad)).message).toBe(
      "Bad: slot 'base' conflicts with the method of the same name. Rename one of them.",
    );
  });

  test("a static named like a slot is refused", () => {
    class Bad extends Base {
      static base = 1;
    }
    expect(errorOf(() => new Bad({ base: 1 })).code).toBe("ERR_SLOT_CONFLICT");
  });

  test("methods, accessors, statics and private methods are fine", () => {
    class Good extends Base {
      static made = 0;
      static #count = 1;
      static {
        this.made = Good.#count;
      }
      get twice() {
        return this.base * 2;
      }
      set twice(value) {
        this.base = value / 2;
      }
      async later() {
        await Promise.resolve();
        return `${this.base}}`;
      }
      *[Symbol.iterator]() {
        yield /[}/]/.test("}") ? this.base : 0;
      }
    }
    const good = new Good({ base: 1 });
    good.twice = 8;
    expect([good.base, ...good]).toEqual([4, 4]);
  });

  test("no user code runs while looking for fields", () => {
    let ran = 0;
    class Good extends Base {
      constructor(base: number) {
        ran++;
        super({ base });
        ran++;
      }
    }
    new Table(Good);
    expect(ran).toBe(0);
    new Good(1);
    expect(ran).toBe(2);
  });
});

test("a class may be named by any string", () => {
  for (const name of ["two\nlines", "a\u2028b", ""]) {
    const { [name]: C } = { [name]: class extends slots({ x: f64 }) {} };
    expect(Table.from(C as never, [{ x: 1 } as never]).toArray()).toEqual([{ x: 1 }]);
  }
  class Named extends slots({ x: f64 }) {
    static override get name() {
      return 5 as never;
    }
  }
  expect(Named.layout.name).toBe("Slotted");
});

describe("withDict", () => {
  class Base extends slots({ base: u32 }) {
    twice() {
      return this.base * 2;
    }
  }
  class Open extends withDict(Base) {}
  class OpenChild extends slots(Open, { more: u32 }) {}

  test("objects take any attribute", () => {
    const open = new Open({ base: 1 });
    open["dynamicAttr"] = "here";
    expect(open["dynamicAttr"]).toBe("here");
    expect(open.toObject()).toEqual({ base: 1, dynamicAttr: "here" });
    expect(open.twice()).toBe(2);
  });

  test("rows keep attributes from one view to the next", () => {
    const table = new Table(OpenChild);
    table.add({ base: 1, more: 2 });
    table.add({ base: 3, more: 4 });
    const row = table.get(1) as unknown as Record<string, unknown>;
    row["dynamicAttr"] = [1];
    expect((table.get(1) as unknown as Record<string, unknown>)["dynamicAttr"]).toEqual([1]);
    expect((table.get(0) as unknown as Record<string, unknown>)["dynamicAttr"]).toBeUndefined();
    expect(table.get(1).twice()).toBe(6);
    expect(table.toArray()[1]).toEqual({ base: 3, more: 4, dynamicAttr: [1] });
  });

  test("hasDict tells them from the others", () => {
    const rowOf = (C: typeof Base) => {
      const table = new Table(C);
      table.add({ base: 1 });
      return table.get(0);
    };
    expect([new Open({ base: 1 }), rowOf(Open), {}, []].map(hasDict)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(
      [new Base({ base: 1 }), rowOf(Base), Object.freeze({}), "x", undefined].map(hasDict),
    ).toEqual([false, false, false, false, false]);
  });

  test("refuses a class that is not slotted", () => {
    expect(errorOf(() => withDict(Map as never)).code).toBe("ERR_NOT_SLOTTED");
  });
});

describe("layoutOf", () => {
  test("names the class that declared each slot", () => {
    expect(
      layoutOf(SensorRecord).slots.map(({ name, declaredIn }) => `${declaredIn}.${name}`),
    ).toEqual([
      "BaseRecord.recordId",
      "BaseRecord.timestamp",
      "SensorRecord.sensorId",
      "SensorRecord.value",
      "SensorRecord.unit",
    ]);
  });

  test("prints as a table", () => {
    expect(String(SensorRecord.layout)).toBe(
      [
        "# SensorRecord in columns",
        "offset  bytes  slot       type                        declared in",
        "     0      4  recordId   text                        BaseRecord",
        "     4      8  timestamp  f64                         BaseRecord    seconds since 1970",
        "    12      1  sensorId   category                    SensorRecord",
        "    13      8  value      f64                         SensorRecord",
        '    21      1  unit       oneOf("celsius", "kelvin")  SensorRecord',
        "22 bytes a row",
      ].join("\n"),
    );
  });

  test("a child's layout begins with its base's", () => {
    for (const kind of ["columns", "rows"] as const) {
      const strip = ({ name, offset, bytes }: { name: string; offset: number; bytes: number }) => ({
        name,
        offset,
        bytes,
      });
      const base = layoutOf(BaseRecord, kind).slots.map(strip);
      expect(layoutOf(SensorRecord, kind).slots.slice(0, base.length).map(strip)).toEqual(base);
    }
  });

  test("aligns rows and counts their padding", () => {
    const layout = layoutOf(SensorRecord, "rows");
    expect([layout.bytesPerRow, layout.align, layout.padding]).toEqual([40, 8, 15]);
  });

  test("refuses what is not slotted", () => {
    expect(errorOf(() => layoutOf({})).code).toBe("ERR_NOT_SLOTTED");
    expect(errorOf(() => slotsOf(Map)).code).toBe("ERR_NOT_SLOTTED");
  });
});
