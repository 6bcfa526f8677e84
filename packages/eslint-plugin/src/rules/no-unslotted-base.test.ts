import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noUnslottedBase } from "./no-unslotted-base.ts";

testRule(noUnslottedBase, {
  valid: [
    ...inEachForm("class A extends slots({ y: f64 }) {}\nclass C extends slots(A, { x: f64 })"),
    { name: "no base", code: lib("class A extends slots({ x: f64 }) {}") },
    {
      name: "a base that adds nothing",
      code: lib(
        "class A extends slots({}) {}\nclass B extends A {}\nclass C extends slots(B, {}) {}",
      ),
    },
    {
      name: "another call of slots as the base",
      code: lib("class A extends slots(slots({}), { x: f64 }) {}"),
    },
    {
      name: "a base that opts in",
      code: lib("class A extends slots(withDict(slots({})), { x: f64 }) {}"),
    },
    {
      name: "an imported base",
      code: 'import { slots, f64 } from "slotted";\nimport { Base } from "./base.js";\nclass A extends slots(Base, { x: f64 }) {}',
    },
    {
      name: "a base that is a parameter",
      code: lib("const timed = (Base) => class extends slots(Base, { at: f64 }) {};"),
      js: true,
    },
    {
      name: "a class below an imported base",
      code: lib(
        'import { Base } from "./base.js";\nclass A extends Base {}\nclass B extends slots(A, { x: f64 }) {}',
      ),
    },
    {
      name: "a base made by a mixin",
      code: lib(
        'import { mixin } from "./mixin.js";\nclass A extends slots(mixin(), { x: f64 }) {}',
      ),
    },
    {
      name: "a slotted class that has the name of a builtin",
      code: lib("class Map extends slots({}) {}\nclass A extends slots(Map, { x: f64 }) {}"),
    },
    {
      name: "an imported class that has the name of a builtin",
      code: lib('import { Map } from "./map.js";\nclass A extends slots(Map, { x: f64 }) {}'),
    },
    {
      name: "a call of something else",
      code: "const slotted = 1; class A extends slots(Map, slotted) {}",
    },
    {
      name: "a global that is no builtin",
      code: lib("class A extends slots(SomeGlobal, { x: f64 }) {}"),
    },
    {
      name: "a base chosen at run time",
      code: lib("class A extends slots(Math.random() > 0.5 ? class {} : Object, { x: f64 }) {}"),
    },
    {
      name: "an ordinary class that extends an ordinary class",
      code: lib("class A { z = slots; }\nclass B extends A {}"),
    },
  ],
  invalid: [
    {
      name: "an ordinary class",
      code: lib("class A {}\nclass B extends slots(A, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", data: { base: "A" }, line: 2 }],
    },
    {
      name: "an ordinary class with a field",
      code: lib("class A { y = 1; }\nclass B extends slots(A, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", line: 2 }],
    },
    {
      name: "an ordinary class below another",
      code: lib("class A {}\nclass B extends A {}\nclass C extends slots(B, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", data: { base: "B" }, line: 3 }],
    },
    {
      name: "a class expression in place",
      code: lib("class B extends slots(class {}, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", data: { base: "this class" }, line: 1 }],
    },
    {
      name: "a class by another name",
      code: lib("const A = class {};\nconst B = A;\nclass C extends slots(B, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", data: { base: "B" }, line: 3 }],
    },
    {
      name: "a class in a type assertion",
      code: lib("class A {}\nclass B extends slots(A as any, { x: f64 }) {}"),
      errors: [{ messageId: "ordinary", line: 2 }],
    },
    {
      name: "a class nested in another",
      code: lib(
        "class Outer { static Inner = class {}; }\nclass B extends slots(Outer.Inner, { x: f64 }) {}",
      ),
      errors: [{ messageId: "ordinary", line: 2 }],
    },
    {
      name: "a call outside a class",
      code: lib("class A {}\nconst B = slots(A, { x: f64 });"),
      errors: [{ messageId: "ordinary", line: 2 }],
    },
    {
      name: "slots under another name",
      code: 'import { slots as s } from "slotted";\nclass A {}\nclass B extends s(A, {}) {}',
      errors: [{ messageId: "ordinary", line: 3 }],
    },
    {
      name: "slots of a namespace",
      code: 'import * as S from "slotted";\nclass A {}\nclass B extends S.slots(A, {}) {}',
      errors: [{ messageId: "ordinary", line: 3 }],
    },
    {
      name: "Map",
      code: lib("class A extends slots(Map, { x: f64 }) {}"),
      errors: [{ messageId: "builtin", data: { base: "Map" }, line: 1 }],
    },
    {
      name: "Array",
      code: lib("class A extends slots(Array, { x: f64 }) {}"),
      errors: [{ messageId: "builtin", data: { base: "Array" }, line: 1 }],
    },
    {
      name: "Error",
      code: lib("class A extends slots(Error, { x: f64 }) {}"),
      errors: [{ messageId: "builtin", data: { base: "Error" }, line: 1 }],
    },
    {
      name: "a typed array",
      code: lib("class A extends slots(Float64Array, { x: f64 }) {}"),
      errors: [{ messageId: "builtin", data: { base: "Float64Array" }, line: 1 }],
    },
    {
      name: "Object",
      code: lib("class A extends slots(Object, { x: f64 }) {}"),
      errors: [{ messageId: "builtin", data: { base: "Object" }, line: 1 }],
    },
    {
      name: "in plain JavaScript",
      code: 'const { slots } = require("slotted");\nclass A extends slots(Promise, {}) {}',
      js: true,
      errors: [{ messageId: "builtin", data: { base: "Promise" }, line: 2 }],
    },
  ],
});
