import {
  parseSync,
  Visitor,
  type Class,
  type Comment,
  type MethodDefinition,
  type Node,
  type Program,
} from "oxc-parser";

/** A class in its file, with what else of the file its migration asks for. */
export interface ClassSource {
  readonly file: string;
  readonly text: string;
  readonly program: Program;
  readonly comments: readonly Comment[];
  readonly node: Class;
  readonly name: string;
  readonly isTypeScript: boolean;
  /** The file has `import` or `export`; without, it is a script or CommonJS. */
  readonly isModule: boolean;
}

/** Finds a class by name, or `default`, in a file; says the names that are there if it is not. */
export function findClass(
  file: string,
  text: string,
  wanted: string,
): ClassSource | { readonly names: readonly string[] } | { readonly syntaxError: string } {
  const { program, comments, errors, module } = parseSync(file, text);
  const [error] = errors;
  if (error) return { syntaxError: error.message };
  const classes = classesIn(program);
  const node = classes.get(wanted);
  if (!node) return { names: [...classes.keys()] };
  return {
    file,
    text,
    program,
    comments,
    node,
    name: node.id?.name ?? wanted,
    isTypeScript: /\.[cm]?tsx?$/.test(file),
    isModule: module.hasModuleSyntax || /\.m[jt]s$/.test(file),
  };
}

/** The source of a node. */
export const sourceOf = ({ text }: ClassSource, { start, end }: { start: number; end: number }) =>
  text.slice(start, end);

/** The line of a node, from 1. */
export const lineOf = ({ text }: ClassSource, { start }: { start: number }): number =>
  text.slice(0, start).split("\n").length;

/** The children of a node, in the order of the source. */
export function childrenOf(node: Node): Node[] {
  return Object.values(node)
    .flat()
    .filter((value): value is Node => typeof (value as Node | null)?.type === "string");
}

/** A node and all below it that the visitor does not refuse to enter. */
export function* walk(node: Node, enter: (node: Node) => boolean = () => true): Generator<Node> {
  if (!enter(node)) return;
  yield node;
  for (const child of childrenOf(node)) yield* walk(child, enter);
}

/** The constructor that has a body, if the class has one. */
export function constructorOf({ node }: ClassSource) {
  return node.body.body.find(
    (member) =>
      member.type === "MethodDefinition" && member.kind === "constructor" && member.value.body,
  ) as MethodDefinition | undefined;
}

/** The name in `this.name`. */
export function thisMember(node: Node): string | undefined {
  if (node.type !== "MemberExpression" || node.computed) return undefined;
  const isOnThis = node.object.type === "ThisExpression" && node.property.type === "Identifier";
  return isOnThis ? (node.property as { name: string }).name : undefined;
}

/** The nodes in which `this` means the same object. */
export function withSameThis(body: Node | null): Node[] {
  if (!body) return [];
  const hasOwnThis = ({ type }: Node) =>
    /^(?:FunctionExpression|FunctionDeclaration|Class)/.test(type);
  return childrenOf(body).flatMap((child) => [...walk(child, (node) => !hasOwnThis(node))]);
}

function classesIn(program: Program): Map<string, Class> {
  const classes = new Map<string, Class>();
  new Visitor({
    ClassDeclaration: (node) => {
      if (node.id) classes.set(node.id.name, node);
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && init?.type === "ClassExpression") classes.set(id.name, init);
    },
    ExportDefaultDeclaration: ({ declaration }) => {
      if (declaration.type === "ClassDeclaration") classes.set("default", declaration);
    },
  }).visit(program);
  return classes;
}
