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
  Object.defineProperty(given.prototype, "constructor", { value: watched });
  return watched;
}

/** A method that tells what it returned, and of whom, while memory is traced. */
export function watchMethod(
  owner: object,
  name: string,
  done: (self: object, result: unknown) => void,
): void {
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (typeof descriptor?.value !== "function") return;
  const value: unknown = new Proxy(descriptor.value as (...args: unknown[]) => unknown, {
    apply(target, self: object, args) {
      const result = Reflect.apply(target, self, args);
      if (on.on) done(self, result);
      return result;
    },
  });
  Object.defineProperty(owner, name, { ...descriptor, value });
}
