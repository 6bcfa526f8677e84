import { evaluated, names } from "./source.ts";
import type { Values } from "../corpus.ts";

/** Instances of classes, settled and still tracked. */
export function instances(): Values {
  class Fields {
    x = 1;
    y = 2.5;
  }
  class Private {
    #a = 1.5;
    #b = 2;
    sum = () => this.#a + this.#b;
  }
  class Base {
    x: unknown;
    y: unknown;

    constructor(x: unknown, y: unknown) {
      this.x = x;
      this.y = y;
    }
  }
  class Derived extends Base {
    z = 0.25;
  }
  class Grown {
    [key: string]: unknown;
  }
  class Items extends Array<number> {
    extra = 1.5;
  }
  class Dictionary extends Map<number, number> {
    extra = 1.5;
  }
  class Failure extends Error {
    code = 1.5;
  }
  function Old(this: { a: number; b: number }): void {
    this.a = 1;
    this.b = 1.5;
  }
  const many = <T>(make: () => T, count = 20): T => {
    for (let i = 1; i < count; i++) make();
    return make();
  };
  class Once {
    a = 1;
  }
  class Thrice {
    a = 1.5;
  }
  const grown = new Grown();
  for (let i = 0; i < 30; i++) grown[`g${String(i)}`] = i + 0.5;
  return {
    "first instance, still tracked": new Once(),
    "third instance, still tracked": many(() => new Thrice(), 3),
    "class fields": many(() => new Fields()),
    "private fields": many(() => new Private()),
    "base class": many(() => new Base(1.5, "x")),
    "derived class": many(() => new Derived(1, 2.5)),
    "grown instance": grown,
    "subclass of Array": many(() => Items.of(1, 2.5, 3)),
    "subclass of Map": many(() => new Dictionary([[1, 2.5]])),
    "subclass of Error": many(() => new Failure("x")),
    "function as constructor": many(() => Reflect.construct(Old, []) as object),
    "class of 300 fields": many(
      () =>
        new (
          evaluated(
            `class { ${names(300, (n) => n + "=1.5;").replaceAll(",", "")} }`,
          ) as new () => object
        )(),
    ),
  };
}
