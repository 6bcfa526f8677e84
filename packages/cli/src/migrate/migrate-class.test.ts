import { describe, expect, it } from "vitest";
import { findClass } from "./class-source.ts";
import { migrateClass, type Migration } from "./migrate-class.ts";

function migrated(text: string, name = "A", file = "a.ts"): Migration {
  const found = findClass(file, text, name);
  if (!("node" in found)) throw new Error(`no class ${name} in the test's source`);
  return migrateClass(found);
}

const obstaclesOf = (text: string, file?: string) =>
  migrated(text, "A", file).obstacles.map(({ code, line }) => `${line} ${code}`);

const BASE = `import { f64, slots } from "slotted";
class B extends slots({ b: f64 }) {}
`;

describe("migrateClass", () => {
  it("computes values in the order in which they were", () => {
    const { after } = migrated(`class A {
  x: number;
  y: number;
  constructor(f: () => number) {
    this.x = f();
    const half = f() / 2;
    this.y = half + f();
  }
}`);
    expect(after).toBe(`import { f64, slots } from "slotted";

class A extends slots({ x: f64, y: f64 }) {
  constructor(f: () => number) {
    const x = f();
    const half = f() / 2;
    super({ x, y: half + f() });
  }
}`);
  });

  it("reads a value that another needs from where it came", () => {
    const { after } = migrated(`class A {
  kind = "a";
  x: number;
  y: number;
  constructor(x: number, f: (n: number) => number) {
    this.x = f(x);
    this.y = this.x * this.x + this.kind.length;
  }
}`);
    expect(after).toContain(`    const xValue = f(x);
    super({ x: xValue, y: xValue * xValue + "a".length });`);
  });

  it("lets an assignment stand that overwrites what was read before", () => {
    const { after } = migrated(`class A {
  a = 1;
  b: number;
  constructor(p: number) {
    this.b = this.a;
    this.a = p;
  }
}`);
    expect(after).toContain(`    super({ b: 1 });
    this.a = p;`);
  });

  it("leaves behind super what needs the object", () => {
    const { after } = migrated(`class A {
  x: number;
  note?: string;
  constructor(x: number) {
    this.x = x;
    this.check();
    if (x > 1) this.note = "large";
  }
  check() {}
}`);
    expect(after).toContain(`  constructor(x: number) {
    super({ x });
    this.check();
    if (x > 1) this.note = "large";
  }`);
  });

  it("makes the comments of a field its doc, and keeps all others", () => {
    const { after } = migrated(`class A {
  /** Metres. */
  x: number; // above sea

  // how it is
  // spelt
  name = "";

  /** A method. */
  m() {}

  constructor(x: number) {
    // first
    this.x = x; // last
  }
}`);
    expect(after).toBe(`import { f64, slots, text, withDefault } from "slotted";

class A extends slots({
  x: f64.doc("Metres. above sea"),
  name: withDefault(text, "").doc("how it is spelt"),
}) {
  /** A method. */
  m() {}

  constructor(x: number) {
    // first
    super({ x }); // last
  }
}`);
  });

  it("keeps line ends and tabs", () => {
    const { after } = migrated(
      "class A {\r\n\tx: number;\r\n\tconstructor() {\r\n\t\tthis.x = 1;\r\n\t}\r\n}\r\n",
    );
    expect(after).toBe(
      'import { f64, slots } from "slotted";\r\n\r\n' +
        "class A extends slots({ x: f64 }) {\r\n\tconstructor() {\r\n\t\tsuper({ x: 1 });\r\n\t}\r\n}\r\n",
    );
  });

  it("keeps readonly, and types that say more than a slot's", () => {
    const { after } = migrated(`type Level = 1 | 2;
class A {
  constructor(readonly level: Level, readonly next?: A) {}
}`);
    expect(after).toBe(`import { f64, json, optional, slots } from "slotted";

type Level = 1 | 2;
class A extends slots({ level: f64, next: optional(json<unknown>()) }) {
  declare readonly level: Level;
  declare readonly next: A | undefined;

  constructor(level: Level, next?: A) {
    super({ level, next });
  }
}`);
  });

  it("adds to a slotted base, and to what its constructor is passed", () => {
    const { after } = migrated(`${BASE}class A extends B {
  c: number;
  constructor(b: number) {
    const k = b * 2;
    super({ b: k });
    this.c = k + 1;
  }
}`);
    expect(after).toContain(`class A extends slots(B, { c: f64 }) {
  constructor(b: number) {
    const k = b * 2;
    super({ b: k, c: k + 1 });
  }
}`);
  });

  it("passes a base's object on", () => {
    const { after } = migrated(`${BASE}class A extends B {
  c: number;
  constructor(init: { b: number }, c: number) {
    super(init);
    this.c = c;
  }
}`);
    expect(after).toContain("    super({ ...init, c });");
  });

  it("needs no constructor where the base has none and every slot a default", () => {
    const { after } = migrated(`${BASE}class A extends B {
  c = 1;
}`);
    expect(after).toBe(`import { f64, slots, withDefault } from "slotted";
class B extends slots({ b: f64 }) {}
class A extends slots(B, { c: withDefault(f64, 1) }) {}`);
  });

  it("says which classes of the file are to follow", () => {
    const { subclasses } = migrated(`class A { x = 1; }
class OnlyMethods extends A { m() {} }
class WithFields extends A { y = 1; }`);
    expect(subclasses).toEqual(["WithFields"]);
  });

  it("has nothing to do for a class that extends slots({…}) and adds no fields", () => {
    expect(migrated(`${BASE}class A extends B { m() {} }`).isSlotted).toBe(true);
  });
});

