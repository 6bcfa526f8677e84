import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noLazyOwnProperty } from "./no-lazy-own-property.ts";

const stored = { messageId: "stored", data: { name: "_z", getter: "z" } };
const defined = { messageId: "defined", data: { getter: "z" } };

testRule(noLazyOwnProperty, {
  valid: [
    ...inEachForm("class C"),
    { name: "a declared field", code: "class A { _z; get z() { return (this._z ??= 1); } }" },
    {
      name: "a declared optional field",
      code: "class A { private _z?: number; get z() { return (this._z ??= 1); } }",
    },
    { name: "a private field", code: "class A { #z; get z() { return (this.#z ??= 1); } }" },
    {
      name: "a field stored in the constructor",
      code: "class A { constructor() { this._z = undefined; } get z() { return (this._z ??= 1); } }",
    },
    {
      name: "a field of a base in the file",
      code: "class A { _z; }\nclass B extends A { get z() { return (this._z ??= 1); } }",
    },
    {
      name: "a base in another file",
      code: 'import { A } from "./a.js";\nclass B extends A { get z() { return (this._z ??= 1); } }',
    },
    { name: "a setter", code: "class A { set _z(v) {} get z() { return (this._z = 1); } }" },
    {
      name: "a method, which another rule looks at",
      code: "class A { z() { return (this._z ??= 1); } }",
    },
    { name: "a static getter", code: "class A { static get z() { return (this._z ??= 1); } }" },
    { name: "a getter that only reads", code: "class A { get z() { return this._z; } }" },
    {
      name: "a WeakMap",
      code: "const kept = new WeakMap();\nclass A { get z() { return kept.get(this); } }",
    },
    { name: "a property of another object", code: "class A { get z() { return (o._z ??= 1); } }" },
    {
      name: "defineProperty of another object",
      code: 'class A { get z() { return Object.defineProperty({}, "z", {}); } }',
    },
    {
      name: "defineProperty in a method",
      code: 'class A { z() { Object.defineProperty(this, "z", {}); } }',
    },
    { name: "a getter of an object", code: "const o = { get z() { return (this._z ??= 1); } };" },
    {
      name: "a function in a getter",
      code: "class A { get z() { return function () { this._z = 1; }; } }",
    },
    {
      name: "a slotted class",
      code: 'import { slots } from "slotted";\nclass A extends slots({}) { get z() { return (this._z ??= 1); } }',
    },
  ],
  invalid: [
    {
      name: "a logical assignment",
      code: "class A { get z() {\n return (this._z ??= 1); } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "an or",
      code: "class A { get z() {\n return this._z || (this._z = 1); } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a condition",
      code: "class A { get z() { if (this._z === undefined)\n this._z = 1; return this._z; } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "an or-assignment",
      code: "class A { get z() {\n return (this._z ||= 1); } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a plain assignment",
      code: "class A { get z() {\n this._z = 1; return 1; } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "an arrow function in a getter",
      code: "class A { get z() { const f = () => {\n this._z = 1; }; return f; } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a quoted name",
      code: 'class A { get z() {\n return (this["_z"] ??= 1); } }',
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a declared field that emits nothing",
      code: "class A { declare _z: number; get z() {\n return (this._z ??= 1); } }",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a private getter",
      code: "class A { get #z() {\n return (this._z ??= 1); } }",
      errors: [{ messageId: "stored", data: { name: "_z", getter: "#z" }, line: 2 }],
    },
    {
      name: "a getter with a computed name",
      code: "class A { get [k]() {\n return (this._z ??= 1); } }",
      errors: [{ messageId: "stored", data: { name: "_z", getter: "this getter" }, line: 2 }],
    },
    {
      name: "a class expression",
      code: "const A = class { get z() {\n return (this._z ??= 1); } };",
      errors: [{ ...stored, line: 2 }],
    },
    {
      name: "a subclass of a class in the file",
      code: "class A {}\nclass B extends A { get z() {\n return (this._z ??= 1); } }",
      errors: [{ ...stored, line: 3 }],
    },
    {
      name: "Object.defineProperty",
      code: 'class A { get z() {\n Object.defineProperty(this, "z", { value: 1 }); return 1; } }',
      errors: [{ ...defined, line: 2 }],
    },
    {
      name: "Reflect.defineProperty",
      code: 'class A { get z() {\n Reflect.defineProperty(this, "z", { value: 1 }); return 1; } }',
      errors: [{ ...defined, line: 2 }],
    },
    {
      name: "Object.defineProperty, whatever the base",
      code: 'import { A } from "./a.js";\nclass B extends A { get z() {\n Object.defineProperty(this, "z", { value: 1 }); return 1; } }',
      errors: [{ ...defined, line: 3 }],
    },
    {
      name: "each store",
      code: "class A { get z() {\n this._z = 1;\n this._z = 2; return 1; } }",
      errors: [
        { ...stored, line: 2 },
        { ...stored, line: 3 },
      ],
    },
  ],
});
