import { inEachForm } from "../testing/sources.ts";
import { testRule } from "../testing/test-rule.ts";
import { noKeyedGrowth } from "./no-keyed-growth.ts";

const keyed = (key: string, object = "this") => ({ messageId: "keyed", data: { object, key } });

testRule(noKeyedGrowth, {
  valid: [
    ...inEachForm("class C"),
    { name: "a name", code: "class A { m() { this.z = 1; this['y'] = 2; } }" },
    { name: "a number", code: "class A { m() { this[0] = 1; } }" },
    {
      name: "a key that is said to be a name of the object",
      code: "class A { m() { for (const k in o) this[k as keyof this] = 1; } }",
    },
    {
      name: "a constant that is said to be a name of the object",
      code: "class A { m() { for (const k in o) { const own = k as keyof typeof this; this[own] = 1; } } }",
    },
    { name: "a counter", code: "class A { m() { for (let i = 0; i < 3; i++) this[i] = 1; } }" },
    { name: "a counter that is stepped", code: "class A { m(i) { this[i++] = 1; } }" },
    { name: "a sum of numbers", code: "class A { m(i: number) { this[i + 1] = 1; } }" },
    { name: "a parameter that is a number", code: "class A { m(i: number) { this[i] = 1; } }" },
    {
      name: "a parameter that is one of the names of a type",
      code: "class A { m(k: keyof A) { this[k] = 1; } }",
    },
    {
      name: "a parameter of a type of names",
      code: "class A { m<K extends keyof A>(k: K) { this[k] = 1; } }",
    },
    {
      name: "a parameter that is one of two names",
      code: "class A { m(k: 'a' | 'b') { this[k] = 1; } }",
    },
    {
      name: "an index that a callback is given",
      code: "class A { m(all) { all.forEach((each, i) => { this[i] = each; }); } }",
    },
    {
      name: "a symbol",
      code: "const kState = Symbol('state');\nclass A { m() { this[kState] = 1; } }",
    },
    {
      name: "an imported name",
      code: "import { kState } from './symbols.js';\nclass A { m() { this[kState] = 1; } }",
    },
    {
      name: "a member of a namespace of symbols",
      code: "class A { m() { this[Symbol.species] = 1; } }",
    },
    { name: "a constant name", code: "const name = 'z';\nclass A { m() { this[name] = 1; } }" },
    {
      name: "a class of elements",
      code: "class A extends Array { m(k: string) { this[k] = 1; } }",
    },
    { name: "reading", code: "class A { m(k: string) { return this[k]; } }" },
    { name: "an object outside a class", code: "function f(o, k) { o[k] = 1; this[k] = 2; }" },
    {
      name: "a literal, unless asked for",
      code: "const seen = {};\nfunction f(k: string) { seen[k] = 1; }",
    },
    {
      name: "a Map, where literals are checked",
      code: "const seen = new Map();\nfunction f(k: string) { seen[k] = 1; seen.set(k, 1); }",
      options: { checkObjects: true },
    },
    { name: "a static method", code: "class A { static m(k: string) { this[k] = 1; } }" },
    { name: "a template without holes", code: "class A { m() { this[`z`] = 1; } }" },
  ],
  invalid: [
    {
      name: "a key that is said to be any string",
      code: "class A { m(k: unknown) {\n for (const n in o) this[n as string] = 1; } }",
      errors: [{ ...keyed("n as string"), line: 2 }],
    },
    {
      name: "a parameter that is a string",
      code: "class A { m(k: string) {\n this[k] = 1; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "a parameter that is a property key",
      code: "class A { m(k: PropertyKey) {\n this[k] = 1; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "a parameter without a type",
      code: "class A { m(k) {\n this[k] = 1; } }",
      js: true,
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "names of a loop",
      code: "class A { m(all) { for (const k of all)\n this[k] = 1; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "keys of an object",
      code: "class A { constructor(o) { for (const k in o)\n this[k] = o[k]; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "entries of an object",
      code: "class A { constructor(o) { for (const [k, v] of Object.entries(o))\n this[k] = v; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "a template",
      code: "class A { m(i: number) {\n this[`f${i}`] = 1; } }",
      errors: [{ ...keyed("`f${i}`"), line: 2 }],
    },
    {
      name: "a joined string",
      code: "class A { m(i: number) {\n this['f' + i] = 1; } }",
      errors: [{ ...keyed("'f' + i"), line: 2 }],
    },
    {
      name: "a variable made of strings",
      code: "class A { m(i: number) { const k = `f${i}`;\n this[k] = 1; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "the name of something",
      code: "class A { m(o) {\n this[o.name] = 1; } }",
      errors: [{ ...keyed("o.name"), line: 2 }],
    },
    {
      name: "a lower-cased string",
      code: "class A { m(o) {\n this[o.toLowerCase()] = 1; } }",
      errors: [{ ...keyed("o.toLowerCase()"), line: 2 }],
    },
    {
      name: "a compound assignment",
      code: "class A { m(k: string) {\n this[k] += 1; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "an increment",
      code: "class A { m(k: string) {\n this[k]++; } }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "an arrow function",
      code: "class A { m = (k: string) => {\n this[k] = 1; }; }",
      errors: [{ ...keyed("k"), line: 2 }],
    },
    {
      name: "through a type assertion",
      code: "class A { m(k: string) {\n (this as any)[k as string] = 1; } }",
      errors: [{ ...keyed("k as string"), line: 2 }],
    },
    {
      name: "a literal, where that is asked for",
      code: "const seen = {};\nfunction f(k: string) {\n seen[k] = 1; }",
      options: { checkObjects: true },
      errors: [{ ...keyed("k", "seen"), line: 3 }],
    },
  ],
});
