import { compileFunction } from "node:vm";

import { describe, expect, test } from "vitest";

import { makeSites } from "./instrument-commonjs.ts";
import { instrument } from "./instrument.ts";
import { leaveSites, seeSites } from "./site-runtime.ts";

// each prints what a program could see of the order and the names of things
const SNIPPETS: Record<string, string> = {
  "object literal": `print({ a: t(1), b: t(2), "c d": t(3), 4: t(4), [t("e")]: t(5), __proto__: null })`,
  "object with methods": `const o = { n: t(1), m() { return this.n }, get g() { return super.toString.name }, async *ag() {}, k: 1 };
    print(o, o.m(), o.g, o.m.name, o.ag.name, Object.getOwnPropertyDescriptor(o, "g").get.name)`,
  "shorthand and spread": `const a = 1, b = { get x() { t("x"); return 2 } }; print({ a, ...b }, { ...b, a }, { ...b, x: t("y") }, {...null, ...[1]})`,
  "computed keys convert before values": `const k = { toString() { t("key"); return "k" } }; print({ [k]: t("value"), [k + 1]: t("v2") })`,
  "prototype in a literal": `const p = { q: 1 }; print(Object.getPrototypeOf({ __proto__: p }) === p, { __proto__: p }.q, { ["__proto__"]: p }.q)`,
  "the prototype's name in short": `const __proto__ = { q: 1 }; const o = { __proto__ }, p = { a: t(1), __proto__, b: [2] }; print(Object.getPrototypeOf(o) === Object.prototype, Object.keys(o), p, p.q)`,
  "names of functions in a literal": `const s = Symbol("sym"); const o = { a: () => 1, b: function () {}, c: class {}, [s]: () => 2, ["x" + 1]: function () {}, d: (() => 3), e: function named() {} };
    print(o.a.name, o.b.name, o.c.name, o[s].name, o.x1.name, o.d.name, o.e.name)`,
  "names of functions elsewhere": `let a = () => 1, b; b = function () {}; var c; c ??= class {}; const { d = () => 2 } = {}; function f(e = () => 3) { return e.name }
    const holder = {}; holder.x = () => 4; print(a.name, b.name, c.name, d.name, f(), holder.x.name, (() => {}).name, [() => 1][0].name)`,
  "array literal": `print([t(1), , t(2), ...[t(3), t(4)], 5], [...[1], t(2)], [,].length, [1, , ].length, [, ,].length)`,
  "spread runs in its turn": `function* g() { t("g"); yield 1 } print([...g(), t("after")], Math.max(...[t(1)], t(2)), new Array(...[t(1), t(2)], t(3)))`,
  template: `const o = (n) => ({ toString() { t("text " + n); return n } }); print(\`\${o("a")} \${t("b")} \${o("c")}\`, \`x\${1}\ny\${2}\\n\${"\\u{1F600}"}\`, \`\`)`,
  "template of a symbol": `try { print(\`\${Symbol("s")}\`) } catch (e) { print(e.name) }`,
  "tagged template": `const tag = (s, ...v) => [s.raw.join("|"), s.join("|"), ...v]; const o = { tag(s, v) { return [this === o, s, v] } };
    const same = () => (s => s)\`a\${1}b\`; print(tag\`a\\n\${t(1)}b\${t(2)}\`, o.tag\`x\${3}\`, same() === same(), tag\`line
    end\${1}\`)`,
  "string concatenation": `const v = (n) => ({ valueOf() { t("value " + n); return n } }); let s = "a"; s += t("b"); s += v("c") + v("d"); print(s, "x" + v(1) + v(2), v(1) + v(2) + "x", 1 + 2 + "3", s + s, v(1) + v(2))`,
  "compound assignment reads first": `let x = "a"; x += (x = "b", "c"); const o = { p: 1, get q() { t("get"); return this.v ?? 0 }, set q(v) { t("set"); this.v = v } }; o.q += t(5); o.p += (o.p = 10, 1); o["p"] *= 2; print(x, o.p, o.v)`,
  "logical assignment": `const o = { a: 0, b: 1 }; o.a ||= t(1); o.b ||= t(2); o.c ??= [t(3)]; o.b &&= {}; print(o)`,
  "new and new.target": `class A { constructor(...a) { this.a = a; this.t = new.target.name } } class B extends A { constructor() { super(t(1), t(2)); this.b = 3 } }
    function F() { if (!new.target) return "called"; this.f = 1 } print(new A(t(1), ...[t(2)]), new B(), new F(), F(), new A, new (class { x = t(9) })())`,
  "new of no constructor": `try { const x = 1; new x(t(1)) } catch (e) { print(e.name) } try { new (() => {})() } catch (e) { print(e.name) }`,
  classes: `let n = 0; class A { #x = [t(1)]; static s = { a: t(2) }; y = () => this.#x; static { t("static") } get x() { return this.#x } set x(v) { this.#x = v } #m() { return super.toString.name + this.#x.length } m() { return this.#m() } static #p = 1; static q() { return A.#p += 1 } }
    const a = new A(); a.x = [1, 2]; print(a.x, a.m(), a.y(), A.q(), A.s, class {}.name, (class Z {}).name); const K = class extends A { z = super.m() }; print(K.name, new K().z)`,
  "super calls": `class A { push(x) { return [this.n, x] } static of(x) { return { x } } } class B extends A { n = 1; push(x) { return super.push(x) } static of(x) { return super.of(x) } } print(new B().push(t(1)), B.of(t(2)))`,
  "method calls": `const a = [3, 1, 2]; print(a.map((x, i, all) => [x, i, all === a]), a.sort().slice(1), a.concat([4], [[5]]), a.push(t(1), t(2)), "a,b".split(","), [..."ab"].join(t("-")), a["slice"](0, 1))`,
  "calls of one's own methods by these names": `const o = { push(...a) { return [this === o, a] }, get add() { t("get add"); return function () { return this === o } } }; print(o.push(t(1)), o.add(t(2)))`,
  "calls keep this": `"use strict"; const o = { map() { return this } }; const { map } = o; print(o.map() === o, map(), (o.map)() === o, (0, o.map)())`,
  "optional chains": `const o = { a: { map: (x) => x, l: [1, 2] } }, u = undefined; print(o?.a.map(t(1)), u?.a.map(t(2)), o.x?.map(t(3)), o.a?.l.map((x) => x * 2).slice(1), o.a.none?.(t(4)), u?.x.y.z.concat([t(5)]), delete o?.a.l)`,
  "private names in chains": `class A { #l = [1]; static g(o) { return o?.#l.map((x) => x + 1) } } print(A.g(new A()), A.g(null))`,
  "regular expressions": `const r = () => /a(b)/g; print(r() === r(), r().exec("ab"), "abab".replace(/b/g, (m, i) => t(i)), /x/y.flags)`,
  "arguments and this in arrows": `function f() { return [() => arguments[0], () => this, { a: () => arguments.length }] } const r = f.call(7, t(1), 2); print(r[0](), typeof r[1](), r[2].a())`,
  "sloppy stores": `const o = Object.freeze({ a: 1 }); o.a = t(2); o.b = t(3); (function () { "use strict"; try { o.a = 1 } catch (e) { print(e.name) } })(); print(o)`,
  stores: `const o = {}; const k = { toString() { t("key"); return "k" } }; o[t("a")] = t(1); o[k] = t(2); print(o.a = o.b = t(3), o); const arr = []; arr[3] = t(4); print(arr.length); try { null.x = t(5) } catch (e) { print(e.name) } try { (void 0)[t(1)] = t(2) } catch (e) { print(e.name) }`,
  destructuring: `const { a, ...rest } = { a: 1, b: 2, c: 3 }, [x, ...ys] = [1, 2, 3]; let p, q; [p, q] = [t(1), t(2)]; ({ p, ...q } = { p: 5, r: 6 }); const f = ({ m = [t(3)] } = {}, ...more) => [m, more]; print(a, rest, x, ys, p, q, f(), f({ m: 1 }, 2)); [p, q] = [q, p]; print(p, q)`,
  "defaults of properties": `const { a = { z: t(1) }, b = () => 1, c: d = [t(2)] } = {}; const f = ({ a = [t(3)], b = class {} } = {}) => [a, b.name]; let g; ({ g = [a.z] } = {}); print(a, b.name, d, f(), f({ a: 1 }), g)`,
  "declarations of classes": `{ try { new A() } catch (e) { t(e.name) } class A { static s = t(1); m() { return [A.s] } } print(A.name, new A().m(), A.toString().slice(0, 9)) } class B { static { this.n = this.name } } class C extends B { constructor() { super(); this.k = new.target.name } }
    print(B.n, new C().k, C.n); B = 1; print(B); switch (1) { case 0: class D {} case 1: try { D } catch (e) { print(e.name) } } function* g() { class E extends (yield 1) { static [yield 2] = [3] } return E } const i = g(); i.next(); i.next(Array); print(i.next("x").value.x)`,
  "calls of async functions and generators": `async function a(x) { t(x); return [this === o, x] } const o = { a, async m(x) { return this === o && x }, *g(x) { yield x; yield* h(x) } }, b = async () => t("b"); function* h(x) { yield t(x) } class K { static async *s() { yield 1 } async p() { return super.toString.name } }
    print([...o.g(t(1))], [...h(2)], Object.getPrototypeOf(h(1)) === h.prototype, h().constructor === undefined); (async () => { print(await a(t(3)), await o.a(4), await o.m([5]), await o?.m(6), await b(), await new K().p()); for await (const x of K.s()) print(x) })(); a(...[t(7)]).then(print); try { new a() } catch (e) { print(e.name, e.message) }`,
  "updates of properties": `const o = { n: 1, 0: 2.5, b: 3n, get g() { t("get"); return 1 }, set g(v) { t("set " + v) } }, k = { toString() { t("key"); return "n" } }; print(o.n++, ++o.n, o[0]--, --o[0], o.b++, o.b, o[k]++, o.g++, o[t("n")]--, o?.n, o.none++, o.none); class A { #p = 1; static s = 1; q() { return [this.#p++, A.s++, super.n++] } } print(new A().q()); try { null.x++ } catch (e) { print(e.name, e.message) }`,
  "big integers": `let b = 5n, c = 2n ** 70n; b += 1n; b *= 3n; b <<= 4n; print(b, c, c * 3n, (c + 1n) ** 2n, -c - 1n, 1n + c + b, (-b) ** 2n, c % 7n, c & 255n, 2n ** 3n ** 2n, c > 1n, b + c); try { b + 1; } catch (e) { print(e.name) } try { 1n * 1 } catch (e) { print(e.name) } try { b *= 2n + t(1) } catch (e) { print(e.name, b) }`,
  generators: `function* g() { const a = [yield 1, yield 2]; const o = { x: yield a, m() {}, ...(yield 4) }; yield* [t(5)]; return \`\${yield o.x}\${yield}\` } const i = g(); print([...Array(8)].map((_, n) => i.next(n)))`,
  "spread arguments": `const f = (...a) => a; print(f(...[t(1)], ...[t(2)], t(3)), Array.of(...[1, 2]), [].concat(...[[1]], t(2)))`,
  "comma and conditional": `const f = (a) => a; print([(t(1), t(2))], \`\${(t(3), t(4))}\`, { [(t(5), "k")]: 1 }, t(0) ? [1] : { a: 1 }, f((1, [2])))`,
  "immediately called": `print((function () { return [1] })(), (() => ({ a: [] }))(), !function () { return 0 }(), new (function () { this.a = [1] })().a)`,
  "keywords beside literals": `function f(x) { switch (x) { case[1].length: return[2]; default: return{}.x } } print(f(1), f(2), typeof[], typeof{}, void[0], 0 in[1], [1]instanceof Array); for (const x of[1, 2]) t(x); for (const k in{ z: 1 }) t(k); do t("do"); while (![1]); if (0); else[3].map(t)`,
  "automatic semicolons": `let a = 1
    const b = [a]
    ;[1, 2].map(t)
    const c = \`x\`
    ;(() => t(c))()
    let d = a
    ++a
    print(b, c, d, a)`,
  "sites at the start of a line": `let a = [t(1)]
    a.push(2)
    new Map().set(1, a)
    a.concat(3).map(t)
    const o = {}
    o.x = t(1), o.y = [t(2)]
    ;(o.z = t(3)), (o.w = \`\${t(4)}\`)
    const f = () => o.v = t(5)
    f()
    let s = "x"
    s += a
    if (s) o.u = t(6)
    else o.u = t(7)
    print(a, o, s)`,
  "sums with what was read first": `let o = { n: 1, get g() { t("get"); return 2 }, set g(v) { t("set " + v) } }, p = o, u; o.n += (o = { n: 10 }, t(5)); p.g -= t(1); p.n *= t(2) + 1; p.n **= t(0) ? 1 : 2; p.s = "a"; p.s += t("b") + t("c"); (function () { this.n += t(3) }).call(o); try { u.n += t(9) } catch (e) { print(e.name, e.message) } print(p, o, o.n += t(4))`,
  "bits and what needs no box": `class A { constructor() { this.a = undefined; this.b = void t(1); this.c = null; this.d = !t(2); this.e = "e"; this.f = 6 } } const o = new A(); o.f |= t(1); o.f &= ~2; o.f <<= t(3); o.f >>= 1; o.f >>>= t(0); o.f ^= 5; o.none |= 4; o.g = 5n; o.g |= 2n; o.g <<= 70n; let k = 1; k |= t(6); print(o, k, Object.prototype.hasOwnProperty.call(o, t("f")))`,
  "stores on lines of their own": `class A {
      constructor() {
        this.a = 1
        this.b = [this.a]
        this.c = \`\${this.b}\`
        let s = "x"
        s += this.c
        this.d = s
      }
    }
    print(new A())`,
  "rests in their turn": `const log = [], spy = new Proxy({ a: 1, b: 2, c: 3 }, { get(o, k) { log.push(["get", k]); return o[k] }, ownKeys(o) { log.push("keys"); return Reflect.ownKeys(o) } });
    function* g() { try { log.push("g"); yield 1; yield 2; yield 3 } finally { log.push("end") } }
    const { a, z = 5, "b": c = 6,
      ...rest
    } = t(spy), [x, , ...xs] = g(), [y = 7, ...ys] = [], { ...all } = "hi", q = t(8), $s0 = { a: [9] }, { b: none, ...again } = $s0; let p, r = [1];
    ({ p, ...r.o } = { p: t(1), s: 2 });
    [p, ...r] = [...r, p]
    print(log, a, z, c, rest, x, xs, y, ys, all, q, none, again, p, r);
    (function () { const { 0: first, ...others } = arguments, [...list] = [this.k]; print(first, others, list) }).call({ k: 1 }, t(2), 3);
    (async () => { const { a, ...rest } = await { a: 1, b: [2] }; print(a, rest) })();
    for (const { a, ...rest } of [{ a: 1, b: 2 }]) print(a, rest); const f = ({ a, ...rest }, [b, ...more], ...others) => [rest, more, others]; print(f({ c: t(1) }, [2, 3], 4))`,
  "messages of rests of nothing": `const no = null, o = {}; for (const f of [() => { const { a, ...r } = no }, () => { const { a, ...r } = o.p }, () => { const { ...r } = t(null) }, () => { const [a, ...r] = o.p.q }, () => { const [a, ...r] = o }, () => { let a, r; [a, ...r] = t() }, () => { let r; ({ ...r } = no) }, () => { const { a, ...r } = a }]) try { f() } catch (e) { print(e.message) }`,
  "functions from text": `print(new Function("a", "return [a]")(t(1)), Function("return 2")())`,
  "toString of functions": `function f(a) { return [a, { b: a }] } const o = { m(x) { return \`\${x}\` }, get g() { return [1] }, *gen() { yield [2] }, async am() {} }; class A { static s() { return [1] } constructor() { this.a = [] } f = [1] }
    print([f, (x) => [x], o.m, Object.getOwnPropertyDescriptor(o, "g").get, o.gen, o.am, A, A.s, A.prototype.constructor].map((x) => keepText(x)))`,
  "labels, errors and finally": `outer: for (const a of [[1, 2], [3]]) { for (const b of a) { if (b === 2) continue outer; t(b) } } try { throw new RangeError("r" + t(1), { cause: [2] }) } catch ({ message, cause, name }) { print(message, cause, name) } finally { t("f") }`,
  "errors of missing things": `for (const f of [() => undefinedName.push(1), () => null.map(1), () => [...1], () => new Array(-1), () => ({}).x.y, () => "a".repeat(-1), () => { const { a } = null }]) try { f() } catch (e) { print(e.name) }`,
  "getters and setters run once": `const log = []; const o = { get a() { log.push("get"); return [] }, set a(v) { log.push("set") } }; o.a.push(1); o.a = 2; o.a += 3; o?.a?.push(1); print(log)`,
  "delete, void, in": `const o = { a: { b: 1 } }; print(delete o.a.b, "b" in o.a, void o.a, delete [1][0])`,
  "delete of what calls lead to": `const q = { pop() { t("pop"); return q.in }, in: { x: 1, y: 2, z: 3 } }; print(delete q?.pop().x, delete (q?.pop().y), delete q.pop().z, q.in, delete q?.pop(), delete (0, q?.in.w))`,
  "eval sees the scope": `const secret = 5; print(eval("secret + 1"), (() => eval("[secret]"))()[0], eval("var ev = 3; ev"))`,
  "eval declares variables where it stands": `function f() { var a = [...[1], eval("var z = 5"), 3], b = [...[1], 2].concat(...[eval("var y = 6")], 3); return [typeof z, typeof y, { m() {}, n: eval("var x = 7") }, typeof x, typeof w, [1].map(() => eval("var w = 1"))] } print(f())`,
  "a function's own call": `function f(x) { return [this === h, x] } f.call = () => "own call"; f.apply = () => "own apply"; const h = { add: f, in: { add: f } }; print(h.add(t(1)), h.in.add(t(2)))`,
  "a name in brackets": `let n, o, p, q; (n) = function () {}; (o) = () => 1; ((p)) = class {}; [(q) = () => 2] = []; print(n.name, o.name, p.name, q.name)`,
  "line ends of every kind":
    "const a = [t(1)]\r\nconst b = `x\r\n${a}\u2028y`\u2028print(a, b, [\ra, `\\\u2029z${b}\rq`])",
  "calls of names within with": `with ({ Array(x) { return [this.k, x] }, tag(s) { return [this.k, s] }, k: 1 }) { print(Array(t(2)), tag\`x\${t(3)}\`, (() => Array(4))(), [k].concat(5)) }`,
  "with statement": `with ({ w: [1, 2], f() { return this.w } }) { print(w.map((x) => x + 1), f()) }`,
  hoisting: `print(typeof later, later()); function later() { return { a: [1] } } print(typeof v); var v = [1]`,
  "temporal dead zone": `try { [tdz]; let tdz = 1 } catch (e) { print(e.name) } try { const q = \`\${q}\` } catch (e) { print(e.name) }`,
  numbers: `let x = 0.1, y = 0.2, s = 0; for (let i = 0; i < 5; i++) { s += x * i; s = s + y } const o = { d: x + y, n: -x, p: 2 ** 3 ** 1, m: (x + y) * 2, k: x - (y - 1), q: (-x) ** 2 }; o.d = x * y + 1; print(s, o, 10n + 5n, [1n, 2n ** 3n])`,
  "await in its turn": `const wait = async (v) => (t("wait " + v), v); (async () => { print([await wait(1), await wait(2)], { a: await wait(3), ...(await wait({ b: 4 })) }, \`\${await wait(5)}\${t(6)}\`, (await wait([7])).concat(await wait(8))) })(); (async () => { await null; t("other") })().then(() => t("then")); t("first")`,
  "async generators": `async function* g() { try { const a = [yield 1, await 2]; yield { a }; yield* [3, [4]] } finally { t("closed") } } (async () => { for await (const x of g()) { print(x); if (x === 3) break } const i = g(); print(await i.next(), await i.next("sent"), await i.return([5])) })()`,
  "rejections arrive as they were thrown": `(async () => { try { await Promise.all([(async () => { throw new TypeError("a" + t(1)) })(), [t(2)]]) } catch (e) { print(e.name, e.message) } finally { t("finally") } })(); Promise.reject([1]).catch((x) => print(x))`,
  "lines of stacks": `const lines = (e) => [...e.stack.matchAll(/snippet[.]js:(\\d+)/g)].map((m) => m[1])
    const f = (x) => [
      x, lines(new Error("here"))]
    print(f(1),
      [1].map(() => lines(new Error())), \`\${
        lines(new Error())}\`)
    class A { constructor() {
      this.l = lines(new Error()) } }
    print(new A(),
      new A())`,
  "arguments of sloppy functions": `function f(a, b) { arguments[0] = [t(1)]; b = 2; return [a, arguments[1], arguments.length, arguments.callee === f, f.length] } print(f(0, 1), f(0))`,
  "parameters have a scope of their own": `const x = 1; function f(a = [x], g = () => [a, x], { b = \`\${a}\`, ...c } = { d: [t(2)] }) { var x = 2; a = 3; return [g(), x, b, c] } print(f(), f.length)`,
  "proxies see the same operations": `const seen = (o) => new Proxy(o, { get: (o, k, r) => (t("get " + String(k)), Reflect.get(o, k, r)), set: (o, k, v) => (t("set " + String(k)), Reflect.set(o, k, v)), has: (o, k) => (t("has " + String(k)), k in o), ownKeys: (o) => (t("keys"), Reflect.ownKeys(o)) }); const a = seen([1, 2]); a.push(3); a.map((x) => [x]); const { b, ...r } = seen({ b: 1, c: 2 }); const o = seen({ n: "x" }); o.n += t(1); o.m ??= [2]; print([...a], { ...seen({ d: [1] }) }, r, a.concat([4]).length)`,
  "iterators are closed": `const it = () => ({ n: 0, [Symbol.iterator]() { return this }, next() { t("next"); return { value: this.n++, done: this.n > 3 } }, return() { t("return"); return {} } }); const [a, b = [9]] = it(); for (const x of it()) { if (x === 1) break } try { new Map(it()) } catch (e) { print(e.name) } print(a, b, [...it()], Array.from(it(), (x) => [x]))`,
  "species and subclasses of built-ins": `class L extends Array { static get [Symbol.species]() { t("species"); return Array } first() { return this[0] } } const l = L.from([1, 2]); print(l instanceof L, l.map((x) => x) instanceof L, l.first(), L.of(3).length, new L(2).length); class E extends Error { constructor(m) { super(m + t(1)); this.name = new.target.name } } print(new E("e").message, new E("f").name, Reflect.construct(E, ["g"], class Other {}).name)`,
  "built-ins that the program replaced": `const { flat } = Array.prototype; Array.prototype.flat = function (...a) { t("own flat"); return flat.apply(this, a) }; try { print([1, [2]].flat(), [[[3]]].flat(t(2))) } finally { Array.prototype.flat = flat }`,
};

