import { expectTypeOf, test } from "vitest";
import {
  bool,
  bytes,
  category,
  date,
  f32,
  f64,
  i64,
  json,
  oneOf,
  optional,
  ref,
  SlotMap,
  slots,
  Table,
  text,
  u32,
  u8,
  vec,
  withDefault,
  withDict,
  type Init,
  type Ref,
} from "./index.ts";

class Base extends slots({ recordId: text, timestamp: f64 }) {
  age(now: number) {
    return now - this.timestamp;
  }
}

class Sensor extends slots(Base, {
  sensorId: category,
  unit: oneOf("celsius", "kelvin"),
  note: optional(text),
  level: withDefault(u8, 1),
}) {}

test("a slot reads as its type's value", () => {
  expectTypeOf<Sensor["recordId"]>().toEqualTypeOf<string>();
  expectTypeOf<Sensor["timestamp"]>().toEqualTypeOf<number>();
  expectTypeOf<Sensor["unit"]>().toEqualTypeOf<"celsius" | "kelvin">();
  expectTypeOf<Sensor["note"]>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Sensor["level"]>().toEqualTypeOf<number>();
  class More extends slots({ big: i64, on: bool, when: date, base: Base }) {}
  expectTypeOf<More["big"]>().toEqualTypeOf<bigint>();
  expectTypeOf<More["on"]>().toEqualTypeOf<boolean>();
  expectTypeOf<More["when"]>().toEqualTypeOf<Date>();
  expectTypeOf<More["base"]>().toEqualTypeOf<Base>();
});

test("new and add take every slot, those with a default optionally", () => {
  expectTypeOf<Init<typeof Sensor>>().toEqualTypeOf<{
    recordId: string;
    timestamp: number;
    sensorId: string;
    unit: "celsius" | "kelvin";
    note?: string | undefined;
    level?: number | undefined;
  }>();
  expectTypeOf(Sensor).constructorParameters.toEqualTypeOf<[init: Init<typeof Sensor>]>();
});

test("a table hands out rows of its class", () => {
  const table = new Table(Sensor);
  expectTypeOf(table.get(0)).toEqualTypeOf<Sensor>();
  expectTypeOf(table.at(0)).toEqualTypeOf<Sensor | undefined>();
  expectTypeOf(table.get(0).age).returns.toEqualTypeOf<number>();
  expectTypeOf(table.column("timestamp")).toEqualTypeOf<Float64Array<ArrayBuffer>>();
  expectTypeOf(table.toArray()[0]?.unit).toEqualTypeOf<"celsius" | "kelvin" | undefined>();
  for (const row of table) expectTypeOf(row).toEqualTypeOf<Sensor>();
  // @ts-expect-error a text is not one number a row
  table.column("recordId");
  // @ts-expect-error no such slot
  table.column("typo");
});

test("mistakes do not compile", () => {
  // @ts-expect-error undeclared attribute
  new Sensor({} as Init<typeof Sensor>).dynamicAttr = 1;
  // @ts-expect-error missing slots
  new Sensor({ recordId: "r" });
  // @ts-expect-error unknown name
  new Table(Sensor).add({ recordId: "r", timestamp: 1, sensorId: "a", unit: "x" });
  // @ts-expect-error slot 'timestamp' is already declared by a base class
  slots(Base, { timestamp: u32 });
  // @ts-expect-error no field type
  slots({ x: 3 });
});

test("functions of a base take its children", () => {
  const ageOf = (record: Base) => record.age(0);
  expectTypeOf(ageOf).toBeCallableWith(new Sensor({} as Init<typeof Sensor>));
  expectTypeOf(ageOf).toBeCallableWith(new Table(Sensor).get(0));
});

test("a constructor of its own takes what it likes", () => {
  class Three extends slots(Sensor, { extra: i64 }) {
    constructor(id: string) {
      super({ recordId: id, timestamp: 0, sensorId: "x", unit: "kelvin", extra: 1n });
    }
  }
  expectTypeOf(new Three("a").extra).toEqualTypeOf<bigint>();
  expectTypeOf(new Table(Three).get(0)).toEqualTypeOf<Three>();
});

test("references know the class they lead to", () => {
  class Node extends slots({ base: ref(() => Base), next: optional(ref<Node>()) }) {}
  expectTypeOf<Node["base"]>().toEqualTypeOf<Ref<Base>>();
  expectTypeOf<Node["next"]>().toEqualTypeOf<Ref<Node> | undefined>();
  const nodes = new SlotMap(Node);
  expectTypeOf(nodes.insert).returns.toEqualTypeOf<Ref<Node>>();
  const bases = new SlotMap(Base);
  const base = bases.insert({ recordId: "r", timestamp: 1 });
  nodes.insert({ base });
  // @ts-expect-error a reference to another class
  nodes.get(base);
  // @ts-expect-error a number is no reference
  nodes.insert({ base: 1 });
});

test("lists read as typed arrays and take what they can hold", () => {
  class Body extends slots({
    at: vec(f32, 3),
    ids: vec(i64, 2),
    key: bytes(4),
    any: json<{ a: 1 }>(),
  }) {}
  expectTypeOf<Body["at"]>().toEqualTypeOf<Float32Array<ArrayBuffer>>();
  expectTypeOf<Body["ids"]>().toEqualTypeOf<BigInt64Array<ArrayBuffer>>();
  expectTypeOf<Body["key"]>().toEqualTypeOf<Uint8Array>();
  expectTypeOf<Body["any"]>().toEqualTypeOf<{ a: 1 }>();
  expectTypeOf<Init<typeof Body>["at"]>().toEqualTypeOf<ArrayLike<number>>();
  // @ts-expect-error a text is not a number
  vec(text, 3);
});

test("a nested class takes its slots and reads as its instance", () => {
  class Pair extends slots({ left: Base, right: optional(Base) }) {}
  expectTypeOf<Init<typeof Pair>>().toEqualTypeOf<{
    left: Init<typeof Base>;
    right?: Init<typeof Base> | undefined;
  }>();
  expectTypeOf<Pair["right"]>().toEqualTypeOf<Base | undefined>();
  expectTypeOf<ReturnType<Pair["toObject"]>["left"]>().toEqualTypeOf<{
    recordId: string;
    timestamp: number;
  }>();
  expectTypeOf<ReturnType<Pair["toObject"]>["right"]>().toEqualTypeOf<
    { recordId: string; timestamp: number } | undefined
  >();
});

test("a class with a base turns into an object of all slots", () => {
  expectTypeOf<ReturnType<Sensor["toObject"]>>().toEqualTypeOf<{
    recordId: string;
    timestamp: number;
    sensorId: string;
    unit: "celsius" | "kelvin";
    note: string | undefined;
    level: number;
  }>();
  expectTypeOf(new Table(Sensor).get(0).toObject().level).toEqualTypeOf<number>();
  expectTypeOf(new Table(Sensor).get(0).toJSON()).toHaveProperty("recordId");
});

test("a slot with a default is still a column of numbers", () => {
  expectTypeOf(new Table(Sensor).column("level")).toEqualTypeOf<Uint8Array<ArrayBuffer>>();
});

test("withDict lets any attribute through", () => {
  class Open extends withDict(Base) {}
  const open = new Open({ recordId: "r", timestamp: 1 });
  open["dynamicAttr"] = 1;
  expectTypeOf(open["dynamicAttr"]).toEqualTypeOf<unknown>();
  expectTypeOf(open.timestamp).toEqualTypeOf<number>();
});
