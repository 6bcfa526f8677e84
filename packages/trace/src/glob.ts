/**
 * Compiles a file name pattern, as fnmatch: `*` is any run of characters, slashes included, `?` any
 * one, `[abc]` and `[a-c]` one of these, `[!a-c]` one other.
 */
export function compileGlob(pattern: string): RegExp {
  const chars = [...pattern];
  let source = "";
  for (let i = 0; i < chars.length;) {
    const char = chars[i] as string;
    const end = char === "[" ? endOfSet(chars, i) : -1;
    if (end > 0) {
      source += setOf(chars.slice(i + 1, end));
      i = end + 1;
    } else {
      // a run of stars is one, so that matching it does not try all ways to share
      if (char === "*") source += source.endsWith(".*") ? "" : ".*";
      else source += char === "?" ? "." : escape(char);
      i++;
    }
  }
  return new RegExp(`^${source}$`, "su");
}

/** Answers where the set that begins at `start` is closed, -1 if it is not. */
function endOfSet(chars: readonly string[], start: number): number {
  let first = start + 1;
  if (chars[first] === "!") first++;
  // a bracket that comes first is a member
  return chars.indexOf("]", first + 1);
}

function setOf(inside: readonly string[]): string {
  const negated = inside[0] === "!";
  const members = negated ? inside.slice(1) : inside;
  let source = "";
  for (let i = 0; i < members.length;) {
    const low = members[i] as string;
    const high = members[i + 1] === "-" ? members[i + 2] : undefined;
    if (high === undefined) {
      source += escape(low);
      i++;
    } else {
      // a range that runs backwards has no members
      if (codePoint(low) <= codePoint(high)) source += `${escape(low)}-${escape(high)}`;
      i += 3;
    }
  }
  return `[${negated ? "^" : ""}${source}]`;
}

function codePoint(char: string): number {
  return char.codePointAt(0) as number;
}

function escape(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&").replace("-", "\\x2d");
}
