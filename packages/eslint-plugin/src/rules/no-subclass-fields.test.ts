import { inEachForm, inForm, lib, type MemberForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noSubclassFields } from "./no-subclass-fields.ts";

const opening = "class C extends slots({ x: f64 })";

const reportedForms = {
  "a field with a type": "field",
  "an optional field": "field",
  "a definite field": "field",
  "an initialised field": "field",
  "a readonly field": "field",
  "a field with an access modifier": "field",
  "a field private to the compiler": "field",
  "a decorated field": "field",
  "a field with a quoted name": "field",
  "a field with a computed name": "field",
  "an override field": "field",
  "an arrow-function field": "field",
  "a private field": "privateField",
  "an accessor field": "accessor",
  "a decorated accessor field": "accessor",
  "a private accessor field": "accessor",
  "a parameter property": "parameter",
  "a readonly parameter property": "parameter",
  "an overriding parameter property": "parameter",
  "a private method": "privateMethod",
} as const;

const names = Object.keys(reportedForms) as (keyof typeof reportedForms)[];
const accepted: readonly MemberForm[] = names;

testRule(noSubclassFields, {
  valid: [
    ...inEachForm(opening, accepted),
    { name: "a class without slots", code: "class A { z = 1; }" },
    {
      name: "a subclass that adds nothing",
      code: lib("class A extends slots({}) {} class B extends A {}"),
    },
    {
      name: "slots of another module",
      code: 'import { slots } from "other-slotted"; class A extends slots({}) { z = 1; }',
    },
    {
      name: "a local function called slots",
      code: "const slotted = 1; function slots() { return Object; } class A extends slots() { z = slotted; }",
    },
    { name: "another export of the library", code: lib("class A extends Object { z = f64; }") },
    {
      name: "fields of a class that opts in",
      code: lib("class A extends slots({}) {} class B extends withDict(A) { z = 1; y?: number; }"),
    },
    {
      name: "fields below a class that opts in",
      code: lib("class A extends withDict(slots({})) {} class B extends A { z = 1; }"),
    },
    {
      name: "a field that repeats a slot, which another rule reports",
      code: lib("class A extends slots({ x: f64 }) { x = 1; }"),
    },
    {
      name: "a base that may change",
      code: lib("let Base = slots({}); Base = Object; class A extends Base { z = 1; }"),
    },
    {
      name: "an imported base",
      code: 'import { slots } from "slotted"; import { Base } from "./base.js"; class A extends Base { z = slots; }',
    },
    { name: "a class that extends itself", code: lib("class A extends A { z = slots; }") },
  ],
  invalid: [
    ...names.map((form) => ({
      name: form,
      code: inForm(opening, form),
      errors: [{ messageId: reportedForms[form], line: 1 }],
    })),
    {
      name: "names the class, the field and the way out",
      code: lib("class Named extends slots({ x: f64 }) {\n  z = 1;\n}"),
      errors: [{ messageId: "field", data: { className: "Named", field: "z", hint: "" }, line: 2 }],
    },
    {
      name: "each field of the lecture's forgetful subclass",
      code: lib(
        "class SlottedBase extends slots({ baseField: text }) {}\nclass SubclassMissingSlots extends SlottedBase {\n  extraField = 1;\n  another: string;\n}",
      ),
      errors: [
        {
          messageId: "field",
          data: { className: "SubclassMissingSlots", field: "extraField", hint: "SlottedBase, " },
          line: 3,
        },
        {
          messageId: "field",
          data: { className: "SubclassMissingSlots", field: "another", hint: "SlottedBase, " },
          line: 4,
        },
      ],
    },
    {
      name: "a computed name shows its source",
      code: lib("class A extends slots({}) { [Symbol.iterator] = 1; }"),
      errors: [
        {
          messageId: "field",
          data: { className: "A", field: "Symbol.iterator", hint: "" },
          line: 1,
        },
      ],
    },
    {
      name: "slots imported under another name",
      code: 'import { slots as record } from "slotted";\nclass A extends record({}) { z = 1; }',
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots of a namespace",
      code: 'import * as S from "slotted";\nclass A extends S.slots({}) { z = 1; }',
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots by a quoted member of a namespace",
      code: 'import * as S from "slotted";\nclass A extends S["slots"]({}) { z = 1; }',
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots taken out of a namespace",
      code: 'import * as S from "slotted";\nconst { slots: make } = S;\nclass A extends make({}) { z = 1; }',
      errors: [{ messageId: "field", line: 3 }],
    },
    {
      name: "slots required",
      code: 'const { slots } = require("slotted");\nclass A extends slots({}) { z = 1; }',
      js: true,
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots of an imported promise",
      code: 'const S = await import("slotted");\nclass A extends S.slots({}) { z = 1; }',
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots of import =",
      code: 'import S = require("slotted");\nclass A extends S.slots({}) { z = 1; }',
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "another name for slots",
      code: lib("const make = slots;\nclass A extends make({}) { z = 1; }"),
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "slots called before the class",
      code: lib("const Base = slots({ x: f64 });\nclass A extends Base { z = 1; }"),
      errors: [{ messageId: "field", data: { className: "A", field: "z", hint: "" }, line: 2 }],
    },
    {
      name: "slots in TypeScript's wrappers",
      code: lib("class A extends (slots({}) as typeof Object)<string> {\n z = 1; }"),
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "a class three levels down",
      code: lib(
        "class A extends slots({}) {}\nclass B extends A {}\nclass C extends slots(B, {}) {}\nclass D extends C { z = 1; }",
      ),
      errors: [{ messageId: "field", data: { className: "D", field: "z", hint: "C, " }, line: 4 }],
    },
    {
      name: "a class expression and its alias",
      code: lib(
        "const A = class extends slots({}) {};\nconst B = A;\nconst C = class extends B { z = 1; };",
      ),
      errors: [{ messageId: "field", data: { className: "C", field: "z", hint: "B, " }, line: 3 }],
    },
    {
      name: "a class nested in another as a static",
      code: lib(
        "class Outer { static Inner = class extends slots({}) {}; }\nclass A extends Outer.Inner { z = 1; }",
      ),
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "private storage in a class that opts in, which rows still lack",
      code: lib("class A extends withDict(slots({})) {\n #z = 1; }"),
      errors: [{ messageId: "privateField", line: 2 }],
    },
    {
      name: "slots of a module named in the settings",
      code: 'import { slots } from "@app/records";\nclass A extends slots({}) { z = 1; }',
      settings: { modules: ["@app/records"] },
      errors: [{ messageId: "field", line: 2 }],
    },
    {
      name: "a field of plain JavaScript",
      code: 'import { slots, f64 } from "slotted";\nclass A extends slots({ x: f64 }) { z; }',
      js: true,
      errors: [{ messageId: "field", line: 2 }],
    },
  ],
});
