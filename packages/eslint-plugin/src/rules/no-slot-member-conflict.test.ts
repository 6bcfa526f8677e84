import { inEachForm, inForm, lib, type MemberForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noSlotMemberConflict } from "./no-slot-member-conflict.ts";

const withZ = "class C extends slots({ z: f64 })";

const reportedForms = {
  "an optional field": "field",
  "a definite field": "field",
  "an initialised field": "field",
  "a readonly field": "field",
  "a field private to the compiler": "field",
  "a decorated field": "field",
  "a field with a computed name": "field",
  "an override field": "field",
  "an arrow-function field": "field",
  "an accessor field": "field",
  "a decorated accessor field": "field",
  "a parameter property": "field",
  "a readonly parameter property": "field",
  "an overriding parameter property": "field",
  "a static field": "member",
  "a static accessor field": "member",
  "a method": "member",
  "a decorated method": "member",
  "a method with a computed name": "member",
  "an override method": "member",
  "a generator method": "member",
  "a getter": "member",
  "a setter": "member",
} as const;

const names = Object.keys(reportedForms) as (keyof typeof reportedForms)[];
// the forms whose suggestions are shown below
const shown: readonly MemberForm[] = [
  "a field with a type",
  "an optional field",
  "a definite field",
  "a field with an access modifier",
  "a field with a quoted name",
  "a method with an overload",
];
const reported: readonly MemberForm[] = names;

