// What an editor shows over a name, and what the compiler says of the usual mistakes.
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const file = fileURLToPath(new URL("hovered.ts", import.meta.url));
let text = "";

const service = ts.createLanguageService({
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? text : "1"),
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  fileExists: (name) => name === file || ts.sys.fileExists(name),
  readFile: (name) => ts.sys.readFile(name),
  getCurrentDirectory: () => fileURLToPath(new URL(".", import.meta.url)),
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  getCompilationSettings: () => ({
    strict: true,
    exactOptionalPropertyTypes: true,
    allowImportingTsExtensions: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    types: [],
  }),
});

const declarations = `
import { f64, oneOf, optional, SlotMap, slots, Table, text, u8, withDefault, type Init } from "./index.ts";
class Point extends slots({ x: f64, y: f64 }) {}
class Named extends slots(Point, {
  name: text,
  unit: oneOf("m", "km"),
  note: optional(text),
  level: withDefault(u8, 1),
}) {}
declare const init: Init<typeof Named>;
const table = new Table(Named);
`;

/** What an editor shows over the name that ends where a program has `^`. */
function hover(program: string): string {
  const source = declarations + program;
  text = source.replace("^", "");
  const info = service.getQuickInfoAtPosition(file, source.indexOf("^") - 1);
  return ts.displayPartsToString(info?.displayParts);
}

/** What the compiler says of a program: the innermost sentence of each complaint. */
function complaints(program: string): string[] {
  text = declarations + program;
  return service.getSemanticDiagnostics(file).map(({ messageText }) => {
    let last: string | ts.DiagnosticMessageChain = messageText;
    while (typeof last !== "string") last = last.next?.at(-1) ?? last.messageText;
    return last;
  });
}

describe("an editor shows", () => {
  const everything = `{
    x: number;
    y: number;
    name: string;
    unit: "m" | "km";
    note?: string | undefined;
    level?: number | undefined;
}`;
  const plain = everything
    .replaceAll("?:", ":")
    .replace("level: number | undefined", "level: number");

  test.each([
    [
      "an instance",
      "const p^: InstanceType<typeof Point> = new Point({ x: 1, y: 2 });",
      "const p: Point",
    ],
    ["a table", "const t^ = new Table(Named);", "const t: Table<typeof Named>"],
    ["a table's type", "let t^: Table<typeof Named>;", "let t: Table<typeof Named>"],
    ["a row", "const row^ = table.get(0);", "const row: Named"],
    ["a row that may be missing", "const row^ = table.at(0);", "const row: Named | undefined"],
    ["a slot", "table.get(0).unit^;", '(property) unit: "m" | "km"'],
    ["a slot that may be left out", "table.get(0).note^;", "(property) note: string | undefined"],
    [
      "what add takes",
      "table.add^(init);",
      `(method) Table<typeof Named>.add(init: ${everything}): number`,
    ],
    ["what new takes", "new Named^(init);", `constructor Named(init: ${everything}): Named`],
    ["a plain object", "const o^ = table.get(0).toObject();", `const o: ${plain}`],
    ["plain objects", "const all^ = table.toArray();", `const all: ${plain}[]`],
    ["a column", 'const c^ = table.column("level");', "const c: Uint8Array<ArrayBuffer>"],
    ["a reference", "const r^ = new SlotMap(Point).insert({ x: 1, y: 2 });", "const r: Ref<Point>"],
  ])("%s", (_, program, shown) => {
    expect(hover(program)).toBe(shown);
  });
});

describe("the compiler says of", () => {
  test.each([
    ["nothing wrong", "table.add(init);", []],
    [
      "an undeclared attribute",
      "table.get(0).agee = 1;",
      ["Property 'agee' does not exist on type 'Named'."],
    ],
    [
      "a missing slot",
      "new Point({ x: 1 });",
      [
        "Property 'y' is missing in type '{ x: number; }' but required in type '{ x: number; y: number; }'.",
      ],
    ],
    [
      "an unknown slot",
      "new Point({ x: 1, y: 2, z: 3 });",
      [
        "Object literal may only specify known properties, and 'z' does not exist in type '{ x: number; y: number; }'.",
      ],
    ],
    [
      "a wrong kind",
      'table.get(0).level = "1";',
      ["Type 'string' is not assignable to type 'number'."],
    ],
    [
      "an unknown name",
      'table.get(0).unit = "cm";',
      ['Type \'"cm"\' is not assignable to type \'"m" | "km"\'.'],
    ],
    [
      "a slot declared twice",
      "slots(Point, { x: f64 });",
      [
        "Type 'Field<number, number, Numeric<Float64Array<ArrayBuffer>>>' is not assignable to type '\"slot 'x' is already declared by a base class\"'.",
      ],
    ],
    [
      "a column of texts",
      'table.column("name");',
      [
        "Argument of type '\"name\"' is not assignable to parameter of type 'NumericName<typeof Named>'.",
      ],
    ],
    ["no field type", "slots({ x: 3 });", ["Type 'number' is not assignable to type 'SlotType'."]],
    [
      "a method that has the name of a slot",
      "class Bad extends slots(Point, {}) { override x() { return 1; } }",
      [
        "Type '() => number' is not assignable to type 'number'.",
        "Class 'Point & ValuesOf<{}> & Slotted<{}>' defines instance member property 'x', but extended class 'Bad' defines it as instance member function.",
      ],
    ],
  ])("%s", (_, program, said) => {
    expect(complaints(program)).toEqual(said);
  });
});
