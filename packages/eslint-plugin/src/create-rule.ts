import type { TSESLint } from "@typescript-eslint/utils";
import type { Rule } from "eslint";
import { slottedClassesOf, type LookBeyond, type SlottedClasses } from "./slotted-classes.ts";

type Context<MessageIds extends string> = Readonly<
  TSESLint.RuleContext<MessageIds, readonly unknown[]>
>;

/** Everything one rule says of itself, and the code that finds its cases. */
export interface RuleDefinition<
  MessageIds extends string,
  Options extends Readonly<Record<string, OptionValue>>,
> {
  readonly name: string;
  readonly description: string;
  /** `trap` rules look at slotted classes, `shape` rules at every class. */
  readonly group: "trap" | "shape";
  /** `strict` holds the rules of `recommended` too. */
  readonly preset: Preset;
  readonly messages: Readonly<Record<MessageIds, string>>;
  /** Each option with its default, from which its kind follows. */
  readonly options?: {
    readonly [Name in keyof Options]: {
      readonly default: Options[Name];
      readonly description: string;
    };
  };
  readonly hasSuggestions?: boolean;
  create(
    context: Context<MessageIds>,
    tools: { classes: SlottedClasses; options: Options },
  ): TSESLint.RuleListener;
}

/** The presets, the milder first. */
export type Preset = "recommended" | "strict";

type OptionValue = boolean | readonly string[];

/** Looks beyond one file on behalf of a rule: the seam between the syntactic and the typed plugin. */
export type Beyond = (context: Context<string>) => LookBeyond | undefined;

/** A rule that either plugin can build. */
export interface SlottedRule {
  readonly name: string;
  readonly description: string;
  readonly group: "trap" | "shape";
  readonly preset: Preset;
  /** Makes the rule ESLint runs. @throws when `beyond` does. */
  build(beyond?: Beyond): Rule.RuleModule;
}

/** Makes a rule of its definition: the only place where ESLint's types meet those of typescript-eslint. */
export function createRule<
  MessageIds extends string,
  Options extends Readonly<Record<string, OptionValue>> = Record<never, never>,
>(definition: RuleDefinition<MessageIds, Options>): SlottedRule {
  const { name, description, group, preset } = definition;
  const meta = metaOf(definition);
  const defaults = Object.fromEntries(
    Object.entries(definition.options ?? {}).map(([option, { default: value }]) => [option, value]),
  );
  return {
    name,
    description,
    group,
    preset,
    build: (beyond) => ({
      meta,
      create(eslintContext) {
        // ESLint types the tree as ESTree; what parsers for TypeScript hand out is TSESTree
        const context = eslintContext as unknown as Context<MessageIds>;
        const classes = sharedClasses(context, beyond);
        if (group === "trap" && !classes.mayOccur) return {};
        const options = {
          ...defaults,
          ...(context.options[0] as Partial<Options> | undefined),
        } as Options;
        return definition.create(context, { classes, options }) as Rule.RuleListener;
      },
    }),
  };
}

function metaOf(
  definition: RuleDefinition<string, Readonly<Record<string, OptionValue>>>,
): Rule.RuleMetaData {
  const properties = Object.fromEntries(
    Object.entries(definition.options ?? {}).map(([option, { default: value, description }]) => [
      option,
      typeof value === "boolean"
        ? { type: "boolean" as const, description, default: value }
        : {
            type: "array" as const,
            items: { type: "string" as const },
            description,
            default: value,
          },
    ]),
  );
  const hasOptions = Object.keys(properties).length > 0;
  return {
    type: definition.group === "trap" ? "problem" : "suggestion",
    docs: { description: definition.description, recommended: definition.preset === "recommended" },
    messages: { ...definition.messages },
    schema: hasOptions ? [{ type: "object", properties, additionalProperties: false }] : [],
    ...(definition.hasSuggestions && { hasSuggestions: true }),
  };
}

// one reading of a file serves all rules of a plugin
const readings = new WeakMap<object, Map<Beyond | undefined, SlottedClasses>>();

function sharedClasses(context: Context<string>, beyond: Beyond | undefined): SlottedClasses {
  const { sourceCode } = context;
  // Oxlint hands out one SourceCode object for all files, but each file's own tree
  const ofFile = readings.get(sourceCode.ast) ?? new Map<Beyond | undefined, SlottedClasses>();
  readings.set(sourceCode.ast, ofFile);
  const found =
    ofFile.get(beyond) ??
    slottedClassesOf(sourceCode, modulesOf(context.settings), beyond?.(context));
  ofFile.set(beyond, found);
  return found;
}

/** The modules that export `slots`: the library, and those the setting `slotted.modules` adds. */
function modulesOf(settings: TSESLint.SharedConfigurationSettings): readonly string[] {
  const own: unknown = settings["slotted"];
  const added: unknown =
    typeof own === "object" && own !== null && "modules" in own ? own.modules : undefined;
  return [
    "slotted",
    ...(Array.isArray(added) ? added.filter((module) => typeof module === "string") : []),
  ];
}
