import { RuleTester as RuleTester9 } from "eslint-9";
import { Linter, RuleTester, type Rule } from "eslint";
import { parser } from "typescript-eslint";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SlottedRule } from "../create-rule.ts";
import { runOxlint, type Finding } from "./run-oxlint.ts";

/** A piece of source a rule accepts. */
export interface Accepted {
  readonly name: string;
  readonly code: string;
  readonly options?: object;
  readonly settings?: object;
  /** Parses as JavaScript, as ESLint does without a parser for TypeScript. */
  readonly js?: true;
}

/** A piece of source a rule reports, each report with its line and the values its message names. */
export interface Reported extends Accepted {
  readonly errors: readonly ExpectedReport[];
}

/** A report, by the id of its message. */
export interface ExpectedReport {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly line: number;
  readonly suggestions?: readonly {
    messageId: string;
    data?: Readonly<Record<string, string>>;
    output: string;
  }[];
}

/** The cases of one rule. */
export interface Cases {
  readonly valid: readonly Accepted[];
  readonly invalid: readonly Reported[];
}

/** Runs one table of cases through ESLint 10, ESLint 9 and the oxlint binary. */
export function testRule(rule: SlottedRule, { valid, invalid }: Cases): void {
  const built = rule.build();
  for (const [host, Tester] of [
    ["ESLint 10", RuleTester],
    // its types differ from those of 10 in nothing a test uses
    ["ESLint 9", RuleTester9 as unknown as typeof RuleTester],
  ] as const) {
    describe(host, () => {
      Object.assign(Tester, { describe, it, afterAll });
      new Tester().run(rule.name, built, {
        valid: valid.map(asEslintCase),
        invalid: invalid.map((reported) => ({
          ...asEslintCase(reported),
          errors: reported.errors.map(({ suggestions, ...report }) => ({
            ...report,
            ...(suggestions && { suggestions: [...suggestions] }),
          })),
        })),
      });
    });
  }

  describe("Oxlint", () => {
    const cases: readonly (Accepted | Reported)[] = [...valid, ...invalid];
    let found: readonly (readonly Finding[])[] = [];
    beforeAll(() => {
      found = runOxlint(rule.name, cases);
    });
    for (const [index, { name, ...rest }] of cases.entries()) {
      it(`answers as ESLint does: ${name}`, () => {
        expect(found[index]).toEqual(eslintFindings(rule, built, { name, ...rest }));
      });
    }
  });
}

function asEslintCase({ name, code, options, settings, js }: Accepted) {
  return {
    name,
    code,
    ...(options && { options: [options] }),
    ...(settings && { settings: { slotted: settings } }),
    languageOptions: js ? {} : { parser },
  };
}

function eslintFindings(
  rule: SlottedRule,
  built: Rule.RuleModule,
  { code, options, settings, js }: Accepted,
): Finding[] {
  const messages = new Linter().verify(code, {
    plugins: { slotted: { rules: { [rule.name]: built } } },
    rules: { [`slotted/${rule.name}`]: options ? ["error", options] : "error" },
    ...(settings && { settings: { slotted: settings } }),
    ...(!js && { languageOptions: { parser } }),
  });
  return messages.map(({ message, line, column }) => ({ message, line, column }));
}
