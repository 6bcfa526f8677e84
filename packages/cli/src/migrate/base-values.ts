import type { Class, Expression, ObjectProperty, Statement } from "oxc-parser";
import { constructorOf, lineOf, sourceOf, type ClassSource } from "./class-source.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";
import { declarationIn } from "./type-scope.ts";

/** What a derived class passes to its slotted base. */
export interface BaseValues {
  readonly name: string;
  /** The call of `super` in the constructor, if there is one. */
  readonly call: Statement | undefined;
  /** The source of each value that goes to a slot of the base. */
  readonly values: ReadonlyMap<string, string>;
  /** An object that is passed on whole. */
  readonly spread: string | undefined;
  readonly obstacles: readonly Obstacle[];
}

/** Reads what a class passes to its base; undefined where it has none. */
export function baseValuesOf(source: ClassSource): BaseValues | undefined {
  const { superClass } = source.node;
  if (!superClass) return undefined;
  const name = sourceOf(source, superClass);
  const result = { name, call: undefined, values: new Map<string, string>(), spread: undefined };
  const refuse = (code: Obstacle["code"], node: { start: number; end: number }, what: string) => ({
    ...result,
    obstacles: [obstacle(code, lineOf(source, node), what)],
  });
  const base = superClass.type === "Identifier" ? classNamed(source, superClass.name) : undefined;
  if (!base || !isSlotted(source, base)) return refuse("unknown-base", superClass, name);

  const call = constructorOf(source)?.value.body?.body.find(isSuperCall);
  const args = call?.expression.arguments ?? [];
  if (args.some(({ type }) => type === "SpreadElement"))
    return refuse("base-constructor", superClass, "super(...)");
  const given = args as Expression[];
  const taken = constructorOf({ ...source, node: base });
  if (!taken) {
    // without a constructor of its own, a class takes what its base takes
    if (!constructorOf(source)) return { ...result, obstacles: [] };
    const [init] = given;
    if (!call || !init) return refuse("base-constructor", superClass, `new ${name}(…)`);
    const values = valuesIn(init, (value) => sourceOf(source, value));
    return values
      ? { ...result, call, values, obstacles: [] }
      : { ...result, call, spread: sourceOf(source, init), obstacles: [] };
  }

  // the base takes what it likes, and passes it on as slots
  const [statement, ...more] = taken.value.body?.body ?? [];
  const passed =
    statement && isSuperCall(statement) ? statement.expression.arguments[0] : undefined;
  const parameters = taken.value.params.map((parameter) =>
    parameter.type === "Identifier" ? parameter.name : undefined,
  );
  const values =
    more.length === 0 && passed
      ? valuesIn(passed as Expression, (value) => {
          const at = value.type === "Identifier" ? parameters.indexOf(value.name) : -1;
          const argument = given[at];
          if (argument) return sourceOf(source, argument);
          return value.type === "Literal" ? sourceOf(source, value) : undefined;
        })
      : undefined;
  return values && call
    ? { ...result, call, values, obstacles: [] }
    : refuse("base-constructor", call ?? superClass, `super(…) of ${name}`);
}

type SuperCall = Extract<Statement, { type: "ExpressionStatement" }> & {
  expression: Extract<Expression, { type: "CallExpression" }>;
};

function isSuperCall(statement: Statement): statement is SuperCall {
  return (
    statement.type === "ExpressionStatement" &&
    statement.expression.type === "CallExpression" &&
    statement.expression.callee.type === "Super"
  );
}

/** The values of an object literal by name; undefined where it has anything but plain properties. */
function valuesIn(
  init: Expression,
  textOf: (value: Expression) => string | undefined,
): Map<string, string> | undefined {
  if (init.type !== "ObjectExpression") return undefined;
  const values = new Map<string, string>();
  for (const property of init.properties) {
    const { key, value, computed } = property as ObjectProperty;
    if (property.type !== "Property" || computed || key.type !== "Identifier") return undefined;
    const text = textOf(value);
    if (text === undefined) return undefined;
    values.set(key.name, text);
  }
  return values;
}

function classNamed({ program }: ClassSource, name: string): Class | undefined {
  return program.body
    .map(declarationIn)
    .find(
      (declared): declared is Class =>
        declared?.type === "ClassDeclaration" && declared.id?.name === name,
    );
}

/** Whether a class of the file extends a call such as `slots({…})`, at once or through others. */
export function isSlotted(source: ClassSource, { superClass }: Class): boolean {
  if (superClass?.type === "CallExpression")
    return (
      superClass.callee.type === "Identifier" && /^(?:slots|withDict)/.test(superClass.callee.name)
    );
  if (superClass?.type !== "Identifier") return false;
  const base = classNamed(source, superClass.name);
  return base !== undefined && isSlotted(source, base);
}
