import { inEachForm, inForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noFunctionFields } from "./no-function-fields.ts";

const field = { messageId: "field", data: { name: "z" } };
const bound = { messageId: "bound", data: { name: "z" } };
const method = (output: string) => ({
  suggestions: [{ messageId: "method", data: { name: "z" }, output }],
});

testRule(noFunctionFields, {
  valid: [
    ...inEachForm("class C", ["an arrow-function field"]),
    {
      name: "a static function",
      code: "class A { static z = () => 1; static y = function () {}; }",
    },
    { name: "a function of the module", code: "const f = () => 1;\nclass A { z = f; }" },
    {
      name: "a class made for one object",
      code: "export const one = new (class { z = () => 1; constructor() { this.y = () => 2; } })();",
    },
    { name: "a function that is called", code: "class A { z = (() => 1)(); }" },
    { name: "a function inside a value", code: "class A { z = { f: () => 1 }; }" },
    {
      name: "a bound method, unless asked for",
      code: "class A { z = this.m.bind(this); m() {} constructor() { this.m = this.m.bind(this); } }",
      options: { checkBound: false },
    },
    { name: "a function bound to something else", code: "class A { z = f.bind(null); }" },
    { name: "a function stored by a method", code: "class A { m() { this.z = () => 1; } }" },
    {
      name: "a function given to a function in the constructor",
      code: "class A { constructor() { on(() => 1); } }",
    },
    {
      name: "a function stored in another object",
      code: "class A { constructor(o) { o.z = () => 1; } }",
    },
    {
      name: "a function stored by a function in the constructor",
      code: "class A { constructor() { on(function () { this.z = () => 1; }); } }",
    },
    { name: "an object literal", code: "const o = { z: () => 1 };" },
    {
      name: "a bound method that is handed on",
      code: "class A { constructor() { on(this.m.bind(this)); } m() {} }",
    },
    { name: "a static block", code: "class A { static { this.z = () => 1; } }" },
  ],
  invalid: [
    {
      name: "an arrow function",
      code: inForm("class C", "an arrow-function field"),
      errors: [
        {
          ...field,
          line: 1,
          ...method(
            inForm("class C", "a getter")
              .replace("get z()", "z()")
              .replace("{ return 1; }", "{ return 1; }"),
          ),
        },
      ],
    },
    {
      name: "an arrow function of plain JavaScript",
      code: "class A { z = () => 1; }",
      js: true,
      errors: [{ ...field, line: 1, ...method("class A { z() { return 1; } }") }],
    },
    {
      name: "an arrow function with a body",
      code: "class A { z = () => { go(); }; }",
      errors: [{ ...field, line: 1, ...method("class A { z() { go(); } }") }],
    },
    {
      name: "parameters and types",
      code: "class A { z = <T,>(a: T, b = 1): T => a; }",
      errors: [{ ...field, line: 1, ...method("class A { z<T,>(a: T, b = 1): T { return a; } }") }],
    },
    {
      name: "a parameter without parentheses",
      code: "class A { z = a => a; }",
      errors: [{ ...field, line: 1, ...method("class A { z(a) { return a; } }") }],
    },
    {
      name: "an object as its value",
      code: "class A { z = () => ({ a: 1 }); }",
      errors: [{ ...field, line: 1, ...method("class A { z() { return { a: 1 }; } }") }],
    },
    {
      name: "an async arrow function",
      code: "class A { z = async () => { await go(); }; }",
      errors: [{ ...field, line: 1, ...method("class A { async z() { await go(); } }") }],
    },
    {
      name: "a private arrow function",
      code: "class A { #z = () => 1; }",
      errors: [
        {
          messageId: "field",
          data: { name: "#z" },
          line: 1,
          suggestions: [
            { messageId: "method", data: { name: "#z" }, output: "class A { #z() { return 1; } }" },
          ],
        },
      ],
    },
    {
      name: "an access modifier",
      code: "class A { protected z = () => 1; }",
      errors: [{ ...field, line: 1, ...method("class A { protected z() { return 1; } }") }],
    },
    {
      name: "a computed name",
      code: "class A { ['z'] = () => 1; }",
      errors: [{ ...field, line: 1, ...method("class A { ['z']() { return 1; } }") }],
    },
    {
      name: "a name that cannot be read",
      code: "class A { [k] = () => 1; }",
      errors: [
        {
          messageId: "field",
          data: { name: "k" },
          line: 1,
          suggestions: [
            { messageId: "method", data: { name: "k" }, output: "class A { [k]() { return 1; } }" },
          ],
        },
      ],
    },
    {
      name: "a type on the field, at which no suggestion is safe",
      code: "class A { z: () => number = () => 1; }",
      errors: [{ ...field, line: 1 }],
    },
    {
      name: "a readonly field, at which no suggestion is safe",
      code: "class A { readonly z = () => 1; }",
      errors: [{ ...field, line: 1 }],
    },
    {
      name: "a decorator, at which no suggestion is safe",
      code: "class A { @watched z = () => 1; }",
      errors: [{ ...field, line: 1 }],
    },
    {
      name: "a comment, at which no suggestion is safe",
      code: "class A { z = /* why */ () => 1; }",
      errors: [{ ...field, line: 1 }],
    },
    {
      name: "a comment in the body, which stays",
      code: "class A { z = () => { /* why */ }; }",
      errors: [{ ...field, line: 1, ...method("class A { z() { /* why */ } }") }],
    },
    {
      name: "a function expression, at which no suggestion is safe",
      code: "class A { z = function () { return 1; }; }",
      errors: [{ ...field, line: 1 }],
    },
    {
      name: "a function in a type assertion",
      code: "class A { z = (() => 1) as F; }",
      errors: [{ ...field, line: 1, ...method("class A { z() { return 1; } }") }],
    },
    {
      name: "a bound method",
      code: "class A { z = this.m.bind(this); m() {} }",
      errors: [{ ...bound, line: 1 }],
    },
    {
      name: "a function stored by the constructor",
      code: "class A { constructor() {\n this.z = () => 1; } }",
      errors: [{ ...field, line: 2 }],
    },
    {
      name: "a method bound by the constructor",
      code: "class A { constructor() {\n this.z = this.z.bind(this); } z() {} }",
      errors: [{ ...bound, line: 2 }],
    },
    {
      name: "a function stored under a condition",
      code: "class A { constructor(a) { if (a) {\n this.z = function () {}; } } }",
      errors: [{ ...field, line: 2 }],
    },
  ],
});
