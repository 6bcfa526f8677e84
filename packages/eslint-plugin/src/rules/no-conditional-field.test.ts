import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noConditionalField } from "./no-conditional-field.ts";

const conditional = (name = "z") => ({ messageId: "conditional", data: { name } });

testRule(noConditionalField, {
  valid: [
    ...inEachForm("class C"),
    {
      name: "stored on both branches",
      code: "class A { constructor(a) { if (a) this.z = 1; else this.z = 2; } }",
    },
    {
      name: "stored before the condition",
      code: "class A { constructor(a) { this.z = 0; if (a) this.z = 1; } }",
    },
    {
      name: "stored after the condition",
      code: "class A { constructor(a) { if (a) this.z = 1; this.z = 0; } }",
    },
    { name: "declared as a field", code: "class A { z; constructor(a) { if (a) this.z = 1; } }" },
    {
      name: "a declared optional field, emitted",
      code: "class A { z?: number; constructor(a: boolean) { if (a) this.z = 1; } }",
    },
    {
      name: "a parameter property",
      code: "class A { constructor(public z: number, a: boolean) { if (a) this.z = 1; } }",
    },
    {
      name: "a condition in the value",
      code: "class A { constructor(a) { this.z = a ? 1 : undefined; } }",
    },
    {
      name: "a condition that throws",
      code: "class A { constructor(a) { if (a) throw new Error(); this.z = 1; } }",
    },
    {
      name: "a switch with a default",
      code: "class A { constructor(a) { switch (a) { case 1: this.z = 1; break; default: this.z = 2; } } }",
    },
    {
      name: "a switch whose last case throws",
      code: "class A { constructor(a) { switch (a) { case 1: case 2: this.z = 1; break; default: throw a; } } }",
    },
    {
      name: "a loop that runs once at least",
      code: "class A { constructor(a) { do { this.z = 1; } while (a); } }",
    },
    {
      name: "stored in finally",
      code: "class A { constructor(a) { try { a(); } finally { this.z = 1; } } }",
    },
    {
      name: "stored in try and in catch",
      code: "class A { constructor(a) { try { this.z = a(); } catch { this.z = 1; } } }",
    },
    {
      name: "stored by a base in the file",
      code: "class A { z = 1; }\nclass B extends A { constructor(a) { super(); if (a) this.z = 1; } }",
    },
    {
      name: "a base in another file, which may store it",
      code: 'import { A } from "./a.js";\nclass B extends A { constructor(a) { super(); if (a) this.z = 1; } }',
    },
    { name: "a setter", code: "class A { set z(v) {} constructor(a) { if (a) this.z = 1; } }" },
    {
      name: "a method of the class, on every way",
      code: "class A { constructor(a) { if (a) this.m(); else this.z = 1; } m() { this.z = 2; } }",
    },
    {
      name: "a constructor that returns another object early",
      code: "class A { constructor(a) { if (a) return a; this.z = 1; } }",
    },
    {
      name: "Object.assign with names",
      code: "class A { constructor(a) { Object.assign(this, { z: 1 }); } }",
    },
    {
      name: "Object.assign to another object",
      code: "class A { constructor(a) { this.z = Object.assign({}, a); } }",
    },
    {
      name: "a function inside",
      code: "class A { constructor(a) { this.f = function () { if (a) this.z = 1; }; } }",
    },
    {
      name: "a method, which another rule looks at",
      code: "class A { m(a) { if (a) this.z = 1; } }",
    },
    {
      name: "an overload",
      code: "class A { constructor(a: string); constructor(a: number); constructor(a: unknown) { this.z = a; } z: unknown; }",
    },
    {
      name: "a slotted class",
      code: 'import { slots } from "slotted";\nclass A extends slots({}) { constructor(a) { super({}); if (a) this.z = 1; } }',
      js: true,
    },
    {
      name: "more conditions than orders are kept",
      code: `class A { constructor(a) { this.z = 0; ${Array.from({ length: 12 }, (_, i) => `if (a[${i}]) this.z = ${i};`).join(" ")} } }`,
    },
  ],
  invalid: [
    {
      name: "an if without else",
      code: "class A { constructor(a) {\n if (a) this.z = 1; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "the other branch stores something else",
      code: "class A { constructor(a) {\n if (a) this.y = 1;\n else this.z = 1; } }",
      errors: [
        { ...conditional("y"), line: 2 },
        { ...conditional(), line: 3 },
      ],
    },
    {
      name: "an early return",
      code: "class A { constructor(a) { if (a) return;\n this.z = 1; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "and",
      code: "class A { constructor(a) {\n a && (this.z = 1); } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "or",
      code: "class A { constructor(a) {\n a || (this.z = 1); } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a conditional expression",
      code: "class A { constructor(a) {\n a ? (this.z = 1) : a(); } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a switch without default",
      code: "class A { constructor(a) { switch (a) {\n case 1: this.z = 1; } } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a case that falls through",
      code: "class A { constructor(a) { switch (a) {\n case 1: this.z = 1;\n default: this.y = 1; } } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a loop that may not run",
      code: "class A { constructor(a) { for (const b of a) {\n this.z = b; } } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a while loop",
      code: "class A { constructor(a) { while (a()) {\n this.z = 1; } } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "only when something is thrown",
      code: "class A { constructor(a) { try { a(); } catch {\n this.z = 1; } } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a break before it",
      code: "class A { constructor(a) { do { if (a) break;\n this.z = 1; } while (a); } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a method called under a condition",
      code: "class A { constructor(a) { if (a) this.m(); }\n m() { this.z = 1; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a condition in a method that the constructor calls",
      code: "class A { constructor(a) { this.m(a); }\n m(a) { if (a) this.z = 1; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a declared field that emits nothing",
      code: "class A { declare z: number; constructor(a: boolean) {\n if (a) this.z = 1; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "a subclass of a class in the file",
      code: "class A {}\nclass B extends A { constructor(a) { super();\n if (a) this.z = 1; } }",
      errors: [{ ...conditional(), line: 3 }],
    },
    {
      name: "destructuring under a condition",
      code: "class A { constructor(a) {\n if (a) [this.z] = a; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "once for each field",
      code: "class A { constructor(a) {\n if (a) { this.z = 1; this.z = 2; }\n if (!a) this.z = 3; } }",
      errors: [{ ...conditional(), line: 2 }],
    },
    {
      name: "Object.assign of values that differ",
      code: "class A { constructor(a) {\n Object.assign(this, a); } }",
      errors: [{ messageId: "unread", line: 2 }],
    },
    {
      name: "Object.assign with a spread",
      code: "class A { constructor(a) { Object.assign(this, {\n ...a }); } }",
      errors: [{ messageId: "unread", line: 1 }],
    },
    {
      name: "a field without initialiser, where the compiler emits none",
      code: "class A { z?: number; constructor(a: boolean) {\n if (a) this.z = 1; } }",
      options: { checkUninitialized: true },
      errors: [{ ...conditional(), line: 2 }],
    },
  ],
});
