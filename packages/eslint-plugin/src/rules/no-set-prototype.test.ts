import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noSetPrototype } from "./no-set-prototype.ts";

const changed = { messageId: "changed" };

testRule(noSetPrototype, {
  valid: [
    ...inEachForm("class C"),
    {
      name: "an object made with a prototype",
      code: "Object.create(prototype); ({ __proto__: prototype });",
    },
    { name: "reading a prototype", code: "Object.getPrototypeOf(o); o.__proto__ === p;" },
    { name: "comparing __proto__", code: "if (o.__proto__ == null) go();" },
    { name: "a constructor", code: "Object.setPrototypeOf(Child, Parent);" },
    {
      name: "a prototype of a constructor",
      code: "Object.setPrototypeOf(Child.prototype, Parent.prototype);",
    },
    { name: "a constructor of a namespace", code: "Object.setPrototypeOf(lib.Child, lib.Parent);" },
    { name: "__proto__ of a prototype", code: "Child.prototype.__proto__ = Parent.prototype;" },
    {
      name: "what compiled subclasses of Error do",
      code: "class A extends Error { constructor() { super(); Object.setPrototypeOf(this, new.target.prototype); } }",
    },
    {
      name: "the same by name",
      code: "class A extends Error { constructor() { super(); Object.setPrototypeOf(this, A.prototype); } }",
    },
    {
      name: "setPrototypeOf of something else",
      code: "lib.setPrototypeOf(o, p); setPrototypeOf(o, p);",
    },
    { name: "a call with too little", code: "Object.setPrototypeOf(o);" },
    { name: "a name in another's place", code: "o[__proto__] = 1;" },
    { name: "a key of an object", code: "const o = { '__proto__': p };" },
    { name: "a private name", code: "class A { #__proto__; m() { this.#__proto__ = 1; } }" },
    { name: "a variable", code: "let __proto__; __proto__ = 1;" },
  ],
  invalid: [
    {
      name: "Object.setPrototypeOf",
      code: "Object.setPrototypeOf(o, p);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "Reflect.setPrototypeOf",
      code: "Reflect.setPrototypeOf(o, p);",
      errors: [{ ...changed, line: 1 }],
    },
    { name: "__proto__", code: "o.__proto__ = p;", errors: [{ ...changed, line: 1 }] },
    {
      name: "__proto__ by a quoted name",
      code: 'o["__proto__"] = p;',
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "__proto__ of this",
      code: "class A { m() { this.__proto__ = p; } }",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "no prototype",
      code: "Object.setPrototypeOf(o, null);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "this, to another class",
      code: "class A { constructor() { Object.setPrototypeOf(this, B.prototype); } }",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "this of a function",
      code: "function F() { Object.setPrototypeOf(this, F.prototype); }",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "a literal",
      code: "Object.setPrototypeOf({ a: 1 }, p);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "a result",
      code: "Object.setPrototypeOf(make(), p);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "a function",
      code: "const f = () => 1;\nObject.setPrototypeOf(f, p);",
      errors: [{ ...changed, line: 2 }],
    },
    {
      name: "an optional call",
      code: "Object.setPrototypeOf?.(o, p);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "a quoted member",
      code: 'Object["setPrototypeOf"](o, p);',
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "destructuring into __proto__",
      code: "[o.__proto__] = all;",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "a value that is used",
      code: "const a = Object.setPrototypeOf(o, p);",
      errors: [{ ...changed, line: 1 }],
    },
    {
      name: "each of several",
      code: "Object.setPrototypeOf(a, p);\nb.__proto__ = p;",
      errors: [
        { ...changed, line: 1 },
        { ...changed, line: 2 },
      ],
    },
  ],
});
