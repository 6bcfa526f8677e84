import { inEachForm, inForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noDeclaredNonSlot } from "./no-declared-non-slot.ts";

const opening = "class C extends slots({ x: f64 })";

const remove = (output: string) => ({ suggestions: [{ messageId: "remove", output }] });

testRule(noDeclaredNonSlot, {
  valid: [
    ...inEachForm(opening, ["a declared field", "a declared readonly field"]),
    {
      name: "a property declared never to be there",
      code: lib(`${opening} { declare z: never; }`),
    },
    {
      name: "a slot declared with a narrower type",
      code: lib('class A extends slots({ unit: text }) { declare unit: "C" | "K"; }'),
    },
    {
      name: "a slot of the base",
      code: lib(
        'class A extends slots({ unit: text }) {}\nclass B extends A { declare unit: "C"; }',
      ),
    },
    {
      name: "a slot of a base two levels up",
      code: lib(
        "class A extends slots({ x: f64 }) {}\nclass B extends slots(A, { y: f64 }) {}\nclass C extends B { declare x: 1; }",
      ),
    },
    {
      name: "a member of the base",
      code: lib(
        "class A extends slots({}) { m() {} }\nclass B extends A { declare m: () => void; }",
      ),
    },
    { name: "a static", code: lib(`${opening} { declare static z: number; }`) },
    {
      name: "a class that opts in",
      code: lib("class A extends withDict(slots({})) { declare z: number; }"),
    },
    {
      name: "a class below one that opts in",
      code: lib(
        "class A extends withDict(slots({})) {}\nclass B extends slots(A, { y: f64 }) { declare z: number; }",
      ),
    },
    {
      name: "slots that cannot be read",
      code: lib(
        "declare const more: object;\nclass A extends slots({ ...more }) { declare z: number; }",
      ),
    },
    {
      name: "slots from a function",
      code: lib(
        "declare function fields(): object;\nclass A extends slots(fields()) { declare z: number; }",
      ),
    },
    {
      name: "an imported base",
      code: lib(
        'import { Base } from "./base.js";\nclass A extends slots(Base, { x: f64 }) { declare z: number; }',
      ),
    },
    { name: "an ordinary class", code: lib("class A { declare z: typeof slots; }") },
    {
      name: "a computed name that cannot be read",
      code: lib(`${opening} { declare [Symbol.species]: number; }`),
    },
    {
      name: "a slot of a spread constant",
      code: lib(
        "const common = { z: f64 };\nclass A extends slots({ ...common }) { declare z: 1; }",
      ),
    },
    {
      name: "a slot with a quoted name",
      code: lib('class A extends slots({ "z": f64 }) { declare z: 1; }'),
    },
  ],
  invalid: [
    {
      name: "a declared field",
      code: inForm(opening, "a declared field"),
      errors: [
        {
          messageId: "declared",
          data: { name: "z", className: "C" },
          line: 1,
          ...remove(lib(`${opening} {  }`)),
        },
      ],
    },
    {
      name: "a declared readonly field",
      code: inForm(opening, "a declared readonly field"),
      errors: [{ messageId: "declared", line: 1, ...remove(lib(`${opening} {  }`)) }],
    },
    {
      name: "a declared optional field",
      code: lib(`${opening} { declare z?: number; }`),
      errors: [{ messageId: "declared", line: 1, ...remove(lib(`${opening} {  }`)) }],
    },
    {
      name: "a declared field with an access modifier",
      code: lib(`${opening} { declare protected z: number; }`),
      errors: [{ messageId: "declared", line: 1, ...remove(lib(`${opening} {  }`)) }],
    },
    {
      name: "a declared field with a quoted name",
      code: lib(`${opening} { declare "z": number; }`),
      errors: [{ messageId: "declared", line: 1, ...remove(lib(`${opening} {  }`)) }],
    },
    {
      name: "a declared field with a computed name",
      code: lib(`${opening} { declare ["z"]: number; }`),
      errors: [{ messageId: "declared", line: 1, ...remove(lib(`${opening} {  }`)) }],
    },
    {
      name: "beside a declared slot",
      code: lib(`${opening} {\n declare x: 1;\n declare z: number;\n}`),
      errors: [
        { messageId: "declared", line: 3, ...remove(lib(`${opening} {\n declare x: 1;\n \n}`)) },
      ],
    },
    {
      name: "a declared field with a comment, which removing would lose",
      code: lib(`${opening} { declare z: /* metres */ number; }`),
      errors: [{ messageId: "declared", line: 1 }],
    },
    {
      name: "each declared field",
      code: lib(`${opening} {\n declare y: 1;\n declare z: number;\n}`),
      errors: [
        {
          messageId: "declared",
          line: 2,
          ...remove(lib(`${opening} {\n \n declare z: number;\n}`)),
        },
        { messageId: "declared", line: 3, ...remove(lib(`${opening} {\n declare y: 1;\n \n}`)) },
      ],
    },
    {
      name: "below a slotted class",
      code: lib("class A extends slots({ x: f64 }) {}\nclass B extends A { declare z: 1; }"),
      errors: [
        {
          messageId: "declared",
          data: { name: "z", className: "B" },
          line: 2,
          ...remove(lib("class A extends slots({ x: f64 }) {}\nclass B extends A {  }")),
        },
      ],
    },
    {
      name: "a slot of a sister",
      code: lib(
        "class A extends slots({ x: f64 }) {}\nclass B extends slots(A, { z: f64 }) {}\nclass C extends A { declare z: 1; }",
      ),
      errors: [
        {
          messageId: "declared",
          line: 3,
          ...remove(
            lib(
              "class A extends slots({ x: f64 }) {}\nclass B extends slots(A, { z: f64 }) {}\nclass C extends A {  }",
            ),
          ),
        },
      ],
    },
    {
      name: "in a class expression",
      code: lib("const A = class extends slots({}) { declare z: 1; };"),
      errors: [
        {
          messageId: "declared",
          data: { name: "z", className: "A" },
          line: 1,
          ...remove(lib("const A = class extends slots({}) {  };")),
        },
      ],
    },
    {
      name: "in an abstract class",
      code: lib("abstract class A extends slots({}) { declare z: 1; }"),
      errors: [
        {
          messageId: "declared",
          line: 1,
          ...remove(lib("abstract class A extends slots({}) {  }")),
        },
      ],
    },
    {
      name: "slots of a namespace",
      code: 'import * as S from "slotted";\nclass A extends S.slots({}) { declare z: 1; }',
      errors: [
        {
          messageId: "declared",
          line: 2,
          ...remove('import * as S from "slotted";\nclass A extends S.slots({}) {  }'),
        },
      ],
    },
    {
      name: "slots held in a constant",
      code: lib(
        "const fields = { x: f64 } as const;\nclass A extends slots(fields) { declare z: 1; }",
      ),
      errors: [
        {
          messageId: "declared",
          line: 2,
          ...remove(lib("const fields = { x: f64 } as const;\nclass A extends slots(fields) {  }")),
        },
      ],
    },
    {
      name: "slots under another name",
      code: 'import { slots as s } from "slotted";\nclass A extends s({}) { declare z: 1; }',
      errors: [
        {
          messageId: "declared",
          line: 2,
          ...remove('import { slots as s } from "slotted";\nclass A extends s({}) {  }'),
        },
      ],
    },
  ],
});