const MODES = {
  "while nothing is traced": leaveSites,
  "while memory is sampled": () => seeSites({ exact: false }),
  "while each allocation is traced": () => seeSites({ exact: true }),
};

for (const [mode, begin] of Object.entries(MODES)) {
  describe(`instrumented code does the same ${mode}`, () => {
    for (const [name, source] of Object.entries(SNIPPETS)) {
      test(name, async () => {
        const url = `file:///${name.replace(/\W/g, "-")}.js`;
        const expected = await run(source, {});
        const result = instrument(source, {
          url,
          sourceType: "commonjs",
          onFunction: (now, then) => void originals.set(now, then),
        })!;
        const sites = makeSites(url, result.sites);
        begin();
        try {
          expect(await run(result.code, sites)).toEqual(expected);
        } finally {
          leaveSites();
        }
        // one more, which tells that the module ended
        expect(linesOf(result.code).length).toBe(linesOf(source).length + 1);
        expect(linesOf(result.sites.toString()).length).toBeLessThanOrEqual(linesOf(source).length);
      });
    }
  });
}

test("a site is on its line, however the lines before it end", () => {
  const source = "a\r\nb\rc\u2028d;\u2029[\r\n1,`x\u2028\r`,\rx]";
  const { code, sites } = instrument(source, { url: "file:///a.js", sourceType: "commonjs" })!;
  expect(linesOf(sites.toString())[4]).toContain("=[1,$0,x];");
  expect(code.replace(/[^\n\r\u2028\u2029]/g, "")).toBe(
    `${source.replace(/[^\n\r\u2028\u2029]/g, "")}\n`,
  );
});