testRule(noSlotMemberConflict, {
  valid: [
    ...inEachForm(withZ, [...reported, ...shown]),
    {
      name: "a field that is no slot, which another rule reports",
      code: lib("class C extends slots({ x: f64 }) { z = 1; }"),
    },
    { name: "a private member", code: lib(`${withZ} { #z = 1; }`) },
    {
      name: "a static of a base's slot name with declare",
      code: lib(`${withZ} { declare static z: number; }`),
    },
    {
      name: "a method of a base that is no slot",
      code: lib(
        "class A extends slots({ x: f64 }) { m() {} }\nclass B extends slots(A, { y: f64 }) { m() {} }",
      ),
    },
    {
      name: "statics that every class has",
      code: lib(
        "class A extends slots({ name: text, length: f64 }) { static name = 1; static length = 1; }",
      ),
    },
    { name: "an ordinary class", code: lib("class A { z = slots; z() {} }"), js: true },
    {
      name: "an imported base",
      code: lib('import { Base } from "./base.js";\nclass A extends Base { z = slots; }'),
    },
    {
      name: "slots that cannot be read",
      code: lib("declare const more: object;\nclass A extends slots({ ...more }) { z() {} }"),
    },
    {
      name: "a member of a class inside",
      code: lib(`${withZ} { m() { return class { z = 1; }; } }`),
    },
    { name: "a member with a computed name", code: lib(`${withZ} { [z]() {} }`) },
  ],
  invalid: [
    ...names
      .filter((form) => !shown.includes(form) && form !== "an override field")
      .map((form) => ({
        name: form,
        code: inForm(withZ, form),
        errors: [{ messageId: reportedForms[form], line: 1 }],
      })),
    {
      name: "a field with a type",
      code: lib(`${withZ} { z: number; }`),
      errors: [
        {
          messageId: "field",
          data: { name: "z", owner: "C", wayOut: "Write declare z to keep only the type." },
          line: 1,
          suggestions: [
            {
              messageId: "declare",
              data: { name: "z" },
              output: lib(`${withZ} { declare z: number; }`),
            },
          ],
        },
      ],
    },
    {
      name: "an optional field",
      code: lib(`${withZ} { z?: number; }`),
      errors: [
        {
          messageId: "field",
          line: 1,
          suggestions: [
            {
              messageId: "declare",
              data: { name: "z" },
              output: lib(`${withZ} { declare z?: number; }`),
            },
          ],
        },
      ],
    },
    {
      name: "a definite field, which declare leaves no mark for",
      code: lib(`${withZ} { z!: number; }`),
      errors: [
        {
          messageId: "field",
          line: 1,
          suggestions: [
            {
              messageId: "declare",
              data: { name: "z" },
              output: lib(`${withZ} { declare z: number; }`),
            },
          ],
        },
      ],
    },
    {
      name: "a field with access modifier and override, which goes without declare",
      code: lib(`${withZ} { protected override readonly z: number; }`),
      errors: [
        {
          messageId: "field",
          line: 1,
          suggestions: [
            {
              messageId: "declare",
              data: { name: "z" },
              output: lib(`${withZ} { declare protected readonly z: number; }`),
            },
          ],
        },
      ],
    },
    {
      name: "a field with a quoted name",
      code: lib(`${withZ} { "z": number; }`),
      errors: [
        {
          messageId: "field",
          line: 1,
          suggestions: [
            {
              messageId: "declare",
              data: { name: "z" },
              output: lib(`${withZ} { declare "z": number; }`),
            },
          ],
        },
      ],
    },
    {
      name: "an override field with a value, at which no suggestion is safe",
      code: lib(`${withZ} { override z = 1; }`),
      errors: [
        {
          messageId: "field",
          data: { name: "z", owner: "C", wayOut: "Pass the value to super({ … })." },
          line: 1,
        },
      ],
    },
    {
      name: "a field with a decorator, at which no suggestion is safe",
      code: lib(`${withZ} { @watched z: number; }`),
      errors: [{ messageId: "field", line: 1 }],
    },
    {
      name: "a field without a type, in JavaScript",
      code: lib(`${withZ} { z; }`),
      js: true,
      errors: [{ messageId: "field", line: 1 }],
    },
    {
      name: "an overloaded method, at its body",
      code: lib(`${withZ} {\n z(): void;\n z() {}\n}`),
      errors: [{ messageId: "member", data: { kind: "Method", name: "z", owner: "C" }, line: 3 }],
    },
    {
      name: "a getter and its setter",
      code: lib(`${withZ} {\n get z() { return 1; }\n set z(v) {}\n}`),
      errors: [
        { messageId: "member", data: { kind: "Getter", name: "z", owner: "C" }, line: 2 },
        { messageId: "member", data: { kind: "Setter", name: "z", owner: "C" }, line: 3 },
      ],
    },
    {
      name: "a static method",
      code: lib(`${withZ} { static z() {} }`),
      errors: [{ messageId: "member", data: { kind: "Static", name: "z", owner: "C" }, line: 1 }],
    },
    {
      name: "a slot of a base",
      code: lib(`${withZ} {}\nclass D extends C { z() {} }`),
      errors: [{ messageId: "member", data: { kind: "Method", name: "z", owner: "C" }, line: 2 }],
    },
    {
      name: "a slot that repeats a method of the base",
      code: lib(
        "class A extends slots({ x: f64 }) { m() {} }\nclass B extends slots(A, {\n y: f64,\n m: f64 }) {}",
      ),
      errors: [
        { messageId: "inherited", data: { name: "m", kind: "method", owner: "A" }, line: 4 },
      ],
    },
    {
      name: "a slot that repeats a getter two levels up",
      code: lib(
        "class A extends slots({ x: f64 }) { get m() { return 1; } }\nclass B extends A {}\nclass C extends slots(B, { m: f64 }) {}",
      ),
      errors: [
        { messageId: "inherited", data: { name: "m", kind: "accessor", owner: "A" }, line: 3 },
      ],
    },
    {
      name: "a slot that repeats a static of the base",
      code: lib(
        "class A extends slots({ x: f64 }) { static m() {} }\nclass B extends slots(A, { m: f64 }) {}",
      ),
      errors: [
        { messageId: "inherited", data: { name: "m", kind: "static", owner: "A" }, line: 2 },
      ],
    },
    {
      name: "names that every slotted object has",
      code: lib("class A extends slots({\n toJSON: f64,\n valueOf: f64 }) {}"),
      errors: [
        { messageId: "reserved", data: { name: "toJSON" }, line: 2 },
        { messageId: "reserved", data: { name: "valueOf" }, line: 3 },
      ],
    },
    {
      name: "names that every object has",
      code: lib(
        "class A extends slots({\n constructor: f64,\n prototype: f64,\n ['__proto__']: f64 }) {}",
      ),
      errors: [
        { messageId: "reserved", data: { name: "constructor" }, line: 2 },
        { messageId: "reserved", data: { name: "prototype" }, line: 3 },
        { messageId: "reserved", data: { name: "__proto__" }, line: 4 },
      ],
    },
    {
      name: "a class that opts in",
      code: lib("class A extends withDict(slots({ z: f64 })) { z = 1; }"),
      errors: [{ messageId: "field", line: 1 }],
    },
  ],
});
