import { readFileSync } from "node:fs";
import { parseSync, Visitor, type Class, type Comment } from "oxc-parser";

/** Where a class stands in a source file, and which findings its comments silence. */
export interface ClassPlace {
  /** From 1. */
  readonly line: number;
  /** Codes after `slotted-ignore`; "all" where it names none. */
  readonly ignored: "all" | readonly string[];
}

const IGNORE = /^[\s*]*slotted-ignore(?:\s+([a-z][a-z\s,-]*))?/;

/** The classes of a source file by name; none for a file that does not parse. */
export function classPlacesIn(file: string): Map<string, ClassPlace> {
  const places = new Map<string, ClassPlace>();
  const source = readFileSync(file, "utf8");
  const { program, comments, errors } = parseSync(file, source);
  if (errors.length > 0) return places;
  const ignores = comments.filter(({ value }) => IGNORE.test(value));
  const add = (name: string | undefined, node: Class) => {
    if (name === undefined || places.has(name)) return;
    places.set(name, {
      line: lineAt(source, node.start),
      ignored: ignoredBy(ignores, source, node),
    });
  };
  new Visitor({
    ClassDeclaration: (node) => {
      add(node.id?.name, node);
    },
    ClassExpression: (node) => {
      add(node.id?.name, node);
    },
    VariableDeclarator: ({ id, init }) => {
      if (id.type === "Identifier" && init?.type === "ClassExpression") add(id.name, init);
    },
    PropertyDefinition: ({ key, value }) => {
      if (key.type === "Identifier" && value?.type === "ClassExpression") add(key.name, value);
    },
  }).visit(program);
  return places;
}

/** Comments count that stand alone above a class, and from its first line to the end of its last. */
function ignoredBy(
  ignores: readonly Comment[],
  source: string,
  { start, end, decorators }: Class,
): ClassPlace["ignored"] {
  const top = Math.min(start, ...decorators.map((decorator) => decorator.start));
  const [first, last] = [lineAt(source, top), lineAt(source, end)];
  const codes: string[] = [];
  for (const comment of ignores) {
    const begins = lineAt(source, comment.start);
    const isAbove = lineAt(source, comment.end) === first - 1 && isAlone(source, comment);
    if (!isAbove && (begins < first || begins > last)) continue;
    const [, named] = IGNORE.exec(comment.value) ?? [];
    if (!named?.trim()) return "all";
    codes.push(...named.trim().split(/[\s,]+/));
  }
  return codes;
}

function isAlone(source: string, { start }: Comment): boolean {
  return source.slice(source.lastIndexOf("\n", start - 1) + 1, start).trim() === "";
}

const lineAt = (source: string, offset: number): number =>
  source.slice(0, offset).split("\n").length;
