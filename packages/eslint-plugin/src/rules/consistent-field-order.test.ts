import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { consistentFieldOrder } from "./consistent-field-order.ts";

const orders = { first: "a, b", second: "b, a" };
const branches = { messageId: "branches", data: orders };
const literals = { messageId: "literals", data: orders };
const reorder = (output: string) => ({
  suggestions: [{ messageId: "reorder", data: { first: "a, b" }, output }],
});

testRule(consistentFieldOrder, {
  valid: [
    ...inEachForm("class C"),
    {
      name: "one order on both branches",
      code: "class A { constructor(c) { if (c) { this.a = 1; this.b = 1; } else { this.a = 2; this.b = 2; } } }",
    },
    {
      name: "declared fields, whose order is that of the class",
      code: "class A { a; b; constructor(c) { if (c) { this.a = 1; this.b = 1; } else { this.b = 2; this.a = 2; } } }",
    },
    {
      name: "parameter properties come first",
      code: "class A { constructor(public a: number, public b: number) { if (a) this.b = a; else this.a = b; } }",
    },
    {
      name: "a field stored on some ways only, which another rule reports",
      code: "class A { constructor(c) { if (c) this.a = 1; this.b = 1; } }",
    },
    { name: "one return", code: "function f() { return { a: 1, b: 2 }; }" },
    {
      name: "equal returns",
      code: "function f(c) { if (c) return { a: 1, b: 2 }; return { a: 3, b: 4 }; }",
    },
    {
      name: "returns of other fields",
      code: "function f(c) { if (c) return { a: 1, b: 2 }; return { b: 1 }; }",
    },
    {
      name: "returns of other functions",
      code: "function f() { return { a: 1, b: 2 }; } function g() { return { b: 1, a: 2 }; }",
    },
    {
      name: "a return of a function inside",
      code: "function f() { g(() => { return { b: 1, a: 2 }; }); return { a: 1, b: 2 }; }",
    },
    {
      name: "a spread, whose names are unknown",
      code: "function f(c, o) { if (c) return { a: 1, ...o }; return { ...o, a: 1 }; }",
    },
    {
      name: "computed names",
      code: "function f(c, k) { if (c) return { a: 1, [k]: 2 }; return { [k]: 2, a: 1 }; }",
    },
    {
      name: "numbers, whose order is their own",
      code: "function f(c) { if (c) return { 1: 1, 2: 2 }; return { 2: 1, 1: 2 }; }",
    },
    {
      name: "a prototype among the names",
      code: "function f(c) { if (c) return { __proto__: c, a: 2 }; return { a: 1, __proto__: c }; }",
    },
    {
      name: "a return without a value",
      code: "function f(c) { if (c) return; return { a: 1, b: 2 }; }",
    },
    { name: "arrays", code: "const f = (c) => (c ? [1, 2] : [2, 1]);" },
    {
      name: "a slotted class",
      code: 'import { slots } from "slotted";\nclass A extends slots({}) { constructor(c) { super({}); if (c) { this.a = 1; this.b = 1; } else { this.b = 1; this.a = 1; } } }',
      js: true,
    },
  ],
  invalid: [
    {
      name: "two orders in the branches of a constructor",
      code: "class A {\n constructor(c) { if (c) { this.a = 1; this.b = 1; } else { this.b = 2; this.a = 2; } } }",
      errors: [{ ...branches, line: 2 }],
    },
    {
      name: "two orders by a store that one branch makes early",
      code: "class A {\n constructor(c) { if (!c) this.a = 1; if (c) this.b = 0; this.a = 1; this.b = 1; } }",
      errors: [{ ...branches, line: 2 }],
    },
    {
      name: "two orders in the cases of a switch",
      code: "class A {\n constructor(c) { switch (c) { case 1: this.a = this.b = 1; break; default: this.a = 1; this.b = 2; } } }",
      errors: [{ messageId: "branches", data: orders, line: 2 }],
    },
    {
      name: "two orders in methods that the constructor calls",
      code: "class A {\n constructor(c) { if (c) this.m(); else this.n(); } m() { this.a = 1; this.b = 1; } n() { this.b = 2; this.a = 2; } }",
      errors: [{ ...branches, line: 2 }],
    },
    {
      name: "two orders of fields the compiler does not emit",
      code: "class A { a: number; b: number;\n constructor(c: boolean) { if (c) { this.a = 1; this.b = 1; } else { this.b = 2; this.a = 2; } } }",
      options: { checkUninitialized: true },
      errors: [{ ...branches, line: 2 }],
    },
    {
      name: "two orders of declared fields, which emit nothing",
      code: "class A { declare a: number; declare b: number;\n constructor(c: boolean) { if (c) { this.a = 1; this.b = 1; } else { this.b = 2; this.a = 2; } } }",
      errors: [{ ...branches, line: 2 }],
    },
    {
      name: "two orders after fields in common",
      code: "class A {\n constructor(c) { this.x = 1; if (c) { this.a = 1; this.b = 1; } else { this.b = 2; this.a = 2; } } }",
      errors: [{ messageId: "branches", data: { first: "x, a, b", second: "x, b, a" }, line: 2 }],
    },
    {
      name: "two returns of a function",
      code: "function f(c) { if (c) return { a: 1, b: 2 };\n return { b: 1, a: 2 }; }",
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder("function f(c) { if (c) return { a: 1, b: 2 };\n return { a: 2, b: 1 }; }"),
        },
      ],
    },
    {
      name: "two returns of a method",
      code: "class A { m(c) { if (c) return { a: 1, b: 2 };\n return { b: 1, a: 2 }; } }",
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder("class A { m(c) { if (c) return { a: 1, b: 2 };\n return { a: 2, b: 1 }; } }"),
        },
      ],
    },
    {
      name: "a conditional expression",
      code: "const f = (c) => c ? { a: 1, b: 2 } :\n { b: 1, a: 2 };",
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder("const f = (c) => c ? { a: 1, b: 2 } :\n { a: 2, b: 1 };"),
        },
      ],
    },
    {
      name: "shorthands",
      code: "function f(c, a, b) { if (c) return { a, b };\n return { b, a }; }",
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder("function f(c, a, b) { if (c) return { a, b };\n return { a, b }; }"),
        },
      ],
    },
    {
      name: "quoted names",
      code: 'function f(c) { if (c) return { a: 1, b: 2 };\n return { "b": 1, "a": 2 }; }',
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder(
            'function f(c) { if (c) return { a: 1, b: 2 };\n return { "a": 2, "b": 1 }; }',
          ),
        },
      ],
    },
    {
      name: "a type assertion",
      code: "function f(c) { if (c) return { a: 1, b: 2 } as T;\n return { b: 1, a: 2 } as T; }",
      errors: [
        {
          ...literals,
          line: 2,
          ...reorder(
            "function f(c) { if (c) return { a: 1, b: 2 } as T;\n return { a: 2, b: 1 } as T; }",
          ),
        },
      ],
    },
    {
      name: "values that may act when read, at which no suggestion is safe",
      code: "function f(c, g) { if (c) return { a: 1, b: 2 };\n return { b: g(), a: g() }; }",
      errors: [{ ...literals, line: 2 }],
    },
    {
      name: "a comment, at which no suggestion is safe",
      code: "function f(c) { if (c) return { a: 1, b: 2 };\n return { b: 1, /* metres */ a: 2 }; }",
      errors: [{ ...literals, line: 2 }],
    },
    {
      name: "each literal of another order",
      code: "function f(c) { if (c) return { a: 1, b: 2 };\n if (!c) return { b: g(), a: 2 };\n return { b: g(), a: 2 }; }",
      errors: [
        { ...literals, line: 2 },
        { ...literals, line: 3 },
      ],
    },
  ],
});
