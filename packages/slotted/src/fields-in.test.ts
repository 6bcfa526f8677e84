import { describe, expect, test } from "vitest";
import { fieldsIn, fieldsInSource } from "./fields-in.ts";

const CASES: readonly (readonly [what: string, source: string, fields: readonly string[]])[] = [
  ["an empty body", "class {}", []],
  ["a field", "class { x }", ["x"]],
  ["fields on one line", "class{x=1;y;#z=2}", ["x", "y", "#z"]],
  ["fields without semicolons", "class {\n x = 1\n y = 2\n 'z' = 3 }", ["x", "y", "[computed]"]],
  [
    "initialisers over lines",
    "class {\n x = 1 +\n 2\n y = [1]\n [0]\n z = a\n .b }",
    ["x", "y", "z"],
  ],
  ["a computed name", "class { [Symbol.iterator] = 1 }", ["[computed]"]],
  ["an arrow function", "class { x = () => { this.y = 1; }\n z = 2 }", ["x", "z"]],
  ["methods", "class { m() {} async a() {} *g() {} async *h() {} get p() {} set p(v) {} }", []],
  ["methods of odd names", "class { 'a b'() {} 1() {} [a]() {} #p() {} static() {} get() {} }", []],
  ["fields named like modifiers", "class { static\n get = 1\n set; async }", ["set", "async"]],
  ["statics", "class { static x = 1; static m() {} static #p = 2; static get q() {} }", []],
  ["static blocks", "class { static{ this.x = { y: 1 }; } static {} }", []],
  ["strings and templates", "class { m(a = '}') { return `}${`{${a}`}`; } }", []],
  ["comments", "class { /* x = 1 */ // y\n }", []],
  ["regular expressions", "class { m() { return /[/}]{/.test(a) ? /}/ : 4 / 2 / 1; } }", []],
  ["a base with braces", "class extends mixin({ x: 1 }) { y = 1 }", ["y"]],
];

describe("fieldsIn", () => {
  test.each(CASES)("reads %s", (_, source, fields) => {
    expect(fieldsInSource(source)).toEqual(fields);
  });

  test("reads the source of a class", () => {
    class Point {
      x = 1;
    }
    expect(fieldsIn(Point)).toEqual(["x"]);
  });

  test("finds nothing in what has no class body", () => {
    expect(fieldsIn(Map)).toEqual([]);
    expect(fieldsIn(function Old() {} as never)).toEqual([]);
  });
});
