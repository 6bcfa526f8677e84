import { bool, f64, optional, slots, text, u8, withDict } from "slotted";
import { expect, it } from "vitest";
import { checkSlots } from "./check-slots.ts";

class Point extends slots({ x: f64, y: f64 }) {}

it("finds nothing in a class that keeps to its layout", () => {
  class Named extends slots(Point, { label: text }) {
    get length() {
      return Math.hypot(this.x, this.y);
    }
  }
  expect(checkSlots(Named)).toEqual([]);
});

it("names the fields outside the layout", () => {
  class Forgetful extends Point {
    extra = 1;
    #secret = 2;
    get secret() {
      return this.#secret;
    }
  }
  expect(checkSlots(Forgetful)).toEqual([
    {
      code: "undeclared-field",
      className: "Forgetful",
      names: ["extra", "#secret"],
      message:
        "Forgetful: expected only declared slots, got the fields extra, #secret. " +
        "Declare with slots(Base, { extra: …, secret: … }), or opt in to a dict with withDict(Base).",
    },
  ]);
});

it("finds a base's fault once, at the base", () => {
  class Faulty extends Point {
    cache = 1;
  }
  class Child extends Faulty {
    double() {
      return this.x * 2;
    }
  }
  expect(checkSlots(Child).map(({ className }) => className)).toEqual(["Faulty"]);
});

it("lets a class with a dict have fields", () => {
  class Open extends withDict(Point) {
    extra = 1;
  }
  expect(checkSlots(Open)).toEqual([]);
});

it("lets methods assign through setters, and to other objects", () => {
  class Polite extends Point {
    set both(value: number) {
      this.x = this.y = value;
    }
    reset(other: { z: number }) {
      this.both = 0;
      other.z = 0;
      return function (this: { z: number }) {
        this.z = 1;
      };
    }
  }
  expect(checkSlots(Polite)).toEqual([]);
});

it("says which order saves bytes a row", () => {
  class Scattered extends slots({ a: u8, x: f64, b: bool, note: optional(f64) }) {}
  expect(checkSlots(Scattered)).toEqual([
    {
      code: "wasted-padding",
      className: "Scattered",
      names: ["x", "a", "b", "note"],
      message:
        "Scattered: expected rows without needless padding, got 32 bytes where 24 do " +
        "in the rows layout. Declare its slots in the order x, a, b, note.",
    },
  ]);
});

it("builds objects only when told to", () => {
  let built = 0;
  class Counts {
    constructor() {
      if (built++ % 2) Object.assign(this, { odd: built });
    }
  }
  expect(checkSlots(Counts)).toEqual([]);
  expect(built).toBe(0);
  expect(checkSlots(Counts, { build: true })).toMatchObject([
    { code: "shape-fork", className: "Counts", names: ["odd"] },
  ]);
});

it("runs none of a slotted class's constructors", () => {
  let built = 0;
  class Counted extends Point {
    constructor() {
      super({ x: 0, y: 0 });
      built++;
    }
  }
  checkSlots(Counted);
  expect(built).toBe(0);
});

it("looks at plain classes too", () => {
  class Plain {
    anything = 1;
  }
  expect(checkSlots(Plain, { build: true })).toEqual([]);
});

it("refuses what is no class", () => {
  expect(() => checkSlots({ x: 1, y: 2 })).toThrow(
    "checkSlots: expected a class, got object. Pass the class itself, not an object of it.",
  );
});

it("reports two faults of one class in the same order each time", () => {
  class Twice extends slots({ a: u8, x: f64, b: bool }) {
    extra = 1;
  }
  const codes = () => checkSlots(Twice).map(({ code }) => code);
  expect(codes()).toEqual(["undeclared-field", "wasted-padding"]);
  expect(codes()).toEqual(codes());
});

it("looks at a class that refuses to be changed, without changing it", () => {
  class Sealed extends slots(Point, { z: f64 }) {
    static readonly secret = Object.freeze({});
  }
  Object.freeze(Sealed);
  Object.freeze(Sealed.prototype);
  expect(checkSlots(Sealed)).toEqual([]);
});
