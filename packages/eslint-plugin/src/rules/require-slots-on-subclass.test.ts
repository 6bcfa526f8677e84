import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { requireSlotsOnSubclass } from "./require-slots-on-subclass.ts";

const base =
  "class A extends slots({ x: f64 }) { m() {} get half() { return 1; } set half(value) { value; } }\n";

testRule(requireSlotsOnSubclass, {
  valid: [
    ...inEachForm("class A extends slots({ x: f64 }) {}\nclass B extends A"),
    {
      name: "a subclass that only adds methods",
      code: lib(`${base}class B extends A { n() { return this.x; } }`),
    },
    {
      name: "a subclass that assigns slots of its base",
      code: lib(`${base}class B extends A { constructor() { super({ x: 1 }); this.x = 2; } }`),
    },
    {
      name: "a subclass that goes through a setter",
      code: lib(`${base}class B extends A { n() { this.half = 2; } }`),
    },
    {
      name: "a subclass with slots of its own",
      code: lib(`${base}class B extends slots(A, { z: f64 }) { n() { this.z = 1; } }`),
    },
    {
      name: "an undeclared name next to slots of its own, which another rule reports",
      code: lib(`${base}class B extends slots(A, {}) { n() { this.z = 1; } }`),
    },
    {
      name: "a subclass that opts in",
      code: lib(`${base}class B extends withDict(A) { n() { this.z = 1; } }`),
    },
    {
      name: "a subclass of one that opts in",
      code: lib(
        "class A extends withDict(slots({})) {}\nclass B extends A { n() { this.z = 1; } }",
      ),
    },
    {
      name: "this of a static method",
      code: lib(`${base}class B extends A { static n() { this.z = 1; } }`),
    },
    {
      name: "this of a static block",
      code: lib(`${base}class B extends A { static { this.z = 1; } }`),
    },
    {
      name: "this of an inner function",
      code: lib(`${base}class B extends A { n() { return function () { this.z = 1; }; } }`),
    },
    {
      name: "this of a class inside",
      code: lib(`${base}class B extends A { n() { return class { z() { this.z = 1; } }; } }`),
    },
    {
      name: "a computed name that cannot be read",
      code: lib(`${base}class B extends A { n(name: string) { this[name] = 1; } }`),
    },
    {
      name: "slots that cannot be read",
      code: lib(
        "declare const more: object;\nclass A extends slots({ ...more }) {}\nclass B extends A { n() { this.z = 1; } }",
      ),
    },
    {
      name: "an ordinary class",
      code: lib("class A {}\nclass B extends A { n() { this.z = slots; } }"),
    },
    {
      name: "reading an undeclared name",
      code: lib(`${base}class B extends A { n() { return this.z; } }`),
    },
  ],
  invalid: [
    {
      name: "the lecture's forgetful subclass",
      code: lib(
        "class SlottedBase extends slots({ baseField: text }) {}\nclass SubclassMissingSlots extends SlottedBase {\n  constructor(baseField, extraField) {\n    super({ baseField });\n    this.extraField = extraField;\n  }\n}",
      ),
      js: true,
      errors: [
        {
          messageId: "missing",
          data: {
            className: "SubclassMissingSlots",
            base: "SlottedBase",
            names: "'extraField'",
            fields: "extraField: …",
          },
          line: 2,
        },
      ],
    },
    {
      name: "several names, once each",
      code: lib(`${base}class B extends A { n() { this.y = 1; this.z = 2; this.y = 3; } }`),
      errors: [
        {
          messageId: "missing",
          data: { className: "B", base: "A", names: "'y', 'z'", fields: "y: …, z: …" },
          line: 2,
        },
      ],
    },
    {
      name: "an assignment in a getter",
      code: lib(`${base}class B extends A { get n() { return (this.z ??= 1); } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "an assignment in an arrow function",
      code: lib(`${base}class B extends A { n() { return () => { this.z = 1; }; } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "an assignment by a quoted name",
      code: lib(`${base}class B extends A { n() { this["z"] = 1; } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "an assignment through a type assertion",
      code: lib(`${base}class B extends A { n() { (this.z as number) = 1; } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "an increment",
      code: lib(`${base}class B extends A { n() { this.z++; } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "destructuring into this",
      code: lib(`${base}class B extends A { n(o) { ({ z: this.z } = o); } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "array destructuring with a default",
      code: lib(`${base}class B extends A { n(o) { [this.z = 1] = o; } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "a loop that assigns",
      code: lib(`${base}class B extends A { n(o) { for (this.z of o); } }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "the value of a static's method is no instance, its neighbour is",
      code: lib(`${base}class B extends A { static n() { this.y = 1; } n() { this.z = 1; } }`),
      errors: [
        {
          messageId: "missing",
          data: { className: "B", base: "A", names: "'z'", fields: "z: …" },
          line: 2,
        },
      ],
    },
    {
      name: "a class expression",
      code: lib(`${base}const B = class extends A { n() { this.z = 1; } };`),
      errors: [
        {
          messageId: "missing",
          data: { className: "B", base: "A", names: "'z'", fields: "z: …" },
          line: 2,
        },
      ],
    },
    {
      name: "a base inside a base",
      code: lib(`${base}class B extends A {}\nclass C extends B { n() { this.z = 1; } }`),
      errors: [{ messageId: "missing", line: 3 }],
    },
    {
      name: "each forgetful class of a chain",
      code: lib(
        `${base}class B extends A { n() { this.y = 1; } }\nclass C extends B { n() { this.z = 1; } }`,
      ),
      errors: [
        { messageId: "missing", line: 2 },
        { messageId: "missing", line: 3 },
      ],
    },
    {
      name: "a class nested in a class",
      code: lib(`${base}class Outer { static Inner = class extends A { n() { this.z = 1; } }; }`),
      errors: [{ messageId: "missing", line: 2 }],
    },
    {
      name: "a namespace import",
      code: 'import * as S from "slotted";\nclass A extends S.slots({}) {}\nclass B extends A { n() { this.z = 1; } }',
      errors: [{ messageId: "missing", line: 3 }],
    },
    {
      name: "beside a field, which another rule reports",
      code: lib(`${base}class B extends A { y = 1; n() { this.y = 2; this.z = 1; } }`),
      errors: [
        {
          messageId: "missing",
          data: { className: "B", base: "A", names: "'z'", fields: "z: …" },
          line: 2,
        },
      ],
    },
  ],
});
