import { inEachForm, type MemberForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { requireDeclareForRedeclaration } from "./require-declare-for-redeclaration.ts";

const base = "class A { z = 1; }\n";
const again = { messageId: "again", data: { name: "z", base: "A" } };
const declare = (output: string) => ({
  suggestions: [{ messageId: "declare", data: { name: "z" }, output }],
});

const reportedForms: readonly MemberForm[] = [
  "a field with a type",
  "an optional field",
  "a definite field",
  "a field with a quoted name",
];

testRule(requireDeclareForRedeclaration, {
  valid: [
    ...inEachForm("class A { z = 1; }\nclass C extends A", reportedForms),
    { name: "another field", code: `${base}class B extends A { y: number; }` },
    { name: "a class without a base", code: "class A { z: number; }" },
    {
      name: "a base in another file",
      code: 'import { A } from "./a.js";\nclass B extends A { z: number; }',
    },
    {
      name: "a field with a value of its own",
      code: `${base}class B extends A { override z = 2; }`,
    },
    { name: "a declared field", code: `${base}class B extends A { declare z: 1; }` },
    {
      name: "an abstract field of the base",
      code: "abstract class A { abstract z: number; }\nclass B extends A { z: number; }",
    },
    {
      name: "a declared field of the base",
      code: "class A { declare z: number; }\nclass B extends A { z: number; }",
    },
    { name: "a method of the base", code: "class A { y() {} }\nclass B extends A { y: number; }" },
    {
      name: "a static field of the base",
      code: "class A { static z = 1; }\nclass B extends A { z: number; }",
    },
    {
      name: "a private field of the name",
      code: "class A { #z = 1; }\nclass B extends A { #z: number; }",
    },
    {
      name: "a private field in TypeScript's sense with another name",
      code: "class A { private y = 1; }\nclass B extends A { z: number; }",
    },
    { name: "a class that extends itself", code: "class A extends A { z: number; }" },
    {
      name: "a slotted class",
      code: 'import { slots, f64 } from "slotted";\nclass A extends slots({ z: f64 }) {}\nclass B extends A { z: number; }',
    },
    { name: "a computed name", code: `${base}class B extends A { [z]: number; }` },
  ],
  invalid: [
    {
      name: "a field with a type",
      code: `${base}class B extends A { z: 1; }`,
      errors: [{ ...again, line: 2, ...declare(`${base}class B extends A { declare z: 1; }`) }],
    },
    {
      name: "an optional field",
      code: `${base}class B extends A { z?: 1; }`,
      errors: [{ ...again, line: 2, ...declare(`${base}class B extends A { declare z?: 1; }`) }],
    },
    {
      name: "a definite field",
      code: `${base}class B extends A { z!: 1; }`,
      errors: [{ ...again, line: 2, ...declare(`${base}class B extends A { declare z: 1; }`) }],
    },
    {
      name: "a readonly field",
      code: `${base}class B extends A { readonly z: 1; }`,
      errors: [
        { ...again, line: 2, ...declare(`${base}class B extends A { declare readonly z: 1; }`) },
      ],
    },
    {
      name: "an override field, which goes without declare",
      code: `${base}class B extends A { override z: 1; }`,
      errors: [{ ...again, line: 2, ...declare(`${base}class B extends A { declare z: 1; }`) }],
    },
    {
      name: "an access modifier",
      code: `${base}class B extends A { public override z: 1; }`,
      errors: [
        { ...again, line: 2, ...declare(`${base}class B extends A { declare public z: 1; }`) },
      ],
    },
    {
      name: "a quoted name",
      code: `${base}class B extends A { "z": 1; }`,
      errors: [{ ...again, line: 2, ...declare(`${base}class B extends A { declare "z": 1; }`) }],
    },
    {
      name: "a field stored by the constructor of the base",
      code: "class A { constructor() { this.z = 1; } }\nclass B extends A { z: 1; }",
      errors: [
        {
          ...again,
          line: 2,
          ...declare(
            "class A { constructor() { this.z = 1; } }\nclass B extends A { declare z: 1; }",
          ),
        },
      ],
    },
    {
      name: "a parameter property of the base",
      code: "class A { constructor(public z: number) {} }\nclass B extends A { z: 1; }",
      errors: [
        {
          ...again,
          line: 2,
          ...declare(
            "class A { constructor(public z: number) {} }\nclass B extends A { declare z: 1; }",
          ),
        },
      ],
    },
    {
      name: "a field of a base further up",
      code: `${base}class B extends A {}\nclass C extends B { z: 1; }`,
      errors: [
        {
          ...again,
          line: 3,
          ...declare(`${base}class B extends A {}\nclass C extends B { declare z: 1; }`),
        },
      ],
    },
    {
      name: "a field of a base whose own base is elsewhere",
      code: 'import { O } from "./o.js";\nclass A extends O { z = 1; }\nclass B extends A { z: 1; }',
      errors: [
        {
          ...again,
          line: 3,
          ...declare(
            'import { O } from "./o.js";\nclass A extends O { z = 1; }\nclass B extends A { declare z: 1; }',
          ),
        },
      ],
    },
    {
      name: "a decorated field, at which no suggestion is safe",
      code: `${base}class B extends A { @watched z: 1; }`,
      errors: [{ ...again, line: 2 }],
    },
    {
      name: "a field without a type, at which no suggestion is safe",
      code: `${base}class B extends A { z; }`,
      errors: [{ ...again, line: 2 }],
    },
    {
      name: "a field of JavaScript",
      code: `${base}class B extends A { z; }`,
      js: true,
      errors: [{ ...again, line: 2 }],
    },
    {
      name: "a class expression",
      code: `${base}const B = class extends A { z: 1; };`,
      errors: [
        { ...again, line: 2, ...declare(`${base}const B = class extends A { declare z: 1; };`) },
      ],
    },
    {
      name: "a base by another name",
      code: `${base}const Other = A;\nclass B extends Other { z: 1; }`,
      errors: [
        {
          ...again,
          line: 3,
          ...declare(`${base}const Other = A;\nclass B extends Other { declare z: 1; }`),
        },
      ],
    },
  ],
});
