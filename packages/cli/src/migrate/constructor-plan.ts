import type { Expression, Node, Statement } from "oxc-parser";
import type { BaseValues } from "./base-values.ts";
import {
  constructorOf,
  lineOf,
  sourceOf,
  thisMember,
  walk,
  type ClassSource,
} from "./class-source.ts";
import { isStable, namesIn } from "./constructor-names.ts";
import type { SourceField } from "./fields.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";
import { readsOf, readsOnly, usesThis } from "./uses-of-this.ts";

/** What a constructor passes to `super({…})`, and what becomes of its own statements. */
export interface ConstructorPlan {
  /** The source of each slot's value, in the order in which they are computed. */
  readonly values: ReadonlyMap<string, string>;
  /** Written before the statements: what must still be computed first. */
  readonly first: readonly string[];
  /** Statements that go, or turn into a `const`. */
  readonly replaced: ReadonlyMap<Statement, string>;
  /** The statement whose place `super` takes; without one it comes first of all. */
  readonly superAt: Statement | undefined;
  /** Passed on besides, with `...`. */
  readonly spread: string | undefined;
  readonly obstacles: readonly Obstacle[];
}

/** One value on its way to `super`: where it is computed, and as what. */
interface Step {
  readonly name: string;
  readonly expression: Expression;
  /** Undefined for an initialiser, which comes before all statements. */
  readonly statement: Statement | undefined;
  /** The `const` that holds it until `super`, if it needs one. */
  constant: string | undefined;
}

/**
 * Plans how a constructor that assigns to `this` turns into one that passes values to `super({…})`: its
 * leading assignments are collected, in their order; what needs `this` otherwise stays behind `super`.
 */
export function planConstructor(
  source: ClassSource,
  fields: readonly SourceField[],
  defaulted: ReadonlySet<string>,
  optional: ReadonlySet<string>,
  base: BaseValues | undefined,
): ConstructorPlan {
  const obstacles: Obstacle[] = [];
  const body = constructorOf(source)?.value.body?.body ?? [];
  const taken = namesIn(source);
  const names = new Set(fields.map(({ name }) => name));
  const steps = new Map<string, Step>();
  const refuse = (code: Obstacle["code"], node: Node, what: string) => {
    obstacles.push(obstacle(code, lineOf(source, node), what));
  };

  for (const { name, node, initialiser, isParameter } of fields) {
    if (isParameter && taken.reassigned.has(name)) refuse("reassigned-parameter", node, name);
    if (!initialiser || isNothing(initialiser)) continue;
    const free = [...walk(initialiser)].flatMap((n) => (n.type === "Identifier" ? [n.name] : []));
    const captured = free.find((one) => taken.declared.has(one));
    if (usesThis(initialiser)) refuse("this-too-early", initialiser, name);
    else if (captured !== undefined) refuse("name-taken", initialiser, captured);
    else
      steps.set(name, { name, expression: initialiser, statement: undefined, constant: undefined });
  }
  const freeName = (name: string) => (taken.declared.has(name) ? `${name}Value` : name);
  const parameters = new Set(fields.flatMap((f) => (f.isParameter ? [f.name] : [])));

  const known = (name: string) => steps.has(name) || parameters.has(name);
  const isRead = (name: string) =>
    [...steps.values()].some(({ expression }) => readsOf(expression).includes(name));
  const mayPass = ({ name, expression }: Pick<Step, "name" | "expression">) =>
    !assigned.has(name) && !isRead(name) && !isNothing(expression) && readsOnly(expression, known);
  const assigned = new Set<string>();
  const between: Statement[] = [];
  let superAt: Statement | undefined;
  for (const statement of body) {
    const step = assignmentIn(statement, names);
    if (base?.call === statement) {
      superAt = statement;
    } else if (step && mayPass(step)) {
      // what an initialiser gave is overwritten at once
      steps.delete(step.name);
      steps.set(step.name, { ...step, statement, constant: undefined });
      assigned.add(step.name);
      superAt = statement;
    } else if (!usesThis(statement) && !mayReturn(statement)) {
      between.push(statement);
    } else break;
  }

  const last = superAt?.start ?? -1;
  const isPassed = (at: number) => between.some(({ start }) => start > at && start < last);
  for (const step of steps.values()) {
    const isDefault = step.statement === undefined && defaulted.has(step.name);
    if (isDefault || isStable(step.expression, taken.reassigned)) continue;
    if (isPassed(step.statement?.start ?? -1)) step.constant = freeName(step.name);
  }
  // a value that a later one reads needs a name of its own
  for (const { expression } of steps.values()) {
    for (const read of readsOf(expression)) {
      const step = steps.get(read);
      if (step && !isStable(step.expression, taken.reassigned)) step.constant = freeName(read);
    }
  }
  const textOf = (expression: Expression) => substituted(source, expression, steps);

  const values = new Map<string, string>(base?.values);
  for (const name of parameters) values.set(name, name);
  for (const { name, constant, expression, statement } of steps.values()) {
    if (statement === undefined && defaulted.has(name)) continue;
    values.set(name, constant ?? textOf(expression));
  }
  for (const field of fields) {
    const has = values.has(field.name) || defaulted.has(field.name) || optional.has(field.name);
    const isRefused = obstacles.some(({ line }) => line === field.line);
    if (has || isRefused) continue;
    const late = body.find((statement) => assignmentIn(statement, names)?.name === field.name);
    const needsThis = late && usesThis(assignmentIn(late, names)?.expression ?? late);
    refuse(needsThis ? "this-too-early" : "no-value", field.node, field.name);
  }
  const asConst = ({ constant, expression }: Step) =>
    constant === undefined ? "" : `const ${constant} = ${textOf(expression)};`;
  const replaced = new Map<Statement, string>();
  for (const step of steps.values())
    if (step.statement) replaced.set(step.statement, asConst(step));
  if (base?.call && base.call !== superAt) {
    replaced.set(base.call, "");
    const isMoved = isPassed(base.call.start) && !isPlain([...base.values.values(), base.spread]);
    if (isMoved) refuse("base-constructor", base.call, "a statement behind super(…)");
  }
  if (base && !constructorOf(source) && values.size > 0)
    refuse("base-constructor", source.node, `new ${source.name}(…)`);
  return {
    values,
    first: [...steps.values()]
      .filter(({ statement, constant }) => !statement && constant !== undefined)
      .map(asConst),
    replaced,
    superAt,
    spread: base?.spread,
    obstacles: [...(base?.obstacles ?? []), ...obstacles],
  };
}

