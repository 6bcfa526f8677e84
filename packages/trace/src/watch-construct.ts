import { on } from "./site-runtime.ts";

type Constructor = new (...args: never[]) => object;

/** A constructor that tells what it makes while memory is traced, and else is as the given one. */
export function watchConstruct<C extends Constructor>(
  given: C,
  made: (value: object, args: readonly unknown[]) => void,
): C {
  const watched: C = new Proxy(given, {
    construct(target, args, newTarget) {
      const value = Reflect.construct(target, args, newTarget === watched ? target : newTarget);
      if (on.on) made(value as object, args);
      return value as object;
    },
  });
  givenOf.set(watched, given);
  Object.defineProperty(given.prototype, "constructor", { value: watched });
  return watched;
}

/** Told of what a method returned, and of whom. What it answers is returned in its place. */
export type Done = (self: object, result: unknown, args: readonly unknown[]) => unknown;

/**
 * A method that tells what it returned, while memory is traced. Its arguments may be exchanged
 * before.
 */
export function watchMethod(
  owner: object,
  name: string | symbol,
  done: Done | undefined,
  exchange?: (args: unknown[], self: object) => unknown[],
): void {
  const descriptor = descriptorOf(owner, name);
  if (typeof descriptor?.value !== "function") return;
  const given = descriptor.value as (...args: unknown[]) => unknown;
  const value: unknown = new Proxy(given, {
    apply(target, self: object, args: unknown[]) {
      if (!on.on) return Reflect.apply(target, self, args);
      const result = Reflect.apply(target, self, exchange ? exchange(args, self) : args);
      return done?.(self, result, args) ?? result;
    },
  });
  givenOf.set(value as object, given);
  Object.defineProperty(owner, name, { ...descriptor, value });
}

/** A function that tells what it is called with, then does as the given one. */
export function watchCalls<A extends unknown[]>(
  given: (...args: A) => unknown,
  called: (args: A) => void,
): (...args: A) => unknown {
  return function (this: unknown, ...args: A): unknown {
    called(args);
    return Reflect.apply(given, this, args);
  };
}

/** The function in whose place another stands. */
export const givenOf = new WeakMap<object, object>();

function descriptorOf(owner: object, name: string | symbol): PropertyDescriptor | undefined {
  for (let at: object | null = owner; at; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found) return found;
  }
  return undefined;
}
