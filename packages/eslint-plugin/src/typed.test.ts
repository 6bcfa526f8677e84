import { fileURLToPath } from "node:url";
import { ESLint, Linter } from "eslint";
import { parser } from "typescript-eslint";
import { beforeAll, describe, expect, it } from "vitest";
import syntactic from "./index.ts";
import typed from "./typed.ts";

const folder = fileURLToPath(new URL("fixtures/typed/", import.meta.url));

const cases: readonly { name: string; code: string; reports: readonly string[] }[] = [
  {
    name: "a field below an imported slotted class",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord { extra = 1; }',
    reports: ["2 no-subclass-fields"],
  },
  {
    name: "a field below a class imported through two files under another name",
    code: 'import { Renamed as R } from "./index.ts";\nclass A extends R { #extra = 1; }',
    reports: ["2 no-subclass-fields"],
  },
  {
    name: "a field below a default export",
    code: 'import Middle from "./records.ts";\nclass A extends Middle { extra?: number; }',
    reports: ["2 no-subclass-fields"],
  },
  {
    name: "a field below a member of a namespace",
    code: 'import { records } from "./index.ts";\nclass A extends records.BaseRecord { extra = 1; }',
    reports: ["2 no-subclass-fields"],
  },
  {
    name: "a field below the result of a function",
    code: 'import { timed } from "./records.ts";\nclass A extends timed() { extra = 1; }',
    reports: ["2 no-subclass-fields"],
  },
  {
    name: "a field below a class of the file below an imported one",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord {}\nclass B extends A { extra = 1; }',
    reports: ["3 no-subclass-fields"],
  },
  {
    name: "an assignment below an imported slotted class",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord { m() { (this as any).x; this.extra = 1; } }',
    reports: ["2 require-slots-on-subclass"],
  },
  {
    name: "an assignment to slots of an imported class",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord { m() { this.recordId = "a"; } }',
    reports: [],
  },
  {
    name: "a slot that an imported base declares",
    code: 'import { slots, f64 } from "slotted";\nimport { BaseRecord } from "./records.ts";\nclass A extends slots(BaseRecord as any as typeof BaseRecord, { timestamp: f64, own: f64 }) {}',
    reports: ["3 no-overlapping-slots"],
  },
  {
    name: "a slot two imports up",
    code: 'import { slots, text } from "slotted";\nimport Middle from "./records.ts";\nclass A extends slots(Middle, { recordId: text }) {}',
    reports: ["3 no-overlapping-slots"],
  },
  {
    name: "a slot with the name of an inherited method, getter and static",
    code: 'import { slots, text } from "slotted";\nimport { BaseRecord } from "./records.ts";\nclass A extends slots(BaseRecord, {\n describe: text,\n age: text,\n parse: text }) {}',
    reports: [
      "4 no-slot-member-conflict",
      "5 no-slot-member-conflict",
      "6 no-slot-member-conflict",
    ],
  },
  {
    name: "a member with the name of an inherited slot",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord { timestamp = 0; }',
    reports: ["2 no-slot-member-conflict"],
  },
  {
    name: "an imported class that is not slotted",
    code: 'import { slots, f64 } from "slotted";\nimport { Plain } from "./records.ts";\nclass A extends slots(Plain, { x: f64 }) {}',
    reports: ["3 no-unslotted-base"],
  },
  {
    name: "a declared property that no imported slot holds",
    code: 'import { BaseRecord } from "./records.ts";\nclass A extends BaseRecord {\n declare recordId: "a";\n declare extra: number; }',
    reports: ["4 no-declared-non-slot"],
  },
  {
    name: "an attribute given to an object of an imported class",
    code: 'import { BaseRecord } from "./records.ts";\nconst r = new BaseRecord({ recordId: "r", timestamp: 1 });\nr.dynamicAttr = 1;',
    reports: ["3 no-assigning-non-slot"],
  },
  {
    name: "an imported class that opts in",
    code: 'import { Loose } from "./index.ts";\nclass A extends Loose { extra = 1; m() { this.more = 2; } }\nnew A({ recordId: "r", timestamp: 1 }).other = 1;',
    reports: [],
  },
  {
    name: "fields below an imported class that is not slotted",
    code: 'import { Plain } from "./records.ts";\nclass A extends Plain { extra = 1; m() { this.id = 2; } }',
    reports: [],
  },
  {
    name: "a base of no known type",
    code: 'import { Nothing } from "./nowhere.ts";\nclass A extends Nothing { extra = 1; }',
    reports: [],
  },
  {
    name: "a mixin over any slotted class",
    code: 'import type { AnySlotted } from "slotted";\nconst mixin = <B extends AnySlotted>(Base: B) => class extends Base { m() { this.x = 1; } };',
    reports: [],
  },
];

describe("the typed plugin", () => {
  let found: readonly (readonly string[])[] = [];

  beforeAll(async () => {
    const trap = Object.entries(typed.configs.recommended.rules ?? {}).filter(
      ([, level]) => level === "error",
    );
    const eslint = new ESLint({
      cwd: folder,
      overrideConfigFile: true,
      overrideConfig: {
        files: ["**/*.ts"],
        plugins: { slotted: typed },
        languageOptions: {
          parser,
          parserOptions: { projectService: true, tsconfigRootDir: folder },
        },
        rules: Object.fromEntries(trap),
      },
    });
    const results = [];
    for (const { code } of cases)
      results.push(await eslint.lintText(code, { filePath: `${folder}use.ts` }));
    found = results.map(([result]) =>
      (result?.messages ?? []).map(
        ({ line, ruleId, message }) => `${line} ${ruleId?.replace("slotted/", "") ?? message}`,
      ),
    );
  });

  it.each(cases.map(({ name, reports }, index) => [name, reports, index] as const))(
    "follows %s",
    (_, reports, index) => {
      expect(found[index]).toEqual(reports);
    },
  );

  it("has the rules and the presets of the plugin without types", () => {
    expect(Object.keys(typed.rules ?? {})).toEqual(Object.keys(syntactic.rules ?? {}));
    expect(typed.configs.strict.rules).toEqual(syntactic.configs.strict.rules);
  });

  it("says what is missing where there are no types", () => {
    const lint = () => new Linter().verify("class A {}", [typed.configs.recommended], "a.js");
    expect(lint).toThrow(
      /slotted\/typed: expected type information for .*a\.js, got none\. Set parserOptions\.projectService/,
    );
  });
});