describe("an expression", () => {
  const instrumented = (source: string) =>
    instrument(source, { url: "file:///a.js", sourceType: "commonjs" })!;
  const withoutPrefix = (text: string) => text.replaceAll(/\$s[0-9a-z]+_/g, "$");

  test("stays where it is, behind the condition, if it is short", () => {
    expect(withoutPrefix(instrumented("o.x = f(y)").code)).toBe(
      " $o.on?$0(o,f(y)):o.x = f(y)\n;$e();",
    );
    expect(withoutPrefix(instrumented("g([y])").code)).toBe("g( ($o.on?$0(y):[y]))\n;$e();");
  });

  test("is traced where it is the default of a property that is its variable", () => {
    for (const [source, code] of [
      ["const { a = { z: i } } = o", "const { a =  ($o.on?$0(i):{ z: i }) } = o\n;$e();"],
      [
        "function f({ a = [] } = {}) {}",
        "function f({ a =  ($o.on?$0():[]) } =  ($o.on?$1():{})) {}\n;$e();",
      ],
      ["({ a = [] } = o)", "({ a =  ($o.on?$0():[]) } = o)\n;$e();"],
    ] as const) {
      expect(withoutPrefix(instrumented(source).code)).toBe(code);
    }
  });

  test("is called in any case if it is long or on several lines", () => {
    const long = "y".repeat(100);
    expect(withoutPrefix(instrumented(`o.x = ${long}`).code)).toBe(` $0(o,${long})\n;$e();`);
    expect(withoutPrefix(instrumented("o.x =\ny").code)).toBe(" $0(o,\ny)\n;$e();");
  });

  test("that allocates nothing is no site", () => {
    for (const source of [
      "o.x |= f(y)",
      "o.x <<= 1",
      "this.x = undefined",
      "this.x = void 0",
      "this.x = 'a'",
      "o.x++",
      "o[i]++",
      "i--",
      "hasOwnProperty.call(o, k)",
      "Object.prototype.hasOwnProperty.call(o, k)",
    ])
      expect(instrumented(source).sites.toString()).toBe("");
    for (const source of [
      "o.x |= 1n",
      "this.x = 0",
      "o.x = undefined",
      "a * 2n",
      "slice.call(o, 1)",
    ])
      expect(instrumented(source).sites.toString()).not.toBe("");
  });
});

const linesOf = (text: string) => text.split(/\r\n|[\n\r\u2028\u2029]/);

async function run(source: string, sites: object): Promise<unknown[]> {
  const out: unknown[] = [];
  const t = (value: unknown) => (out.push(`t ${String(value)}`), value);
  const print = (...values: unknown[]) => out.push(...values.map(show));
  const keepText = (f: unknown) => originals.get(String(f)) ?? String(f);
  const names = Object.keys(sites);
  const program = compileFunction(source, ["t", "print", "keepText", ...names], {
    filename: "snippet.js",
  }) as (...given: unknown[]) => void;
  program(t, print, keepText, ...Object.values(sites));
  // what the program awaits has come by then
  await new Promise((resolve) => setImmediate(resolve));
  return out;
}

const originals = new Map<string, string>();

function show(value: unknown): string {
  if (typeof value === "function") return `function ${value.name}`;
  if (typeof value !== "object" || value === null) return `${typeof value} ${String(value)}`;
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${show(each)}`);
  return `${value.constructor?.name} { ${entries.join(", ")} }`;
}
