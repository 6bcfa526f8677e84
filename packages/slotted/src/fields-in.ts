import type { Class } from "./declaration.ts";
import { tokensOf, type Token } from "./source-tokens.ts";

/**
 * The instance fields in the body of a class, `#private` ones too, as its source spells them.
 *
 * A field is defined on the object after every constructor we own has returned, so nothing at run time
 * sees it coming; running the class to look would run its user's side effects twice. What this reading
 * misses (a class without source, a field under a computed name) the engine still refuses, because the
 * object is sealed by then. Where it cannot be sure it finds nothing.
 */
export const fieldsIn = (C: Class): string[] => fieldsInSource(Function.prototype.toString.call(C));

/** The same for the source of a class. */
export function fieldsInSource(source: string): string[] {
  const outer = tokensOf(source);
  const body = outer?.at(-1);
  if (outer?.[0]?.text !== "class" || body?.kind !== "{}") return [];
  const tokens = body.inside ?? [];
  const fields: string[] = [];
  for (let at = 0; at < tokens.length;) {
    const member = memberAt(tokens, at);
    if (member.field !== undefined) fields.push(member.field);
    at = member.end;
  }
  return fields;
}

interface Member {
  /** The name, if the member is an instance field. */
  readonly field?: string;
  readonly end: number;
}

const MODIFIER = /^(?:static|async|get|set|accessor)$/;

function memberAt(tokens: readonly Token[], start: number): Member {
  let at = start;
  let isStatic = false;
  // a modifier is one only before a name; `get = 1` and `static() {}` are named so themselves
  for (; at < tokens.length && isModifier(tokens, at); at++)
    isStatic ||= tokens[at]?.text === "static";
  const key = tokens[at];
  if (!key || key.text === ";" || key.kind === "{}") return { end: at + 1 };
  const next = tokens[at + 1];
  if (next?.kind === "()") return { end: at + 3 };
  const end = next?.text === "=" ? endOfInitialiser(tokens, at + 2) : at + 1;
  if (isStatic) return { end };
  return { field: key.kind === "word" ? key.text : "[computed]", end };
}

function isModifier(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token;
  if (token.text === "*") return true;
  const next = tokens[at + 1];
  if (!MODIFIER.test(token.text) || !next) return false;
  if (next.kind === "{}") return token.text === "static";
  if (next.kind === "()") return false;
  return next.kind !== "mark" || next.text === "*";
}

// words after which an expression goes on
const OPERATOR = /^(?:new|typeof|void|delete|await|yield|in|instanceof|extends|class|function)$/;
const INFIX = /^(?:in|instanceof|extends)$/;

/** An initialiser ends at a semicolon, or at a line's end where what follows cannot belong to it. */
function endOfInitialiser(tokens: readonly Token[], start: number): number {
  for (let at = start; at < tokens.length; at++) {
    const token = tokens[at] as Token;
    if (token.text === ";") return at + 1;
    if (at === start || !token.newLine) continue;
    const before = tokens[at - 1] as Token;
    const goesOn = before.kind === "mark" || (before.kind === "word" && OPERATOR.test(before.text));
    const startsMember =
      (token.kind === "word" && !INFIX.test(token.text)) ||
      (token.kind === "literal" && !token.text.startsWith("`"));
    if (!goesOn && startsMember) return at;
  }
  return tokens.length;
}
