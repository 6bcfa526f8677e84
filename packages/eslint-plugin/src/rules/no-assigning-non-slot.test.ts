import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noAssigningNonSlot } from "./no-assigning-non-slot.ts";

const opening = "class C extends slots({ x: f64 })";
const assigned = { messageId: "assigned", data: { name: "z", className: "C" } };

testRule(noAssigningNonSlot, {
  valid: [
    ...inEachForm(opening),
    { name: "a slot", code: lib(`${opening} { m() { this.x = 1; } }`) },
    {
      name: "a slot of the base",
      code: lib(
        `${opening} {}\nclass D extends slots(C, { y: f64 }) { m() { this.x = this.y = 1; } }`,
      ),
    },
    { name: "a setter", code: lib(`${opening} { set z(v) {} m() { this.z = 1; } }`) },
    {
      name: "a setter of the base",
      code: lib(`${opening} { set z(v) {} }\nclass D extends slots(C, {}) { m() { this.z = 1; } }`),
    },
    {
      name: "a name that cannot be read",
      code: lib(`${opening} { m(name: string) { this[name] = 1; } }`),
    },
    {
      name: "a declared field, which another rule reports",
      code: lib(`${opening} { z = 1; m() { this.z = 1; } }`),
    },
    { name: "a private name", code: lib(`${opening} { #z = 1; m() { this.#z = 1; } }`) },
    {
      name: "a subclass without slots of its own, which another rule reports",
      code: lib(`${opening} {}\nclass D extends C { m() { this.z = 1; } }`),
    },
    {
      name: "a class that opts in",
      code: lib("class C extends withDict(slots({})) { m() { this.z = 1; } }\nnew C({}).z = 1;"),
    },
    {
      name: "slots that cannot be read",
      code: lib(
        "declare const more: object;\nclass C extends slots({ ...more }) { m() { this.z = 1; } }",
      ),
    },
    {
      name: "an imported base",
      code: lib(
        'import { Base } from "./base.js";\nclass C extends slots(Base, {}) { m() { this.z = 1; } }',
      ),
    },
    { name: "a static method", code: lib(`${opening} { static m() { this.z = 1; } }`) },
    {
      name: "an inner function",
      code: lib(`${opening} { m() { function f() { this.z = 1; } } }`),
      js: true,
    },
    {
      name: "a class inside",
      code: lib(`${opening} { m() { return class { n() { this.z = 1; } }; } }`),
    },
    {
      name: "an object of another class",
      code: lib(`${opening} {}\nconst o = new Object();\no.z = 1;`),
    },
    {
      name: "a slot of an object",
      code: lib(`${opening} {}\nconst c = new C({ x: 1 });\nc.x = 2;`),
    },
    {
      name: "a variable that may hold something else",
      code: lib(`${opening} {}\nlet c = new C({ x: 1 });\nc = {};\nc.z = 2;`),
      js: true,
    },
    { name: "a static of the class", code: lib(`${opening} {}\nC.z = 1;`), js: true },
    { name: "reading", code: lib(`${opening} { m() { return this.z; } }`) },
    {
      name: "Object.assign to slots",
      code: lib(`${opening} { m() { Object.assign(this, { x: 1 }); } }`),
    },
    {
      name: "Object.assign from values that cannot be read",
      code: lib(`${opening} { m(more: object) { Object.assign(this, more, { ...more }); } }`),
    },
    {
      name: "Object.assign to another object",
      code: lib(`${opening} { m() { return Object.assign({}, { z: 1 }); } }`),
    },
  ],
  invalid: [
    {
      name: "an assignment in a method",
      code: lib(`${opening} {\n m() { this.z = 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "an assignment in the constructor",
      code: lib(`${opening} {\n constructor() { super({ x: 1 }); this.z = 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a compound assignment",
      code: lib(`${opening} {\n m() { this.z += 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a logical assignment",
      code: lib(`${opening} {\n get m() { return this.z ??= 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "an increment",
      code: lib(`${opening} {\n m() { this.z++; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a quoted name",
      code: lib(`${opening} {\n m() { this["z"] = 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "object destructuring",
      code: lib(`${opening} {\n m(o) { ({ z: this.z } = o); } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "array destructuring",
      code: lib(`${opening} {\n m(o) { [, ...this.z] = o; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a loop",
      code: lib(`${opening} {\n m(o) { for (this.z in o); } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a type assertion around the target",
      code: lib(`${opening} {\n m() { (this.z as any) = 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a type assertion around this",
      code: lib(`${opening} {\n m() { (this as any).z = 1; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "an arrow function",
      code: lib(`${opening} {\n m() { return () => { this.z = 1; }; } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "Object.assign, at the property",
      code: lib(`${opening} {\n m() {\n Object.assign(this, { x: 1,\n z: 2 }); } }`),
      errors: [{ ...assigned, line: 4 }],
    },
    {
      name: "Object.defineProperty",
      code: lib(`${opening} {\n m() { Object.defineProperty(this, "z", { value: 1 }); } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "Reflect.defineProperty",
      code: lib(`${opening} {\n m() { Reflect.defineProperty(this, "z", { value: 1 }); } }`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "a method bound to each object",
      code: lib(
        `${opening} {\n constructor() { super({ x: 1 }); this.m = this.m.bind(this); }\n m() {} }`,
      ),
      errors: [{ messageId: "method", data: { name: "m", className: "C" }, line: 2 }],
    },
    {
      name: "a method of the base, bound in a subclass",
      code: lib(
        `${opening} { m() {} }\nclass D extends C { constructor() { super({ x: 1 }); this.m = this.m.bind(this); } }`,
      ),
      errors: [{ messageId: "method", data: { name: "m", className: "D" }, line: 2 }],
    },
    {
      name: "the lecture's dynamic attribute",
      code: lib(`${opening} {}\nconst good = new C({ x: 1 });\ngood.z = "this will fail";`),
      errors: [{ ...assigned, line: 3 }],
    },
    {
      name: "an object not yet named",
      code: lib(`${opening} {}\nnew C({ x: 1 }).z = 1;`),
      errors: [{ ...assigned, line: 2 }],
    },
    {
      name: "an object of a subclass without slots",
      code: lib(`${opening} {}\nclass D extends C {}\nconst d = new D({ x: 1 });\nd.z = 1;`),
      errors: [{ messageId: "assigned", data: { name: "z", className: "D" }, line: 4 }],
    },
    {
      name: "slots of a namespace",
      code: 'import * as S from "slotted";\nclass C extends S.slots({}) { m() { this.z = 1; } }',
      errors: [{ ...assigned, line: 2 }],
    },
  ],
});
