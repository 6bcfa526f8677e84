import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { runApp } from "./fixtures/run-app.ts";
import { stripTypes } from "./strip-types.ts";
import { toJavaScript } from "./to-javascript.ts";

const program = readFileSync(new URL("./fixtures/app/compiled.tsx", import.meta.url), "utf8");
const lineOf = (text: string) => program.slice(0, program.indexOf(text)).split("\n").length;

test("types are replaced by spaces, every line and column staying", () => {
  const source = `import { type A, b } from "./b.ts";
import type { C } from "./c.ts";
interface Long {
  a: string;
}
abstract class D<T> extends E<T> implements F, G {
  private readonly x?: number = 1;
  declare y: string;
  z!: Map<string, C>;
  abstract m(): void;
  constructor(private_: A, opt?: number) { super() }
  get<U>(this: void, key: U & string): b is B { return (key as unknown as B)!.a satisfies C }
}
function over(a: string): void;
function over(a: string | number): void { over<string>(a); }
export type { C };
`;
  const code = stripTypes(source, "ts")!;
  expect(code.split("\n").map((line) => line.trimEnd())).toEqual([
    'import {         b } from "./b.ts";',
    ";",
    ";",
    "",
    "",
    "         class D    extends E                    {",
    "                   x          = 1;",
    "  ;",
    "  z                 ;",
    "  ;",
    "  constructor(private_   , opt         ) { super() }",
    "  get   (            key            )         { return (key                ) .a             }",
    "}",
    ";",
    "function over(a                 )       { over        (a); }",
    ";",
    "",
  ]);
  expect(code.length).toBe(source.length);
});

test("what makes code is not erased", () => {
  for (const source of [
    "enum A { B }",
    "namespace N { export const a = 1 }",
    "class P { constructor(public a: number) {} }",
    "import a = require('a')",
    "@d class C {}",
    "class D { accessor a = 1 }",
  ]) {
    expect(stripTypes(source, "ts"), source).toBe(undefined);
  }
});

test("brackets take the place of types with line ends, where no line may end", () => {
  for (const [source, code] of [
    ["const f = (a: A): {\n  x: A\n} => a", "const f = (a\n\n) => a"],
    ["const f = (): A[\n] => a", "const f = (\n) => a"],
    ["const f = async <\n T\n>(a: T) => a", "const f = async (\n\n  a   ) => a"],
    [
      "const f = () => { return <\nT>(a, // )\n): T[\n] => a }",
      "const f = () => { return (\n   a, // )\n\n) => a }",
    ],
  ] as const) {
    expect(stripTypes(source, "ts")!.replace(/ +$/gm, "")).toBe(code);
  }
});

test("a semicolon keeps what is left of a line from going on with another", () => {
  expect(
    stripTypes(
      `class A {
  a = 1
  private ["b"] = 2
  public *gen() {}
  readonly in = 3
  static override ["c"] = 4
}
let b = a as any
[b] = (c satisfies
  D)
`,
      "ts",
    )!.split("\n"),
  ).toEqual([
    "class A {",
    "  a = 1",
    '  ;       ["b"] = 2',
    "  ;      *gen() {}",
    "  ;        in = 3",
    '  static          ["c"] = 4',
    "}",
    "let b = a ;     ",
    "[b] = (c          ",
    "   )",
    "",
  ]);
});

test("JSX is compiled, and left as it is where there is none", () => {
  const source = "const f = async (a) => a;\n";
  expect(toJavaScript("file:///a.jsx", source).code).toBe(source);
  expect(toJavaScript("file:///a.jsx", `${source}f(<b>{() => 1}</b>);`).code).toContain('jsx("b"');
});

test("what is no JavaScript without its types is compiled", () => {
  const source = "export default interface A {}\nexport const b = 1;\n";
  expect(stripTypes(source, "ts")).toBe(undefined);
  expect(toJavaScript("file:///a.ts", source).code).toBe("export const b = 1;\n");
});

test("compiled code knows the line it comes from", () => {
  const { code, original } = toJavaScript(
    "file:///a.ts",
    "enum A {\n  B,\n}\n\nconsole.log(A.B);\n",
  );
  const line = code.split("\n").findIndex((text) => text.includes("console.log"));
  expect(original?.lines[line]).toEqual({ source: -1, line: 4 });
});

test("enums, parameter properties and JSX are traced by the lines of their source", () => {
  const { lines, oracle } = runApp<{ lines: string[]; oracle: number }>("compiled.tsx");
  const expected = ["=> ({ tag, props })", "{ color: ", "new Point(", "<b a="].map(lineOf);
  expect(lines).toEqual(expected.map((line) => `compiled.tsx:${line}`));
  expect(oracle).toBe(lineOf('new Error("here")'));
});

test("other memory is charged to the line that tracks it until it is untracked", () => {
  const { tracked } = runApp<{ tracked: string[] }>("compiled.tsx");
  expect(tracked).toEqual([`compiled.tsx:${lineOf('"texture"')}: 1000 B`]);
});
