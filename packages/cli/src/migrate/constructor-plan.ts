import type { Expression, Node, Statement } from "oxc-parser";
import {
  childrenOf,
  constructorOf,
  lineOf,
  sourceOf,
  thisMember,
  walk,
  type ClassSource,
} from "./class-source.ts";
import type { BaseValues } from "./base-values.ts";
import type { SourceField } from "./fields.ts";
import { obstacle, type Obstacle } from "./obstacles.ts";

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

  for (const { name, initialiser } of fields) {
    if (!initialiser) continue;
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
  const assigned = new Set<string>();
  const between: Statement[] = [];
  let superAt: Statement | undefined;
  for (const statement of body) {
    const step = assignmentIn(statement, names);
    if (base?.call === statement) {
      superAt = statement;
    } else if (step && !assigned.has(step.name) && readsOnly(step.expression, known)) {
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
    if (!has && !isRefused) refuse("no-value", field.node, field.name);
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

const usesThis = (node: Node): boolean =>
  [...walk(node)].some(({ type }) => type === "ThisExpression" || type === "Super");

/** Whether an expression uses `this` only to read fields that have a value by then. */
function readsOnly(expression: Expression, known: (name: string) => boolean): boolean {
  const reads = readsOf(expression);
  const uses = [...walk(expression)].filter(({ type }) => type === "ThisExpression").length;
  return uses === reads.length && reads.every(known) && !isCalled(expression);
}

/** A call of `this.method()` is no read; one on a field's value, `this.items.map(…)`, is. */
const isCalled = (expression: Expression): boolean =>
  [...walk(expression)].some(
    (node) => node.type === "CallExpression" && thisMember(node.callee) !== undefined,
  );

/** The fields that an expression reads, functions in it left out: these run later. */
const readsOf = (expression: Expression): string[] =>
  [...walk(expression, ({ type }) => !/Function|^Class/.test(type))].flatMap(
    (node) => thisMember(node) ?? [],
  );

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

/** Whether an expression has the same value wherever in the constructor it is computed. */
function isStable(expression: Expression, reassigned: ReadonlySet<string>): boolean {
  if (expression.type === "Literal") return !("regex" in expression);
  if (expression.type === "Identifier") return !reassigned.has(expression.name);
  if (expression.type === "TSAsExpression") return isStable(expression.expression, reassigned);
  return expression.type === "UnaryExpression" && expression.argument.type === "Literal";
}

/** Whether sources are names and literals, which mean the same a few statements later. */
const isPlain = (sources: readonly (string | undefined)[]): boolean =>
  sources.every((text = "") => /^(?:[\w$.-]*|"[^"]*"|'[^']*')$/.test(text));

const mayReturn = (statement: Statement): boolean =>
  [...walk(statement, ({ type }) => !/Function/.test(type))].some(
    ({ type }) => type === "ReturnStatement",
  );

/** The names that a constructor declares, and those that it writes to. */
function namesIn(source: ClassSource): {
  declared: ReadonlySet<string>;
  reassigned: ReadonlySet<string>;
} {
  const declared = new Set<string>();
  const reassigned = new Set<string>();
  const identifiers = (node: Node) =>
    [...walk(node, ({ type }) => !type.startsWith("TSType"))].flatMap((n) =>
      n.type === "Identifier" ? [n.name] : [],
    );
  const constructor = constructorOf(source);
  for (const parameter of constructor?.value.params ?? [])
    for (const name of identifiers(parameter)) declared.add(name);
  for (const node of constructor?.value.body ? childrenOf(constructor.value.body) : []) {
    for (const inner of walk(node)) {
      if (inner.type === "VariableDeclarator")
        for (const n of identifiers(inner.id)) declared.add(n);
      const target =
        inner.type === "AssignmentExpression"
          ? inner.left
          : inner.type === "UpdateExpression"
            ? inner.argument
            : undefined;
      if (target?.type === "Identifier") reassigned.add(target.name);
      else if (target && /Pattern$/.test(target.type))
        for (const name of identifiers(target)) reassigned.add(name);
    }
  }
  return { declared, reassigned };
}
