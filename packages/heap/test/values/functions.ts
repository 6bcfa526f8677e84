import type { Values } from "../corpus.ts";

/** Functions, classes, generators and proxies. */
export function functions(): Values {
  const captured = { a: 1 };
  function plain(a: number, b: number): number {
    return a + b;
  }
  class Empty {}
  class Static {
    static ratio = 1.5;
    static label = "x";
    static of = () => new Static();
  }
  return {
    function: plain,
    arrow: () => 1,
    closure: () => captured,
    "async function": async () => Promise.resolve(captured),
    "generator function": function* generate() {
      yield 1;
    },
    method: {
      m() {
        return 1;
      },
    }.m,
    getter: Object.getOwnPropertyDescriptor({ get g() { return 1; } }, "g")?.get, // prettier-ignore
    "bound function": plain.bind(null),
    "bound to numbers": plain.bind(1.5, 2.5, 3.5),
    "function with properties": Object.assign(() => 1, { weight: 1.5, label: "x" }),
    "empty class": Empty,
    "class with statics": Static,
    "derived class itself": class extends Static {},
    "function from text": new Function("return 1"),
    "built-in function": Math.max,
    "built-in class": Map,
    "node function": setTimeout,
    generator: (function* (a: number) {
      yield a;
    })(1.5),
    "started generator": started(),
    "async generator": (async function* (a: number) {
      yield await Promise.resolve(a);
    })(1.5),
    proxy: new Proxy({}, {}),
    "proxy of a function": new Proxy(plain, {}),
  };
}

function started(): Generator<number> {
  const generator = (function* (a: number, b: number) {
    const c = a + b;
    yield a;
    yield c;
  })(1.5, 2.25);
  generator.next();
  return generator;
}