describe("a class is left", () => {
  it.each([
    ["a private field", "class A { #x = 1; }", ["1 private-field"]],
    ["a private method", "class A { x = 1; #m() {} }", ["1 private-method"]],
    ["a field without a type", "class A { x = make(); }", ["1 no-type"]],
    ["a field set later", "class A { x!: number; set() { this.x = 1; } }", ["1 no-value"]],
    [
      "a field set under a condition",
      "class A { x: number; constructor(a: boolean) { if (a) this.x = 1; else this.x = 2; } }",
      ["1 no-value"],
    ],
    [
      "a value that only quiets the compiler",
      "class A { x: number = undefined!; }",
      ["1 no-value"],
    ],
    ["a field that needs this", "class A { x: () => A = () => this; }", ["1 this-too-early"]],
    [
      "a chain of assignments",
      "class A { x: number; y = 1; constructor(p: number) { this.x = this.y = p; } }",
      ["1 this-too-early"],
    ],
    [
      "an initialiser whose name a parameter takes",
      "const n = 1; class A { x: number = n; constructor(n: number) {} }",
      ["1 name-taken"],
    ],
    [
      "a parameter property that is assigned again",
      "class A { constructor(public x: number) { x = 2; } }",
      ["1 reassigned-parameter"],
    ],
    [
      "an undeclared assignment",
      "class A { x = 1; m() { this.y = 2; } }",
      ["1 undeclared-assignment"],
    ],
    ["a deleted field", "class A { x = 1; m() { delete this.x; } }", ["1 deleted-field"]],
    ["an index signature", "class A { x = 1; [k: string]: unknown; }", ["1 unsupported-member"]],
    ["a decorated class", "@entity class A { x = 1; }", ["1 unsupported-member"]],
    ["a decorated field", "class A { @column x = 1; }", ["1 unsupported-member"]],
    ["an accessor field", "class A { accessor x = 1; y = 1; }", ["1 unsupported-member"]],
    ["a toJSON of its own", "class A { x = 1; toJSON() { return 1; } }", ["1 taken-name"]],
    ["a static of a field's name", "class A { x = 1; static x = 2; }", ["1 static-conflict"]],
    ["a base from elsewhere", "class A extends Map { x = 1; }", ["1 unknown-base"]],
    [
      "a base whose constructor does more",
      `${BASE}class C extends slots(B, { c: f64 }) { constructor() { super({ b: 1, c: 1 }); log(); } }
class A extends C { d: number; constructor() { super(); this.d = 1; } }`,
      ["4 base-constructor"],
    ],
    ["no fields", "class A { m() {} }", ["1 no-fields"]],
  ])("for %s", (_, text, expected) => {
    expect(obstaclesOf(text)).toEqual(expected);
    expect(migrated(text).after).toBe(text);
  });
});
