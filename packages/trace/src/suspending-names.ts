/**
 * The names that a source gives to async functions and generators, as far as its text says: each of their
 * calls makes an object before their first line runs. That another function has one of these names does no harm.
 */
export function suspendingNames(source: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const pattern of PATTERNS)
    for (const [, name] of source.matchAll(pattern)) names.add(name as string);
  return names;
}

const PATTERNS = [
  // async function f, function* f
  /\b(?:async\s+function\b\s*\*?|function\s*\*)\s*([\w$]+)/g,
  // f = async () =>, f: function*
  /\b(?:async|function\s*\*)(?<=([\w$]+)\s*[=:]\s*(?:async|function\s*\*))/g,
  // async m(), *m(), of a class or an object
  /(?:\basync\s+|(?:\basync|\bstatic|^|[{},;])\s*\*\s*)(?!function\b)([\w$]+)\s*\(/gm,
];
