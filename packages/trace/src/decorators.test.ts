import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compileFunction } from "node:vm";

import { afterAll, expect, test } from "vitest";

import { instrument } from "./instrument.ts";
import { makeSites } from "./instrument-commonjs.ts";
import { siteSource } from "./module-info.ts";
import { toJavaScript } from "./to-javascript.ts";

const folder = mkdtempSync(join(tmpdir(), "decorators-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a file of a folder with this tsconfig.json; answers what it logs. */
function run(name: string, source: string, config: string): unknown[] {
  writeFileSync(join(folder, "tsconfig.json"), config);
  return runAt(pathToFileURL(join(folder, name)).href, source);
}

// this folder's project has a TypeScript
const runHere = (name: string, source: string) =>
  runAt(new URL(name, import.meta.url).href, source);

function runAt(url: string, source: string): unknown[] {
  const { code, original } = toJavaScript(url, source);
  const result = instrument(code, { url, original, sourceType: "commonjs" })!;
  const sites = makeSites(url, result.sites);
  const seen: unknown[] = [];
  const program = compileFunction(result.code, ["log", ...Object.keys(sites)]) as (
    ...given: unknown[]
  ) => void;
  program((...what: unknown[]) => void seen.push(...what), ...Object.values(sites));
  return seen;
}

const LEGACY = `{ "compilerOptions": { "experimentalDecorators": true } }`;

const TYPED = `
function on(target: any, key?: string | symbol, at?: any) {
  log([typeof target, String(key), typeof at === "object" ? Object.keys(at).join() : at].join(" "));
}
@on class A {
  @on m(): number[] { return [1]; }
  @on static x = [2];
  constructor(@on private readonly q: number) {}
  get sum() { return this.m()[0] + A.x[0] + this.q; }
}
log(new A(3).sum);
`;

const SEEN_LEGACY = [
  "object m value,writable,enumerable,configurable",
  "function x ",
  "function undefined 0",
  "function undefined ",
  6,
];

test("classes, methods, fields and parameters are decorated as TypeScript's option says", () => {
  expect(run("a.ts", TYPED, LEGACY)).toEqual(SEEN_LEGACY);
});

test("a decorator replaces a class or the descriptor of a method", () => {
  const source = `
    const twice = (target, key, at) => ({ ...at, value() { return at.value.call(this) * 2; } });
    const named = (made) => class extends made { name = "replaced"; };
    @named class A { @twice m() { return 4; } }
    log(new A().m(), new A().name);`;
  expect(
    run("a.ts", source.replaceAll(/\((target.*?|made)\) =>/g, "(...[$1]: any[]): any =>"), LEGACY),
  ).toEqual([8, "replaced"]);
  expect(run("a.js", source, LEGACY)).toEqual([8, "replaced"]);
});

test("types are told to decorators where emitDecoratorMetadata says so", () => {
  const source = `
    Reflect.metadata = (key, type) => () => log(key, Array.isArray(type) ? type[0].name : type.name);
    const on = () => {};
    class A { @on x: string = ""; @on m(p: number): Date { return new Date(p); } }
    delete Reflect.metadata;`;
  const config = `{ "compilerOptions": { "experimentalDecorators": true, "emitDecoratorMetadata": true } }`;
  expect(run("a.ts", source, config)).toEqual([
    ...["design:type", "String"],
    ...["design:returntype", "Date", "design:paramtypes", "Number", "design:type", "Function"],
  ]);
});

test("the option may have comments around it, and come from another file", () => {
  writeFileSync(
    join(folder, "base.json"),
    `{ /* all */ "compilerOptions": { "experimentalDecorators": true, }, }`,
  );
  const config = `// ours\n{ "extends": ["./base"], "compilerOptions": { "strict": true } }`;
  expect(run("a.ts", TYPED, config)).toEqual(SEEN_LEGACY);
});

test("a field is no property of the object where useDefineForClassFields is off", () => {
  const source = `
    const on = (target: any, key: string) =>
      Object.defineProperty(target, key, { set(value) { log(key, value); }, configurable: true });
    class A { @on x = 1; @on y?: number; }
    log(Object.keys(new A()).join());`;
  const config = (more: string) =>
    `{ "compilerOptions": { "experimentalDecorators": true, ${more} } }`;
  for (const off of [`"useDefineForClassFields": false`, `"target": "ES2021"`]) {
    expect(run("a.ts", source, config(off))).toEqual(["x", 1, ""]);
  }
  expect(run("a.ts", source, config(`"target": "ES2022"`))).toEqual(["x,y"]);
});

const STANDARD = `
function on(value, { kind, name }) {
  log(kind + " " + name);
  if (kind === "field") return (given) => given * 2;
  if (kind === "method") return function () { return value.call(this) + 1; };
}
@on class A {
  @on m() { return this.x; }
  @on x = 2;
  @on accessor y = [3];
}
log(new A().m(), new A().y[0]);
`;

const SEEN_STANDARD = ["method m", "accessor y", "field x", "class A", 5, 3];

test("the language's own decorators are compiled by the project's TypeScript", () => {
  expect(runHere("a.js", STANDARD)).toEqual(SEEN_STANDARD);
  expect(runHere("a.ts", STANDARD.replace("(value, {", "(value: any, {"))).toEqual(SEEN_STANDARD);
});

test("the language's own decorators are refused where nothing is there to compile them", () => {
  writeFileSync(join(folder, "tsconfig.json"), "{}");
  const url = pathToFileURL(join(folder, "a.ts")).href;
  expect(() => toJavaScript(url, STANDARD)).toThrow(
    expect.objectContaining({
      code: "ERR_DECORATORS",
      message: `${url}: expected JavaScript that Node runs, got decorators. Install typescript in the project, which then compiles them, or set experimentalDecorators in its tsconfig.json if they are meant as TypeScript's own.`,
    }),
  );
});

test("an @ in comments, text and the names of packages is no decorator", () => {
  const source = `/** @param a */\n// @b\nlog("@c", \`@d\`, "a@e.f".replace(/@e/, "@g"));`;
  expect(toJavaScript("file:///a.js", source).code).toBe(source);
});

test("a file that is no TypeScript is refused, not taken for an empty one", () => {
  expect(() => toJavaScript("file:///a.ts", "let a = ;")).toThrow(
    expect.objectContaining({ name: "SyntaxError", code: "ERR_SYNTAX" }),
  );
});

test("decorated code is traced by the lines of its source", () => {
  const source = `const on = () => {};\n@on\nclass A {\n  @on\n  m() {\n    return [1];\n  }\n}\n`;
  writeFileSync(join(folder, "tsconfig.json"), LEGACY);
  const url = pathToFileURL(join(folder, "a.ts")).href;
  const { code, original } = toJavaScript(url, source);
  const { sites } = instrument(code, { url, original, sourceType: "module" })!;
  const row = sites
    .toString()
    .split("\n")
    .findIndex((text) => text.includes("=[1]"));
  expect(siteSource(url, row + 1, sites.moduleInfo)).toEqual([url, 6]);
});
