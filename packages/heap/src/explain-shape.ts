import { errors } from "./errors.ts";
import type { PrivateParts } from "./private-parts.ts";
import { className } from "./object-rows.ts";
import { shapeOf, type Shape } from "./shape-of.ts";
import { privateParts } from "./sizeof.ts";

/** Whether two objects have one hidden class, and if not, why. */
export interface ShapeDifference {
  readonly same: boolean;
  /** Sentences, the causes first; empty for objects of one hidden class. */
  readonly reasons: readonly string[];
  /** The reasons as text. */
  toString(): string;
}

/**
 * Answers why two objects have different hidden classes, which makes the code that uses both
 * slower and their layouts differ.
 *
 * @throws HeapError ERR_HEAP_UNREADABLE where the memory of the process cannot be read
 */
export function explainShape(a: object, b: object): ShapeDifference {
  const parts = privateParts();
  if (!parts) throw errors.unreadable("explainShape", "no access to it");
  const [one, other] = [readShape(parts, a), readShape(parts, b)];
  const reasons = one.address === other.address ? [] : reasonsOf({ a, b, one, other });
  const text = reasons.length > 0 ? reasons.join("\n") : "The objects have one hidden class.";
  return { same: reasons.length === 0, reasons, toString: () => text };
}

interface Pair {
  readonly a: object;
  readonly b: object;
  readonly one: Shape;
  readonly other: Shape;
}

function readShape({ reader }: PrivateParts, object: object): Shape {
  return reader.still(object, (word) => shapeOf(reader, reader.word(word - 1) - 1));
}

function reasonsOf(pair: Pair): string[] {
  const found = CAUSES.map((cause) => cause(pair)).filter((reason) => reason !== undefined);
  return found.length > 0
    ? found
    : ["V8 made two hidden classes for a reason that the objects do not show."];
}

type Cause = (pair: Pair) => string | undefined;

/** What may differ, the causes before their consequences. */
const CAUSES: readonly Cause[] = [
  ({ a, b }) => {
    if (Object.getPrototypeOf(a) === Object.getPrototypeOf(b)) return undefined;
    const [left, right] = [className(a), className(b)];
    return left === right
      ? `Their prototypes are different objects, though both are called ${left || "nothing"}.`
      : `They have different prototypes: ${left || "none"} and ${right || "none"}.`;
  },
  ({ one, other }) => {
    if (one.isDictionary === other.isDictionary) return undefined;
    return `The ${one.isDictionary ? "first" : "second"} is in dictionary mode, with a hidden class of its own.`;
  },
  ({ one, other }) =>
    one.isDictionary && other.isDictionary
      ? "Both are in dictionary mode: each has a hidden class of its own."
      : undefined,
  ({ one, other }) => missing(one, other, "first") ?? missing(other, one, "second"),
  orderOf,
  kindsOf,
  ({ one, other }) => {
    if (one.isOutdated === other.isOutdated) return undefined;
    return `The ${one.isOutdated ? "first" : "second"} has an outdated hidden class, and takes on the new one when it is next written to or read by warm code.`;
  },
  ({ a, b }) => {
    const [left, right] = [integrity(a), integrity(b)];
    return left === right ? undefined : `The first is ${left}, the second ${right}.`;
  },
  ({ one, other }) => {
    if (one.type !== other.type) return undefined;
    const [left, right] = [
      one.instanceWords - one.inObjectStart,
      other.instanceWords - other.inObjectStart,
    ];
    if (left === right) return undefined;
    return `They were made in different places: one has room for ${String(left)} properties inside, the other for ${String(right)}.`;
  },
  ({ a, b, one, other }) => {
    if (!Array.isArray(a) || !Array.isArray(b) || one.fields.length !== other.fields.length)
      return undefined;
    return "Their elements are of different kinds: small integers, doubles or any values, with or without holes.";
  },
];

function missing(one: Shape, other: Shape, which: string): string | undefined {
  if (one.isDictionary || other.isDictionary) return undefined;
  const names = new Set(other.fields.map(({ name }) => name));
  const only = one.fields.filter(({ name }) => !names.has(name)).map(({ name }) => name);
  return only.length > 0 ? `Only the ${which} has ${list(only)}.` : undefined;
}

function orderOf({ one, other }: Pair): string | undefined {
  const [left, right] = [one, other].map(({ fields }) => fields.map(({ name }) => name));
  if (!left || !right || left.length !== right.length || left.join() === right.join())
    return undefined;
  if ([...left].sort().join() !== [...right].sort().join()) return undefined;
  return `Their properties were added in different orders: ${list(left)}, and ${list(right)}.`;
}

function kindsOf({ one, other }: Pair): string | undefined {
  const kinds = new Map(other.fields.map(({ name, kind }) => [name, kind]));
  const changed = one.fields.filter(
    ({ name, kind }) => kinds.has(name) && kinds.get(name) !== kind,
  );
  if (changed.length === 0) return undefined;
  const each = changed.map(
    ({ name, kind }) => `${name} was of kind ${kind} and of kind ${kinds.get(name) ?? ""}`,
  );
  return `V8 has seen different values: ${each.join("; ")}.`;
}

function integrity(object: object): string {
  if (Object.isExtensible(object)) return "open";
  return Object.isFrozen(object)
    ? "frozen"
    : Object.isSealed(object)
      ? "sealed"
      : "closed to additions";
}

const list = (names: readonly string[]): string => names.join(", ");
