/** A token of JavaScript source; what brackets enclose is one token. */
export interface Token {
  readonly kind: "word" | "literal" | "()" | "[]" | "{}" | "mark";
  readonly text: string;
  /** Whether a line ends between the token before and this one. */
  readonly newLine: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };
const WORD = /[#@]?(?:[\p{ID_Continue}$\\]|\u200c|\u200d)+/uy;
const STRING = /"(?:\\[^]|[^"\\])*"|'(?:\\[^]|[^'\\])*'/y;
const REGEX = /\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+\/[\p{ID_Continue}$]*/uy;
const COMMENT = /\/\/.*|\/\*[^]*?\*\//y;
const SPACE = /\s+/y;
// after these a slash begins a regular expression, after other words it divides
const BEFORE_VALUE =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|else|do|yield|await)$/;

/**
 * Splits source into tokens, brackets with all they enclose being one; undefined where it cannot be
 * told, so that nobody draws conclusions from half a reading.
 */
export function tokensOf(source: string): Token[] | undefined {
  const scanner = new Scanner(source);
  const tokens = scanner.until(undefined);
  return scanner.failed ? undefined : tokens;
}

class Scanner {
  failed = false;
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  /** Reads tokens up to the closing bracket, which it takes, or to the end. */
  until(closing: string | undefined): Token[] {
    const tokens: Token[] = [];
    let newLine = false;
    while (!this.failed) {
      const gap = this.#take(SPACE) ?? this.#take(COMMENT);
      if (gap !== undefined) {
        newLine ||= gap.includes("\n");
        continue;
      }
      const char = this.#source[this.#at];
      if (char === closing) {
        this.#at++;
        return tokens;
      }
      if (char === undefined || char === ")" || char === "]" || char === "}") break;
      tokens.push({ ...this.#next(char, tokens.at(-1)), newLine });
      newLine = false;
    }
    this.failed = true;
    return tokens;
  }

  #next(char: string, before: Token | undefined): Omit<Token, "newLine"> {
    if (char in CLOSING) {
      const start = this.#at++;
      this.until(CLOSING[char]);
      const kind = `${char}${CLOSING[char]}` as Token["kind"];
      return { kind, text: this.#source.slice(start, this.#at) };
    }
    if (char === "`") return { kind: "literal", text: this.#template() };
    const string = this.#take(STRING);
    if (string !== undefined) return { kind: "literal", text: string };
    const regex = char === "/" && canBeginValue(before) ? this.#take(REGEX) : undefined;
    if (regex !== undefined) return { kind: "literal", text: regex };
    const word = this.#take(WORD);
    if (word !== undefined) return { kind: "word", text: word };
    const arrow = this.#source.startsWith("=>", this.#at) ? "=>" : char;
    this.#at += arrow.length;
    return { kind: "mark", text: arrow };
  }

  #template(): string {
    const start = this.#at++;
    for (;;) {
      const char = this.#source[this.#at++];
      if (char === "`") return this.#source.slice(start, this.#at);
      if (char === "\\") this.#at++;
      else if (char === "$" && this.#source[this.#at] === "{") {
        this.#at++;
        this.until("}");
      }
      if (char === undefined || this.failed) {
        this.failed = true;
        return "";
      }
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.#source)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }
}

function canBeginValue(before: Token | undefined): boolean {
  if (!before || before.kind === "{}" || before.kind === "mark") return true;
  return before.kind === "word" && BEFORE_VALUE.test(before.text);
}
