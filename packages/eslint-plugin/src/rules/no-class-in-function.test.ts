import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noClassInFunction } from "./no-class-in-function.ts";

const inFunction = (name = "A") => ({ messageId: "inFunction", data: { name } });

testRule(noClassInFunction, {
  valid: [
    ...inEachForm("class C"),
    { name: "a class in a block", code: "{ class A {} }" },
    { name: "a class under a condition", code: "const A = c ? class {} : class {};" },
    { name: "a class in a class, as a static", code: "class A { static B = class {}; }" },
    { name: "a class in a static block", code: "class A { static { this.B = class {}; } }" },
    {
      name: "a class in a function called where it is written",
      code: "(function () { class A {} })(); (() => { class B {} })();",
    },
    {
      name: "a class in a test",
      code: 'describe("it", () => { it("works", () => { class A {} }); });',
    },
    { name: "a class in a callback of new", code: "new Promise(() => { class A {} });" },
    { name: "a class in a namespace", code: "namespace N { class A {} }" },
    {
      name: "a class made of a call at the top",
      code: lib("const A = class extends mixin(Object) {};"),
    },
    {
      name: "slots at the top",
      code: lib("const Base = slots({ x: f64 });\nclass A extends Base {}"),
    },
    {
      name: "slots in a test",
      code: lib('it("works", () => { class A extends slots({ x: f64 }) {} });'),
    },
    {
      name: "a function called slots of another module",
      code: 'import { slots } from "other";\nfunction f() { return slots({}); }',
    },
    { name: "a new object in a function", code: "class A {}\nfunction f() { return new A(); }" },
    { name: "a function in a class", code: "class A { m() { return function () {}; } }" },
    { name: "a type in a function", code: "function f() { interface A {} type B = A; }" },
  ],
  invalid: [
    {
      name: "a class in a function",
      code: "function f() {\n class A {} }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class that a function returns",
      code: "function f() {\n return class {}; }",
      errors: [{ ...inFunction("this class"), line: 2 }],
    },
    {
      name: "a mixin",
      code: "const timed = (Base) =>\n class extends Base {};",
      errors: [{ ...inFunction("this class"), line: 2 }],
    },
    {
      name: "a class in a function expression",
      code: "const f = function () {\n class A {} };",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a method",
      code: "class B { m() {\n class A {} } }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a constructor",
      code: "class B { constructor() {\n this.A = class A {}; } }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a getter",
      code: "class B { get a() {\n return class A {}; } }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a field",
      code: "class B {\n a = class A {}; }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in an accessor field",
      code: "class B {\n accessor a = class A {}; }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a method of an object",
      code: "const o = { m() {\n class A {} } };",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a class in a callback of a function",
      code: "function f(all) { return all.map(() => {\n class A {} }); }",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a named class expression",
      code: "const f = () => {\n const A = class {}; return A; };",
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "each class of a function",
      code: "function f() {\n class A {}\n class B {} }",
      errors: [
        { ...inFunction(), line: 2 },
        { ...inFunction("B"), line: 3 },
      ],
    },
    {
      name: "a slotted class in a function, once",
      code: lib("function f() {\n class A extends slots({ x: f64 }) {} }"),
      errors: [{ ...inFunction(), line: 2 }],
    },
    {
      name: "a call of slots in a function",
      code: lib("function f() {\n return slots({ x: f64 }); }"),
      errors: [{ messageId: "slots", line: 2 }],
    },
    {
      name: "a call of slots in a method",
      code: lib("class A { m() {\n const B = slots({ x: f64 }); } }"),
      errors: [{ messageId: "slots", line: 2 }],
    },
  ],
});