/** `this.name = expression;` of a field. */
function assignmentIn(
  statement: Statement,
  names: ReadonlySet<string>,
): { name: string; expression: Expression } | undefined {
  if (statement.type !== "ExpressionStatement") return undefined;
  const { expression } = statement;
  if (expression.type !== "AssignmentExpression" || expression.operator !== "=") return undefined;
  const name = thisMember(expression.left);
  return name !== undefined && names.has(name) ? { name, expression: expression.right } : undefined;
}

/** `undefined!` and `null!` only quiet the compiler: no value to pass. */
function isNothing(expression: Expression): boolean {
  if (expression.type === "TSNonNullExpression" || expression.type === "TSAsExpression")
    return isBare(expression.expression);
  return expression.type === "Identifier" && expression.name === "undefined";
}

const isBare = (expression: Expression): boolean =>
  isNothing(expression) || (expression.type === "Literal" && expression.value === null);

/** The source of an expression, with values in place of the fields it reads. */
function substituted(
  source: ClassSource,
  expression: Expression,
  steps: ReadonlyMap<string, Step>,
): string {
  let text = sourceOf(source, expression);
  const reads = [...walk(expression)].filter((node) => thisMember(node) !== undefined);
  for (const node of reads.sort((a, b) => b.start - a.start)) {
    const name = thisMember(node) as string;
    const step = steps.get(name);
    const value = step ? (step.constant ?? sourceOf(source, step.expression)) : name;
    const [from, to] = [node.start - expression.start, node.end - expression.start];
    text = text.slice(0, from) + value + text.slice(to);
  }
  return text;
}

/** Whether sources are names and literals, which mean the same a few statements later. */
const isPlain = (sources: readonly (string | undefined)[]): boolean =>
  sources.every((text = "") => /^(?:[\w$.-]*|"[^"]*"|'[^']*')$/.test(text));

const mayReturn = (statement: Statement): boolean =>
  [...walk(statement, ({ type }) => !/Function/.test(type))].some(
    ({ type }) => type === "ReturnStatement",
  );
