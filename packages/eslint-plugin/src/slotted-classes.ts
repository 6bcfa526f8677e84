import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import { isClass, staticName, unwrap, type ClassNode } from "./ast.ts";
import { originOf } from "./resolve.ts";

/** A slot as one `slots(…)` call declares it. */
export interface Slot {
  readonly name: string;
  /** The class, or the variable, whose declaration lists the slot. */
  readonly owner: string;
  readonly node?: TSESTree.Property;
}

/** What is known of a class below `slots(…)`, its bases included. */
export interface SlottedClass {
  readonly kind: "slotted";
  readonly name: string;
  readonly slots: ReadonlyMap<string, Slot>;
  /** Methods, getters and setters by name, with the class that has them. */
  readonly members: ReadonlyMap<string, Member>;
  /** Static members by name, with the class that has them. */
  readonly statics: ReadonlyMap<string, string>;
  /** Every slot and every base could be read off. */
  readonly complete: boolean;
  /** `withDict` is in the chain, so any attribute may be added. */
  readonly open: boolean;
}

/** A class, or another value, that is no slotted class. */
export interface OrdinaryClass {
  readonly kind: "ordinary";
  readonly name: string;
}

/** A method, getter or setter on the prototype of a slotted class. */
export interface Member {
  readonly kind: "method" | "accessor";
  readonly owner: string;
}

/** A call of `slots`, taken apart. */
export interface SlotsCall {
  readonly node: TSESTree.CallExpression;
  readonly owner: string;
  /** The first of two arguments. */
  readonly baseNode?: TSESTree.Node;
  readonly base?: SlottedClass | OrdinaryClass;
  /** The slots listed in this call, in source order, a repeated name each time. */
  readonly own: readonly Slot[];
  /** Every slot listed in this call could be read off. */
  readonly complete: boolean;
}

/** Looks where the syntax of one file ends: at imported names. */
export type LookBeyond = (expression: TSESTree.Node) => SlottedClass | OrdinaryClass | undefined;

/** Answers which classes of one file are slotted. */
export interface SlottedClasses {
  /** Whether the file can contain a slotted class at all. */
  readonly mayOccur: boolean;
  ofClass(node: ClassNode): SlottedClass | OrdinaryClass | undefined;
  ofExpression(node: TSESTree.Node): SlottedClass | OrdinaryClass | undefined;
  /** The call behind a class's `extends`, through names that stand for it. */
  callBehind(node: ClassNode): SlotsCall | undefined;
  /** Takes a call of `slots` apart, and answers nothing for any other call. */
  slotsCall(node: TSESTree.CallExpression): SlotsCall | undefined;
  /** Whether a call, or a `new`, is of something that the library exports. */
  isLibraryCall(node: TSESTree.CallExpression | TSESTree.NewExpression): boolean;
}

