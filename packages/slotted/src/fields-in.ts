import type { Class } from "./declaration.ts";

const LITERAL =
  /\/\*[^]*?\*\/|\/\/.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[=(,:;!&|?{}[]\s*)\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\//g;
const GROUP = /\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}/g;
const MARK: Record<string, string> = { "(": "¶", "[": "§", "{": "¤" };

// a member: modifiers, a name, then parameters and a body, or an initialiser up to its end
const MEMBER =
  /(static\s+(?=[\w$#*§"¤\u00c0-\uffff]))?(?:(?:async|get|set|accessor)\s+(?=[\w$#*§"\u00c0-\uffff]))*\*?\s*(?:(#?[\w$\u00c0-\uffff]+|§|"")\s*(¶\s*¤|(?:=(?:[^;\n]|\n(?=\s*[-+*/%&|^?:.,=<>])|(?<=[-+*/%&|^?:.,=<>!~]\s*)\n)*)?)|¤|;)/g;

/**
 * The instance fields in the body of a class, `#private` ones too, as its source spells them.
 *
 * A field is defined on the object after every constructor we own has returned, so nothing at run time
 * sees it coming; running the class to look would run its user's side effects twice. What this reading
 * misses (a class without source, a field under a computed name) the engine still refuses, because the
 * object is sealed by then.
 */
export function fieldsIn(C: Class): string[] {
  let source = Function.prototype.toString
    .call(C)
    .replace(LITERAL, (literal) => (literal[0] === "/" ? " " : '""'));
  source = source.slice(0, source.lastIndexOf("}"));
  for (let before = ""; before !== source;) {
    before = source;
    source = source.replace(GROUP, (group) => MARK[group[0] as string] as string);
  }
  const body = source.slice(source.indexOf("{") + 1);
  const fields: string[] = [];
  for (const [, isStatic, name, rest] of body.matchAll(MEMBER)) {
    if (name && !isStatic && !rest?.startsWith("¶"))
      fields.push(name === "§" || name === '""' ? "[computed]" : name);
  }
  return fields;
}
