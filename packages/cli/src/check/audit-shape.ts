import { hasFastProperties, sameShape } from "@slotted/heap";
import type { AnyClass, ClassFacts } from "./class-facts.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding-messages.ts";

// enough to let V8 settle how it represents each field, and then to see a fork
const WARM_UP = 8;
const OBJECTS = 8;

/** Whether calls on a class's prototype look members up by hash, once it is in use. */
export function auditPrototype({ C, name: className }: ClassFacts): Finding[] {
  const prototype = C.prototype as object;
  useAsPrototype(prototype);
  if (hasFastProperties(prototype)) return [];
  const got = `${Reflect.ownKeys(prototype).length} members`;
  return [finding("dictionary-prototype", { className, names: [], got })];
}

/** V8 makes a prototype fast once it is in use, if it can: Node 20 to 26 do up to 1,020 members. */
function useAsPrototype(prototype: object): void {
  const object = Object.create(prototype) as object;
  for (let i = 0; i < 100; i++) touch(object);
}

const touch = (object: object): unknown => object.constructor;

/** Builds a class that needs no arguments, running its constructor, and compares the objects. */
export function auditObjects({ C, name: className }: ClassFacts): Finding[] {
  const objects = buildSome(C);
  const [first] = objects;
  if (!first) return [];
  const slow = objects.find((object) => !hasFastProperties(object));
  if (slow) {
    const got = `the fields ${Object.keys(slow).join(", ") || "(none)"}`;
    return [finding("dictionary-object", { className, names: [], got })];
  }
  const shapes: object[] = [];
  for (const object of objects) {
    if (!shapes.some((shape) => sameShape(shape, object))) shapes.push(object);
  }
  if (shapes.length === 1) return [];
  const got = `${shapes.length} in ${OBJECTS} objects`;
  return [finding("shape-fork", { className, names: differing(shapes), got })];
}

function buildSome(C: AnyClass): object[] {
  if (C.length > 0) return [];
  const build = () => Reflect.construct(C as unknown as new () => object, []) as object;
  try {
    for (let i = 0; i < WARM_UP; i++) build();
    return Array.from({ length: OBJECTS }, build);
  } catch {
    // it cannot be built from its defaults: abstract, or in need of more than it says
    return [];
  }
}

/** The names that not all have, or else those that stand at different places. */
function differing(shapes: readonly object[]): string[] {
  const keys = shapes.map((shape) => Object.keys(shape));
  const all = [...new Set(keys.flat())];
  const missing = all.filter((name) => keys.some((names) => !names.includes(name)));
  if (missing.length > 0) return missing;
  return all.filter((name, at) => keys.some((names) => names[at] !== name));
}
