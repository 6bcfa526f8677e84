import type { Node } from "./parse.ts";

/** Tells whether a call is likely to run the engine's own code, where no line can be named. */
export function callsBuiltIn(callee: Node): boolean {
  if (callee.type === "Identifier") return FUNCTIONS.has(calledName(callee));
  const method = methodOf(callee);
  return METHODS.has(method) && !(method === "call" && isAnswer(callee["object"] as Node));
}

/**
 * The functions written as arguments of a call that holds none of them when it returns, if it is the engine's:
 * to make each in a place of its own would make them twice.
 */
export function droppedCallbacks(call: Node): Node[] {
  const { callee, arguments: given } = call as unknown as { callee: Node; arguments: Node[] };
  if (!ITERATING.has(methodOf(callee))) return [];
  return given.filter(({ type }) => /^(?:ArrowFunction|Function)Expression$/.test(type));
}

// hasOwnProperty.call(o, key), or in full Object.prototype.hasOwnProperty.call(o, key)
const isAnswer = (callee: Node): boolean => ANSWERS.has(calledName(callee));

/** The name that a call says, of a variable or a method. */
export const calledName = (callee: Node): string =>
  callee.type === "Identifier" ? (callee["name"] as string) : methodOf(callee);

function methodOf(callee: Node): string {
  if (callee.type !== "MemberExpression" || callee["computed"]) return "";
  return (callee["property"] as Node)["name"] as string;
}

const words = (text: string) => text.trim().split(/\s+/);

// of Node's modules, whose functions are called by their names too
const NODE =
  words(`readFile readFileSync readdir readdirSync randomBytes randomUUID gzipSync gunzipSync
    deflateSync inflateSync brotliCompressSync brotliDecompressSync serialize deserialize format inspect`);

const FUNCTIONS = new Set([
  ...words(`Array Object String Number BigInt Symbol Error TypeError RangeError SyntaxError RegExp
    structuredClone Date atob btoa encodeURIComponent decodeURIComponent escape unescape parseFloat
    setTimeout setInterval setImmediate queueMicrotask fetch`),
  ...NODE,
]);

// allocate nothing, and many libraries call them so for each key
const ANSWERS = new Set(words(`hasOwnProperty isPrototypeOf propertyIsEnumerable`));

const ITERATING = new Set(
  words(`map filter forEach reduce reduceRight some every find findIndex findLast findLastIndex
    flatMap sort toSorted`),
);

// by name alone: a call of a method of one's own is a site too, which does no harm
const METHODS = new Set([
  ...words(`concat copyWithin entries fill filter flat flatMap from fromAsync join keys map of
    pop push reduce reduceRight reverse shift slice sort splice toReversed toSorted toSpliced
    unshift values with`),
  ...words(`charAt fromCharCode fromCodePoint localeCompare match matchAll normalize padEnd padStart
    raw repeat replace replaceAll split substr substring toLocaleLowerCase toLocaleUpperCase
    toLowerCase toUpperCase trim trimEnd trimStart exec toString toLocaleString toFixed
    toPrecision toExponential`),
  ...words(`assign create defineProperties defineProperty freeze fromEntries
    getOwnPropertyDescriptor getOwnPropertyDescriptors getOwnPropertyNames getOwnPropertySymbols
    groupBy preventExtensions seal setPrototypeOf apply bind call construct ownKeys`),
  ...words(`add clear delete getOrInsert getOrInsertComputed set union intersection difference
    symmetricDifference`),
  ...words(`parse stringify toJSON toISOString`),
  ...words(`all allSettled any catch finally race reject resolve then try withResolvers next`),
  ...words(`alloc allocUnsafe allocUnsafeSlow copyBytesFrom subarray transfer
    transferToFixedLength resize grow encode decode`),
  ...NODE,
]);
