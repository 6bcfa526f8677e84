/** A token of JavaScript source; brackets with all they enclose are one. */
export interface Token {
  readonly kind: "word" | "literal" | "mark" | "()" | "[]" | "{}";
  /** Empty for brackets. */
  readonly text: string;
  /** What brackets enclose. */
  readonly inside?: readonly Token[];
  /** Whether a line ends between the token before and this one. */
  readonly newLine: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const GAP = /\s+|\/\/.*|\/\*[^]*?\*\//y;
const STRING = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/y;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[\p{ID_Continue}$]*/uy;
const WORD = /[#@]?(?:[\p{ID_Continue}$\\]|\u200c|\u200d)+/uy;
const MARK = /=>|[^)\]}]/y;
const TEMPLATE = /(?:\\[^]|\$(?!\{)|[^\\`$])*(?:`|\$\{)/y;
// after these a slash begins a regular expression, after other words it divides
const BEFORE_VALUE =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|else|do|yield|await)$/;

/**
 * Splits source into tokens; undefined where it cannot be told, so that nobody draws conclusions from half
 * a reading.
 */
export function tokensOf(source: string): Token[] | undefined {
  let at = 0;

  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const text = pattern.exec(source)?.[0] ?? "";
    at += text.length;
    return text;
  };

  /** Reads tokens up to the closing bracket, which it takes, or to the end. */
  const readUntil = (closing: string | undefined): Token[] | undefined => {
    const tokens: Token[] = [];
    for (;;) {
      let newLine = false;
      for (let gap = take(GAP); gap; gap = take(GAP)) newLine ||= gap.includes("\n");
      const char = source[at];
      if (char === closing) {
        at++;
        return tokens;
      }
      const token = char && readToken(char, tokens.at(-1));
      if (!token) return undefined;
      tokens.push({ ...token, newLine });
    }
  };

  const readToken = (char: string, before?: Token): Omit<Token, "newLine"> | undefined => {
    const closing = CLOSING[char];
    if (closing) {
      at++;
      const inside = readUntil(closing);
      return inside && { kind: (char + closing) as Token["kind"], text: "", inside };
    }
    if (char === "`") {
      at++;
      return readTemplate() ? { kind: "literal", text: char } : undefined;
    }
    const literal = take(STRING) || (char === "/" && canBeginValue(before) && take(REGEX));
    if (literal) return { kind: "literal", text: literal };
    const word = take(WORD);
    if (word) return { kind: "word", text: word };
    const mark = take(MARK);
    return mark ? { kind: "mark", text: mark } : undefined;
  };

  /** Reads to the end of a template, whatever it encloses. */
  const readTemplate = (): boolean => {
    for (;;) {
      const text = take(TEMPLATE);
      if (!text.endsWith("{")) return text !== "";
      if (!readUntil("}")) return false;
    }
  };

  return readUntil(undefined);
}

function canBeginValue(before: Token | undefined): boolean {
  if (!before || before.kind === "{}" || before.kind === "mark") return true;
  return before.kind === "word" && BEFORE_VALUE.test(before.text);
}
