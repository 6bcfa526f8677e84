import { inEachForm, lib } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noOverlappingSlots } from "./no-overlapping-slots.ts";

const base = "class A extends slots({ x: f64 }) {}\n";

const inherit = (output: string) => ({
  suggestions: [{ messageId: "inherit", output: lib(output) }],
});

testRule(noOverlappingSlots, {
  valid: [
    ...inEachForm(`${base}class C extends slots(A, { y: f64 })`),
    { name: "slots without a base", code: lib("class A extends slots({ x: f64, y: f64 }) {}") },
    { name: "empty slots", code: lib(`${base}class B extends slots(A, {}) {}`) },
    {
      name: "equal names in sisters",
      code: lib(
        `${base}class B extends slots(A, { y: f64 }) {}\nclass C extends slots(A, { y: text }) {}`,
      ),
    },
    {
      name: "an imported base",
      code: lib('import { Base } from "./base.js";\nclass B extends slots(Base, { x: f64 }) {}'),
    },
    {
      name: "computed names that cannot be read",
      code: lib(`${base}class B extends slots(A, { [Math.random()]: f64 }) {}`),
    },
    {
      name: "a spread that cannot be read",
      code: lib(
        `${base}declare const more: { x: typeof f64 };\nclass B extends slots(A, { ...more }) {}`,
      ),
    },
    {
      name: "a slot that replaces one of a spread",
      code: lib(
        "const common = { x: f64, y: f64 };\nclass A extends slots({ ...common, x: text }) {}",
      ),
    },
    {
      name: "slots of another module",
      code: 'import { slots } from "other-slotted";\nclass A extends slots({ x: 1 }) {}\nclass B extends slots(A, { x: 1 }) {}',
    },
    {
      name: "slots changed after they were written",
      code: lib(
        "const fields = { x: f64 };\nfields.y = f64;\nclass A extends slots(fields) {}\nclass B extends slots(A, { x: f64 }) {}",
      ),
      js: true,
    },
    {
      name: "a base chosen at run time",
      code: lib(`${base}class B extends slots(Math.random() > 1 ? A : slots({}), { x: f64 }) {}`),
    },
    {
      name: "a slot that repeats a nested class's",
      code: lib(`${base}class B extends slots({ x: f64, a: A }) {}`),
    },
    {
      name: "names that differ in case",
      code: lib(`${base}class B extends slots(A, { X: f64 }) {}`),
    },
    {
      name: "a repeated name in an ordinary object",
      code: lib("const o = { x: slots, ...{ x: 1 } };"),
    },
    {
      name: "an inner scope's class of the same name",
      code: lib(
        `${base}{ class A extends slots({ y: f64 }) {} class B extends slots(A, { x: f64 }) {} }`,
      ),
    },
  ],
  invalid: [
    {
      name: "a slot of the base",
      code: lib(`${base}class B extends slots(A, { x: f64 }) {}`),
      errors: [
        {
          messageId: "overlapping",
          data: { slot: "x", owner: "A", className: "B" },
          line: 2,
          ...inherit(`${base}class B extends slots(A, {}) {}`),
        },
      ],
    },
    {
      name: "each repeated slot",
      code: lib(
        "class A extends slots({ x: f64, y: f64 }) {}\nclass B extends slots(A, {\n x: f64,\n z: f64,\n y: f64 }) {}",
      ),
      errors: [
        {
          messageId: "overlapping",
          line: 3,
          ...inherit(
            "class A extends slots({ x: f64, y: f64 }) {}\nclass B extends slots(A, {\n z: f64,\n y: f64 }) {}",
          ),
        },
        {
          messageId: "overlapping",
          line: 5,
          ...inherit(
            "class A extends slots({ x: f64, y: f64 }) {}\nclass B extends slots(A, {\n x: f64,\n z: f64 }) {}",
          ),
        },
      ],
    },
    {
      name: "a slot two levels up",
      code: lib(
        `${base}class B extends slots(A, { y: f64 }) {}\nclass C extends slots(B, { x: f64 }) {}`,
      ),
      errors: [
        {
          messageId: "overlapping",
          data: { slot: "x", owner: "A", className: "C" },
          line: 3,
          ...inherit(
            `${base}class B extends slots(A, { y: f64 }) {}\nclass C extends slots(B, {}) {}`,
          ),
        },
      ],
    },
    {
      name: "a slot above a class that adds methods only",
      code: lib(`${base}class B extends A { m() {} }\nclass C extends slots(B, { x: f64 }) {}`),
      errors: [
        {
          messageId: "overlapping",
          line: 3,
          ...inherit(`${base}class B extends A { m() {} }\nclass C extends slots(B, {}) {}`),
        },
      ],
    },
    {
      name: "a slot above one that opts in",
      code: lib(`${base}class B extends slots(withDict(A), { x: f64 }) {}`),
      errors: [
        {
          messageId: "overlapping",
          line: 2,
          ...inherit(`${base}class B extends slots(withDict(A), {}) {}`),
        },
      ],
    },
    {
      name: "a quoted name",
      code: lib(`${base}class B extends slots(A, { "x": f64 }) {}`),
      errors: [
        { messageId: "overlapping", line: 2, ...inherit(`${base}class B extends slots(A, {}) {}`) },
      ],
    },
    {
      name: "a computed name that can be read",
      code: lib(`${base}class B extends slots(A, { ["x"]: f64 }) {}`),
      errors: [
        { messageId: "overlapping", line: 2, ...inherit(`${base}class B extends slots(A, {}) {}`) },
      ],
    },
    {
      name: "a shorthand",
      code: lib(`${base}const x = f64;\nclass B extends slots(A, { x }) {}`),
      errors: [
        {
          messageId: "overlapping",
          line: 3,
          ...inherit(`${base}const x = f64;\nclass B extends slots(A, {}) {}`),
        },
      ],
    },
    {
      name: "slots held in a constant",
      code: lib(`${base}const fields = { x: f64 } as const;\nclass B extends slots(A, fields) {}`),
      errors: [
        { messageId: "overlapping", data: { slot: "x", owner: "A", className: "B" }, line: 2 },
      ],
    },
    {
      name: "slots held in a frozen constant",
      code: lib(
        `${base}const fields = Object.freeze({ x: f64 });\nclass B extends slots(A, fields) {}`,
      ),
      errors: [{ messageId: "overlapping", line: 2 }],
    },
    {
      name: "a spread constant, at the call",
      code: lib(`${base}const common = { x: f64 };\nclass B extends slots(A, { ...common }) {}`),
      errors: [{ messageId: "overlapping", line: 3 }],
    },
    {
      name: "a base known from a call",
      code: lib("const A = slots({ x: f64 });\nclass B extends slots(A, { x: f64 }) {}"),
      errors: [
        {
          messageId: "overlapping",
          data: { slot: "x", owner: "A", className: "B" },
          line: 2,
          ...inherit("const A = slots({ x: f64 });\nclass B extends slots(A, {}) {}"),
        },
      ],
    },
    {
      name: "a call in a call",
      code: lib("class B extends slots(slots({ x: f64 }), { x: f64 }) {}"),
      errors: [
        {
          messageId: "overlapping",
          line: 1,
          ...inherit("class B extends slots(slots({ x: f64 }), {}) {}"),
        },
      ],
    },
    {
      name: "a call outside a class",
      code: lib(`${base}export const B = slots(A, { x: f64 });`),
      errors: [
        { messageId: "overlapping", line: 2, ...inherit(`${base}export const B = slots(A, {});`) },
      ],
    },
    {
      name: "a slot with a comment, which removing would lose",
      code: lib(`${base}class B extends slots(A, { x: /* metres */ f64 }) {}`),
      errors: [{ messageId: "overlapping", line: 2 }],
    },
    {
      name: "a name written twice in one call",
      code: lib("class A extends slots({\n x: f64,\n x: text }) {}"),
      errors: [{ messageId: "repeated", data: { slot: "x" }, line: 3 }],
    },
    {
      name: "a name written three times, at each repetition",
      code: lib("class A extends slots({\n b: f64,\n c: f64,\n b: f64,\n c: f64,\n b: f64 }) {}"),
      errors: [
        { messageId: "repeated", line: 4 },
        { messageId: "repeated", line: 5 },
        { messageId: "repeated", line: 6 },
      ],
    },
    {
      name: "a base with a repeated slot",
      code: lib(
        "class A extends slots({ x: f64, x: f64 }) {}\nclass B extends slots(A, { x: f64 }) {}",
      ),
      js: true,
      errors: [
        { messageId: "repeated", line: 1 },
        {
          messageId: "overlapping",
          line: 2,
          ...inherit(
            "class A extends slots({ x: f64, x: f64 }) {}\nclass B extends slots(A, {}) {}",
          ),
        },
      ],
    },
  ],
});
