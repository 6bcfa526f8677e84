import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { constructorOf, isWritten, methodOf, staticName, type ClassNode } from "./ast.ts";

/** What a constructor stores in `this`, on every way through it. */
export interface ConstructorFlow {
  /** The names in the order in which they are first stored: one list for each way through. */
  readonly orders: readonly (readonly string[])[];
  /** Where each name is stored first, in source order. */
  readonly stores: ReadonlyMap<string, TSESTree.Node>;
  /** Stores whose names cannot be read off: `this[name] = …`, `Object.assign(this, …)`, `this` handed to a function. */
  readonly unread: readonly TSESTree.Node[];
}

type Order = readonly string[];

// Enough for six independent conditions. What is dropped can hide a finding, never make one.
const MAX_ORDERS = 64;

/** Walks the constructor of a class, and the methods it calls on `this`, beginning with the fields in `before`. */
export function constructorFlow(
  sourceCode: Readonly<TSESLint.SourceCode>,
  node: ClassNode,
  before: Order,
): ConstructorFlow {
  const stores = new Map<string, TSESTree.Node>();
  const unread: TSESTree.Node[] = [];
  const entered = new Set<TSESTree.Node>();
  // ways that left early: out of the function, or out of the innermost loop or switch
  let returned: Order[] = [];
  let broken: Order[] = [];

  const body = constructorOf(node)?.value.body;
  const ended = body ? walk(body, [before]) : [before];
  return { orders: distinct([...ended, ...returned]), stores, unread };

  function walk(current: TSESTree.Node, ways: readonly Order[]): readonly Order[] {
    switch (current.type) {
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
      case "ClassDeclaration":
      case "ClassExpression":
        return ways;
      case "IfStatement":
      case "ConditionalExpression": {
        const tested = walk(current.test, ways);
        return either(
          walk(current.consequent, tested),
          current.alternate ? walk(current.alternate, tested) : tested,
        );
      }
      case "LogicalExpression": {
        const left = walk(current.left, ways);
        return either(left, walk(current.right, left));
      }
      case "SwitchStatement":
        return walkSwitch(current, walk(current.discriminant, ways));
      case "WhileStatement":
      case "ForStatement":
      case "ForInStatement":
      case "ForOfStatement":
        return breakable(() => either(ways, walkChildren(current, ways)));
      case "DoWhileStatement":
        return breakable(() => walkChildren(current, ways));
      case "TryStatement": {
        const tried = walk(current.block, ways);
        const caught = current.handler ? either(tried, walk(current.handler, tried)) : tried;
        return current.finalizer ? walk(current.finalizer, caught) : caught;
      }
      case "ReturnStatement":
        // a constructor that returns another object has no say in that object's fields
        if (!current.argument) returned = [...returned, ...ways];
        return [];
      case "ThrowStatement":
        return [];
      case "BreakStatement":
      case "ContinueStatement":
        broken = [...broken, ...ways];
        return [];
      case "AssignmentExpression":
        return walk(current.left, walk(current.right, ways));
      case "CallExpression":
        return walkCall(current, walkChildren(current, ways));
      case "MemberExpression":
        return isThis(current.object) && isWritten(current)
          ? store(current, staticName(current), walkChildren(current, ways))
          : walkChildren(current, ways);
      default:
        return walkChildren(current, ways);
    }
  }

  function walkChildren(current: TSESTree.Node, ways: readonly Order[]): readonly Order[] {
    let reached = ways;
    for (const key of sourceCode.visitorKeys[current.type] ?? []) {
      const value: unknown = current[key as keyof typeof current];
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
        if (isNode(child)) reached = walk(child, reached);
      }
    }
    return reached;
  }

  function walkSwitch(current: TSESTree.SwitchStatement, ways: readonly Order[]): readonly Order[] {
    return breakable(() => {
      let through: readonly Order[] = [];
      for (const { test, consequent } of current.cases) {
        through = either(through, test ? walk(test, ways) : ways);
        for (const statement of consequent) through = walk(statement, through);
      }
      return current.cases.some(({ test }) => !test) ? through : either(through, ways);
    });
  }

  function breakable(run: () => readonly Order[]): readonly Order[] {
    const outer = broken;
    broken = [];
    const ways = either(run(), broken);
    broken = outer;
    return ways;
  }

  function walkCall(call: TSESTree.CallExpression, ways: readonly Order[]): readonly Order[] {
    if (methodOf(call, "Object") === "assign" && isThis(call.arguments[0]))
      return walkAssign(call, ways);
    if (call.arguments.some(isThis)) unread.push(call);
    const method = calledMethod(call);
    if (!method || entered.has(method)) return ways;
    entered.add(method);
    const outer = returned;
    returned = [];
    const ended = method.body ? walk(method.body, ways) : ways;
    const left = either(ended, returned);
    returned = outer;
    return left;
  }

  function walkAssign(call: TSESTree.CallExpression, ways: readonly Order[]): readonly Order[] {
    return call.arguments.slice(1).reduce((reached, source) => {
      const properties = source.type === "ObjectExpression" ? source.properties : undefined;
      if (!properties) unread.push(call);
      return (properties ?? []).reduce(
        (stored, property) =>
          property.type === "SpreadElement"
            ? store(call, undefined, stored)
            : store(property, staticName(property), stored),
        reached,
      );
    }, ways);
  }

  function calledMethod({ callee }: TSESTree.CallExpression) {
    if (callee.type !== "MemberExpression" || !isThis(callee.object)) return undefined;
    const name = staticName(callee);
    const method = node.body.body.find(
      (member) =>
        member.type === "MethodDefinition" && !member.static && staticName(member) === name,
    );
    return method?.type === "MethodDefinition" ? method.value : undefined;
  }

  function store(
    at: TSESTree.Node,
    name: string | undefined,
    ways: readonly Order[],
  ): readonly Order[] {
    if (name === undefined) {
      unread.push(at);
      return ways;
    }
    if (!stores.has(name)) stores.set(name, at);
    // ways that nothing is added to stay the same list, which either() knows without a look
    if (ways.every((order) => order.includes(name))) return ways;
    return ways.map((order) => (order.includes(name) ? order : [...order, name]));
  }
}

function isNode(value: unknown): value is TSESTree.Node {
  return typeof value === "object" && value !== null && "type" in value;
}

function isThis(node: TSESTree.Node | undefined): boolean {
  return node?.type === "ThisExpression";
}

function either(left: readonly Order[], right: readonly Order[]): readonly Order[] {
  return left === right ? left : distinct([...left, ...right]);
}

function distinct(orders: readonly Order[]): readonly Order[] {
  return [...new Map(orders.map((order) => [order.join(), order])).values()].slice(0, MAX_ORDERS);
}
