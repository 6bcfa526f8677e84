import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { initInConstructor } from "./init-in-constructor.ts";

const assign = { checkUninitialized: true };
const late = (name: string, member = "m", className = "A") => ({
  messageId: "late",
  data: { name, member, className },
});

testRule(initInConstructor, {
  valid: [
    ...inEachForm("class C"),
    {
      name: "an abstract field of the class",
      code: "abstract class A { abstract z: unknown; m() { this.z = 1; } }",
    },
    {
      name: "an abstract accessor field of the base",
      code: "abstract class A { abstract accessor z: unknown; }\nabstract class B extends A { m() { this.z = 1; } }",
    },
    { name: "a declared field", code: "class A { z; m() { this.z = 1; } }" },
    {
      name: "a field stored in the constructor",
      code: "class A { constructor() { this.z = 0; } m() { this.z = 1; } }",
    },
    {
      name: "a field stored under a condition, which another rule reports",
      code: "class A { constructor(a) { if (a) this.z = 0; } m() { this.z = 1; } }",
    },
    {
      name: "a field stored by a method that the constructor calls",
      code: "class A { constructor() { this.reset(); } reset() { this.z = 0; } }",
    },
    {
      name: "a field stored by a method of a method",
      code: "class A { constructor() { this.a(); } a() { this.b(); } b() { this.z = 0; } }",
    },
    {
      name: "methods that call each other",
      code: "class A { constructor() { this.a(); } a() { this.b(); this.z = 1; } b() { this.a(); } }",
    },
    { name: "a setter", code: "class A { set z(v) {} m() { this.z = 1; } }" },
    {
      name: "a parameter property",
      code: "class A { constructor(private z: number) {} m() { this.z = 1; } }",
    },
    {
      name: "a field of a base in the file",
      code: "class A { z = 1; }\nclass B extends A { m() { this.z = 2; } }",
    },
    {
      name: "a field that the constructor of a base stores",
      code: "class A { constructor() { this.z = 1; } }\nclass B extends A { m() { this.z = 2; } }",
    },
    {
      name: "a base in another file",
      code: 'import { A } from "./a.js";\nclass B extends A { m() { this.z = 2; } }',
    },
    {
      name: "a getter, which another rule reports",
      code: "class A { get m() { return (this.z ??= 1); } }",
    },
    { name: "a static method", code: "class A { static m() { this.z = 1; } }" },
    { name: "a function inside", code: "class A { m() { return function () { this.z = 1; }; } }" },
    {
      name: "a constructor that stores names it does not spell out",
      code: "class A { constructor(o) { Object.assign(this, o); } m() { this.z = 1; } }",
    },
    {
      name: "a constructor that hands this to a function",
      code: "class A { constructor() { setUp(this); } m() { this.z = 1; } }",
    },
    {
      name: "a declaration of a field, emitted",
      code: "class A { z?: number; m() { this.z = 1; } }",
    },
    {
      name: "a slotted class, which other rules look at",
      code: 'import { slots } from "slotted";\nclass A extends slots({}) { m() { this.z = 1; } }',
    },
    { name: "a private field", code: "class A { #z; m() { this.#z = 1; } }" },
    { name: "a name that cannot be read", code: "class A { m(k) { this[k] = 1; } }" },
    {
      name: "a private field, which every compiler emits",
      code: "class A { #z?: number; m() { this.#z = 1; } }",
      options: assign,
    },
    {
      name: "a field with a value, which every compiler emits",
      code: "class A { z = 0; m() { this.z = 1; } }",
      options: assign,
    },
  ],
  invalid: [
    {
      name: "a field beside an abstract one",
      code: "abstract class A { abstract y: unknown;\n m() { this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a field stored in a method",
      code: "class A {\n m() { this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "beside a constructor",
      code: "class A { constructor() { this.a = 1; }\n m() { this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "once for each field, where it comes first",
      code: "class A {\n m() { this.z = 1; }\n n() { this.z = 2; this.y = 1; } }",
      errors: [
        { ...late("z"), line: 2 },
        { ...late("y", "n"), line: 3 },
      ],
    },
    {
      name: "a setter that stores",
      code: "class A { set m(v) {\n this.z = v; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "an arrow function in a method",
      code: "class A { m() { return () => {\n this.z = 1; }; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "destructuring",
      code: "class A { m(o) {\n ({ z: this.z } = o); } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "an increment",
      code: "class A { m() {\n this.z++; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a logical assignment",
      code: "class A { m() {\n this.z ??= 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a quoted name",
      code: 'class A { m() {\n this["z"] = 1; } }',
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a private method",
      code: "class A { #m() {\n this.z = 1; } }",
      errors: [{ ...late("z", "#m"), line: 2 }],
    },
    {
      name: "a declared field that emits nothing",
      code: "class A { declare z: number; m() {\n this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a static field of the name",
      code: "class A { static z = 1; m() {\n this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a subclass of a class in the file",
      code: "class A { a = 1; }\nclass B extends A { m() {\n this.z = 1; } }",
      errors: [{ ...late("z", "m", "B"), line: 3 }],
    },
    {
      name: "a class expression",
      code: "const A = class { m() {\n this.z = 1; } };",
      errors: [{ ...late("z", "m", "this class"), line: 2 }],
    },
    {
      name: "a method that the constructor hands on uncalled",
      code: "class A { constructor() { later(() => this.m()); } m() {\n this.z = 1; } }",
      errors: [{ ...late("z"), line: 2 }],
    },
    {
      name: "a field without initialiser, where the compiler emits none",
      code: "class A { z?: number; m() {\n this.z = 1; } }",
      options: assign,
      errors: [{ ...late("z"), line: 2 }],
    },
  ],
});
