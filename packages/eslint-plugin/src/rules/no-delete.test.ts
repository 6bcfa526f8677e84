import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noDelete } from "./no-delete.ts";

const deleted = (name = "z") => ({ messageId: "deleted", data: { name } });
const store = (output: string, name = "z") => ({
  suggestions: [{ messageId: "store", data: { name }, output }],
});

testRule(noDelete, {
  valid: [
    ...inEachForm("class C"),
    { name: "a name made at run time", code: "delete seen[key];" },
    { name: "an element", code: "delete list[0];" },
    { name: "an element of this", code: "class A { m() { delete this[0]; } }" },
    { name: "a template", code: "delete seen[`z`];" },
    { name: "a variable of the environment", code: "delete process.env.HOME;" },
    {
      name: "a variable of an imported environment",
      code: 'import { env } from "node:process";\ndelete env.HOME;',
    },
    { name: "a variable of the environment of a module", code: "delete import.meta.env.HOME;" },
    { name: "a cached module", code: 'delete require.cache["./a.js"];' },
    {
      name: "a global",
      code: "delete globalThis.z; delete window.z; delete global.z; delete self.z;",
    },
    { name: "an export", code: "delete exports.z; delete module.exports.z;", js: true },
    { name: "a member of a prototype", code: "delete A.prototype.z;" },
    { name: "an attribute of an element of a page", code: "delete element.dataset.z;" },
    {
      name: "a header of a request",
      code: 'delete request.headers.host; delete request.headers["accept-encoding"];',
    },
    { name: "an entry of a Map", code: 'seen.delete("z");' },
    { name: "another operator", code: "void o.z; typeof o.z;" },
    { name: "a variable name of a static", code: "class A { static m(k) { delete this[k]; } }" },
  ],
  invalid: [
    {
      name: "a property",
      code: "delete o.z;",
      errors: [{ ...deleted(), line: 1, ...store("o.z = undefined;") }],
    },
    {
      name: "a property of this",
      code: "class A { m() { delete this.z; } }",
      errors: [{ ...deleted(), line: 1, ...store("class A { m() { this.z = undefined; } }") }],
    },
    {
      name: "a property of this, in a function",
      code: "function F() { delete this.z; }",
      errors: [{ ...deleted(), line: 1, ...store("function F() { this.z = undefined; }") }],
    },
    {
      name: "a property by a quoted name",
      code: 'delete o["z"];',
      errors: [{ ...deleted(), line: 1, ...store('o["z"] = undefined;') }],
    },
    {
      name: "a varying name of this",
      code: "class A { m(k) { delete this[k]; } }",
      errors: [
        { ...deleted("k"), line: 1, ...store("class A { m(k) { this[k] = undefined; } }", "k") },
      ],
    },
    {
      name: "a property of a property",
      code: "delete o.p.z;",
      errors: [{ ...deleted(), line: 1, ...store("o.p.z = undefined;") }],
    },
    {
      name: "a property of a result",
      code: "delete f().z;",
      errors: [{ ...deleted(), line: 1, ...store("f().z = undefined;") }],
    },
    {
      name: "a property of a type assertion",
      code: "delete (o as any).z;",
      errors: [{ ...deleted(), line: 1, ...store("(o as any).z = undefined;") }],
    },
    {
      name: "an optional chain, at which no suggestion is safe",
      code: "delete o?.z;",
      errors: [{ ...deleted(), line: 1 }],
    },
    {
      name: "an asserted property, at which no suggestion is safe",
      code: "delete o.z!;",
      errors: [{ ...deleted(), line: 1 }],
    },
    {
      name: "a value that is used, at which no suggestion is safe",
      code: "const gone = delete o.z;",
      errors: [{ ...deleted(), line: 1 }],
    },
    {
      name: "a comment, at which no suggestion is safe",
      code: "delete /* why */ o.z;",
      errors: [{ ...deleted(), line: 1 }],
    },
    {
      name: "a property of an arrow function's this",
      code: "class A { m = () => { delete this.z; }; }",
      errors: [
        { ...deleted(), line: 1, ...store("class A { m = () => { this.z = undefined; }; }") },
      ],
    },
    {
      name: "a property of an element",
      code: "delete list[0].z;",
      errors: [{ ...deleted(), line: 1, ...store("list[0].z = undefined;") }],
    },
    {
      name: "each of several",
      code: "delete o.a;\ndelete o.b;",
      errors: [
        { ...deleted("a"), line: 1, ...store("o.a = undefined;\ndelete o.b;", "a") },
        { ...deleted("b"), line: 2, ...store("delete o.a;\no.b = undefined;", "b") },
      ],
    },
    {
      name: "a private object",
      code: "class A { #o = {}; m() { delete this.#o.z; } }",
      errors: [
        { ...deleted(), line: 1, ...store("class A { #o = {}; m() { this.#o.z = undefined; } }") },
      ],
    },
  ],
});
