import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noUnusedSlots } from "./no-unused-slots.ts";

const unused = { messageId: "unused", data: { slot: "x", owner: "A" } };
const remove = (output: string) => ({
  messageId: "remove",
  data: { slot: "x" },
  output: lib(output),
});

testRule(noUnusedSlots, {
  valid: [
    ...inEachForm("export { C };\nclass C extends slots({ x: f64 })"),
    {
      name: "a slot that is read",
      code: lib("class A extends slots({ x: f64 }) { m() { return this.x; } }"),
    },
    {
      name: "a slot that is given to new",
      code: lib("class A extends slots({ x: f64 }) {}\nnew A({ x: 1 });"),
    },
    {
      name: "a slot taken out by destructuring",
      code: lib("class A extends slots({ x: f64 }) { m() { const { x } = this; return x; } }"),
    },
    {
      name: "a slot named in a string",
      code: lib('class A extends slots({ x: f64 }) {}\ncolumn(A, "x");'),
    },
    {
      name: "a slot named in a template",
      code: lib("class A extends slots({ x: f64 }) {}\ncolumn(A, `x`);"),
    },
    { name: "an exported class", code: lib("export class A extends slots({ x: f64 }) {}") },
    { name: "a default export", code: lib("export default class extends slots({ x: f64 }) {}") },
    {
      name: "a class exported by name",
      code: lib("class A extends slots({ x: f64 }) {}\nexport { A as B };"),
    },
    {
      name: "a class exported as the default",
      code: lib("class A extends slots({ x: f64 }) {}\nexport default A;"),
    },
    {
      name: "an exported base class made by a call",
      code: lib("export const A = slots({ x: f64 });"),
    },
    {
      name: "the base of an exported class",
      code: lib("class A extends slots({ x: f64 }) {}\nexport class B extends A {}"),
    },
    {
      name: "slots that an exported class adds to",
      code: lib("const A = slots({ x: f64 });\nexport class B extends slots(A, {}) {}"),
    },
    {
      name: "a class of which the file exports a table",
      code: 'import { slots, f64, Table } from "slotted";\nclass A extends slots({ x: f64 }) {}\nexport const all = new Table(A);',
    },
    {
      name: "a class of which the file exports an object",
      code: lib("class A extends slots({ x: f64 }) {}\nexport const one = new A();"),
    },
    {
      name: "a class whose objects a function returns",
      code: lib(
        "class A extends slots({ x: f64 }) {}\nexport function make(init: object) { return new A(init as never); }",
      ),
    },
    {
      name: "a class in the type of an exported function",
      code: lib("class A extends slots({ x: f64 }) {}\nexport function f(a: A) { return a; }"),
    },
    {
      name: "a class handed to a function of another file",
      code: 'import { slots, f64 } from "slotted"; import { check } from "./check.js";\nclass A extends slots({ x: f64 }) {}\ncheck(A);',
    },
    {
      name: "a table handed to a function of another file",
      code: 'import { slots, f64, Table } from "slotted"; import { check } from "./check.js";\nclass A extends slots({ x: f64 }) {}\nconst all = new Table(A);\ncheck(all);',
    },
    {
      name: "slots that are given away at once",
      code: 'import { slots, f64, layoutOf } from "slotted"; import { check } from "./check.js";\ncheck(layoutOf(slots({ x: f64 })));',
    },
    {
      name: "a class in a list",
      code: lib("class A extends slots({ x: f64 }) {}\nconst all = [A];"),
    },
    {
      name: "an exported static",
      code: lib("export class Outer { static Inner = class extends slots({ x: f64 }) {}; }"),
    },
    {
      name: "a class given to the exports of a module",
      code: 'const { slots } = require("slotted");\nclass A extends slots({ x: 1 }) {}\nexports.A = A;',
      js: true,
    },
    {
      name: "a class that import = receives",
      code: lib("class A extends slots({ x: f64 }) {}\nexport = A;"),
    },
    {
      name: "a file that exports with module.exports",
      code: 'const { slots } = require("slotted");\nclass A extends slots({ x: 1 }) {}\nmodule.exports = { A };',
      js: true,
    },
    {
      name: "slots that cannot be read",
      code: lib("declare const more: object;\nclass A extends slots({ x: f64, ...more }) {}"),
    },
    { name: "an ordinary object", code: lib("const o = { x: slots };") },
    {
      name: "an exported class whose slots the file names, checked too",
      code: lib("export class A extends slots({ x: f64 }) { m() { return this.x; } }"),
      options: { checkExported: true },
    },
    { name: "a class without slots", code: lib("class A extends slots({}) {}") },
  ],
  invalid: [
    {
      name: "a slot that nothing names",
      code: lib("class A extends slots({ x: f64 }) {}"),
      errors: [{ ...unused, line: 1, suggestions: [remove("class A extends slots({}) {}")] }],
    },
    {
      name: "the first of two",
      code: lib("class A extends slots({ x: f64, y: f64 }) { m() { return this.y; } }"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({ y: f64 }) { m() { return this.y; } }")],
        },
      ],
    },
    {
      name: "the last of two",
      code: lib("class A extends slots({ y: f64, x: f64 }) { m() { return this.y; } }"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({ y: f64 }) { m() { return this.y; } }")],
        },
      ],
    },
    {
      name: "the last of two with a comma after it",
      code: lib("class A extends slots({ y: f64, x: f64, }) { m() { return this.y; } }"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({ y: f64,  }) { m() { return this.y; } }")],
        },
      ],
    },
    {
      name: "a slot with a comment, which removing would lose",
      code: lib("class A extends slots({\n x: /* metres */ f64 }) {}"),
      errors: [{ ...unused, line: 2 }],
    },
    {
      name: "a comment after the slot stays",
      code: lib("class A extends slots({ x: f64, // metres\n y: f64 }) { m() { return this.y; } }"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [
            remove("class A extends slots({ // metres\n y: f64 }) { m() { return this.y; } }"),
          ],
        },
      ],
    },
    {
      name: "each slot",
      code: lib("class A extends slots({\n x: f64,\n y: f64 }) {}"),
      errors: [
        { ...unused, line: 2, suggestions: [remove("class A extends slots({\n y: f64 }) {}")] },
        {
          messageId: "unused",
          data: { slot: "y", owner: "A" },
          line: 3,
          suggestions: [
            {
              messageId: "remove",
              data: { slot: "y" },
              output: lib("class A extends slots({\n x: f64 }) {}"),
            },
          ],
        },
      ],
    },
    {
      name: "a slot of a subclass",
      code: lib(
        "class A extends slots({ y: f64 }) { m() { return this.y; } }\nclass B extends slots(A, { x: f64 }) {}",
      ),
      errors: [
        {
          messageId: "unused",
          data: { slot: "x", owner: "B" },
          line: 2,
          suggestions: [
            remove(
              "class A extends slots({ y: f64 }) { m() { return this.y; } }\nclass B extends slots(A, {}) {}",
            ),
          ],
        },
      ],
    },
    {
      name: "a quoted name",
      code: lib('class A extends slots({ "x": f64 }) {}'),
      errors: [{ ...unused, line: 1, suggestions: [remove("class A extends slots({}) {}")] }],
    },
    {
      name: "a class expression",
      code: lib("const A = class extends slots({ x: f64 }) {};"),
      errors: [
        { ...unused, line: 1, suggestions: [remove("const A = class extends slots({}) {};")] },
      ],
    },
    {
      name: "slots in a constant",
      code: lib("const fields = { x: f64 } as const;\nclass A extends slots(fields) {}"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("const fields = {} as const;\nclass A extends slots(fields) {}")],
        },
      ],
    },
    {
      name: "an exported class, where that is asked for",
      code: lib("export class A extends slots({ x: f64 }) {}"),
      options: { checkExported: true },
      errors: [
        { ...unused, line: 1, suggestions: [remove("export class A extends slots({}) {}")] },
      ],
    },
    {
      name: "a class handed to a function of the same file",
      code: lib(
        "function use(all: object) { return all; }\nclass A extends slots({ x: f64 }) {}\nuse(A);",
      ),
      errors: [
        {
          ...unused,
          line: 2,
          suggestions: [
            remove(
              "function use(all: object) { return all; }\nclass A extends slots({}) {}\nuse(A);",
            ),
          ],
        },
      ],
    },
    {
      name: "a table that the file keeps",
      code: 'import { slots, f64, Table } from "slotted";\nclass A extends slots({ x: f64 }) {}\nconst all = new Table(A);\nfor (const one of all) one.print();',
      errors: [
        {
          ...unused,
          line: 2,
          suggestions: [
            {
              messageId: "remove",
              data: { slot: "x" },
              output:
                'import { slots, f64, Table } from "slotted";\nclass A extends slots({}) {}\nconst all = new Table(A);\nfor (const one of all) one.print();',
            },
          ],
        },
      ],
    },
    {
      name: "a class that is a type in the file",
      code: lib(
        "class A extends slots({ x: f64 }) {}\nfunction f(a: A) { return a; }\nf(new A());",
      ),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [
            remove("class A extends slots({}) {}\nfunction f(a: A) { return a; }\nf(new A());"),
          ],
        },
      ],
    },
    {
      name: "a class exported by name, where that is asked for",
      code: lib("class A extends slots({ x: f64 }) {}\nexport { A };"),
      options: { checkExported: true },
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({}) {}\nexport { A };")],
        },
      ],
    },
    {
      name: "slots under another name",
      code: 'import { slots as s, f64 } from "slotted";\nclass A extends s({ x: f64 }) {}',
      errors: [
        {
          ...unused,
          line: 2,
          suggestions: [
            {
              messageId: "remove",
              data: { slot: "x" },
              output: 'import { slots as s, f64 } from "slotted";\nclass A extends s({}) {}',
            },
          ],
        },
      ],
    },
    {
      name: "a name that only part of another word has",
      code: lib("class A extends slots({ x: f64 }) { m() { return this.xx; } }"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({}) { m() { return this.xx; } }")],
        },
      ],
    },
    {
      name: "a slot that another export does not hide",
      code: lib("class A extends slots({ x: f64 }) {}\nexport const b = 1;"),
      errors: [
        {
          ...unused,
          line: 1,
          suggestions: [remove("class A extends slots({}) {}\nexport const b = 1;")],
        },
      ],
    },
  ],
});