/** Reads the slotted classes of a file; `modules` are the names that `slots` is imported from. */
export function slottedClassesOf(
  sourceCode: Readonly<TSESLint.SourceCode>,
  modules: readonly string[],
  lookBeyond?: LookBeyond,
): SlottedClasses {
  const known = new Map<TSESTree.Node, SlottedClass | OrdinaryClass | undefined>();

  return {
    mayOccur:
      lookBeyond !== undefined || modules.some((module) => sourceCode.text.includes(module)),
    ofClass,
    ofExpression,
    slotsCall,
    isLibraryCall: (node) => calledName(node) !== undefined,
    callBehind(node) {
      const origin = node.superClass && originOf(sourceCode, node.superClass);
      return origin?.kind === "node" && origin.node.type === "CallExpression"
        ? slotsCall(origin.node)
        : undefined;
    },
  };

  function ofClass(node: ClassNode): SlottedClass | OrdinaryClass | undefined {
    // the entry made first ends the walk of a class that extends itself
    if (!known.has(node)) known.set(node, undefined).set(node, readClass(node));
    return known.get(node);
  }

  function readClass(node: ClassNode): SlottedClass | OrdinaryClass | undefined {
    const name = nameOf(node);
    const base = node.superClass
      ? ofExpression(node.superClass)
      : ({ kind: "ordinary", name } as const);
    if (base?.kind !== "slotted") return base && { kind: "ordinary", name };
    return {
      ...base,
      name,
      members: new Map([...base.members, ...membersOf(node, name)]),
      statics: new Map([
        ...base.statics,
        ...staticsOf(node).map((member) => [member, name] as const),
      ]),
    };
  }

  function ofExpression(expression: TSESTree.Node): SlottedClass | OrdinaryClass | undefined {
    const origin = originOf(sourceCode, expression);
    if (origin?.kind === "node") {
      if (isClass(origin.node)) return ofClass(origin.node);
      if (origin.node.type === "CallExpression") {
        const found = ofCall(origin.node);
        if (found) return found;
      }
    }
    return lookBeyond?.(expression);
  }

  function ofCall(node: TSESTree.CallExpression): SlottedClass | undefined {
    if (calledName(node) === "withDict" && node.arguments[0]) {
      const base = ofExpression(node.arguments[0]);
      const unread = {
        kind: "slotted",
        name: "withDict(…)",
        slots: new Map(),
        members: new Map(),
        statics: new Map(),
        complete: false,
      } as const;
      return { ...(base?.kind === "slotted" ? base : unread), open: true };
    }
    const call = slotsCall(node);
    if (!call) return undefined;
    const base = call.base?.kind === "slotted" ? call.base : undefined;
    return {
      kind: "slotted",
      name: call.owner,
      slots: new Map([
        ...(base?.slots ?? []),
        ...call.own.map((slot) => [slot.name, slot] as const),
      ]),
      members: base?.members ?? new Map(),
      statics: base?.statics ?? new Map(),
      complete: call.complete && (base?.complete ?? !call.baseNode),
      open: base?.open ?? false,
    };
  }

  function slotsCall(node: TSESTree.CallExpression): SlotsCall | undefined {
    if (calledName(node) !== "slots") return undefined;
    const owner = ownerOf(node);
    const [first, second] = node.arguments;
    const { own, complete } = readFields(second ?? first, owner);
    if (!second || !first) return { node, owner, own, complete };
    const base = ofExpression(first);
    return { node, owner, own, complete, baseNode: first, ...(base && { base }) };
  }

  function calledName(node: TSESTree.CallExpression | TSESTree.NewExpression): string | undefined {
    const origin = originOf(sourceCode, node.callee);
    return origin?.kind === "import" && modules.includes(origin.module) ? origin.name : undefined;
  }

  function readFields(
    node: TSESTree.Node | undefined,
    owner: string,
  ): Pick<SlotsCall, "own" | "complete"> {
    const origin = node && originOf(sourceCode, node);
    const literal = origin?.kind === "node" ? thawed(origin.node) : undefined;
    if (literal?.type !== "ObjectExpression" || isChangedLater(literal))
      return { own: [], complete: false };
    let complete = true;
    const own = literal.properties.flatMap((property): readonly Slot[] => {
      if (property.type === "SpreadElement") {
        const spread = readFields(property.argument, owner);
        complete &&= spread.complete;
        // a slot written after the spread may replace one inside it, which is no repetition
        return spread.own.map(({ name }) => ({ name, owner }));
      }
      const name = staticName(property);
      complete &&= name !== undefined;
      return name === undefined ? [] : [{ name, owner, node: property }];
    });
    return { own, complete };
  }

  function isChangedLater(literal: TSESTree.ObjectExpression): boolean {
    const declarator = outsideOf(literal).parent;
    if (declarator?.type !== "VariableDeclarator") return false;
    return (sourceCode.getDeclaredVariables?.(declarator) ?? []).some((variable) =>
      variable.references.some(({ identifier }) => {
        const { parent } = identifier;
        return (
          parent.type === "MemberExpression" && parent.object === identifier && isStored(parent)
        );
      }),
    );
  }
}

/** Returns the name that messages call a class by. */
export function nameOf(node: ClassNode): string {
  if (node.id) return node.id.name;
  const holder = outsideOf(node).parent;
  return holder?.type === "VariableDeclarator" && holder.id.type === "Identifier"
    ? holder.id.name
    : "this class";
}

function membersOf(node: ClassNode, owner: string): [string, Member][] {
  return node.body.body.flatMap((member): [string, Member][] => {
    if (member.type !== "MethodDefinition" && member.type !== "TSAbstractMethodDefinition")
      return [];
    const name = staticName(member);
    if (member.static || name === undefined || member.kind === "constructor") return [];
    return [[name, { kind: member.kind === "method" ? "method" : "accessor", owner }]];
  });
}

function staticsOf(node: ClassNode): string[] {
  return node.body.body.flatMap((member) => {
    if (!("static" in member) || !member.static || !("key" in member)) return [];
    const name = staticName(member);
    // every class has these two itself
    return name === undefined || name === "name" || name === "length" ? [] : [name];
  });
}

function ownerOf(call: TSESTree.CallExpression): string {
  const holder = outsideOf(call).parent;
  if (isClass(holder)) return nameOf(holder);
  return holder?.type === "VariableDeclarator" && holder.id.type === "Identifier"
    ? holder.id.name
    : "slots(…)";
}

/** The outermost of the TypeScript wrappers and single-argument calls (`withDict`, `Object.freeze`) around a node. */
function outsideOf(node: TSESTree.Node): TSESTree.Node {
  const { parent } = node;
  if (!parent) return node;
  const isWrapper =
    unwrap(parent) !== parent || (parent.type === "CallExpression" && parent.arguments[0] === node);
  return isWrapper ? outsideOf(parent) : node;
}

/** The object inside `Object.freeze(…)`. */
function thawed(node: TSESTree.Node): TSESTree.Node {
  if (node.type !== "CallExpression" || node.callee.type !== "MemberExpression") return node;
  const isFreeze = staticName(node.callee) === "freeze" && node.arguments[0];
  return isFreeze ? unwrap(node.arguments[0] ?? node) : node;
}

function isStored(member: TSESTree.MemberExpression): boolean {
  const { parent } = member;
  return (
    (parent.type === "AssignmentExpression" && parent.left === member) ||
    (parent.type === "UnaryExpression" && parent.operator === "delete")
  );
}
