import { codeGeneration, compile } from "./code-generation.ts";
import { callable } from "./refuse.ts";
import type { Store } from "./store.ts";

type Constructor = new (store: Store) => object;

const classes = new WeakMap<object, Constructor>();

/**
 * The tables over one class of stores. What is called in loops is compiled once more for each, so that
 * tables of several classes or layouts do not share one call site: with two it takes 4x, from the fifth
 * on 5x (Node 24): benchmarks/polymorphism.bench.mjs
 */
export function tableClass(store: Store, Table: Constructor): Constructor {
  const known = classes.get(store.constructor);
  if (known) return known;
  const made = codeGeneration.allowed ? compiled(store.plan.name, Table) : derive(Table);
  classes.set(store.constructor, made);
  // where no table is alive, a collection drops what is compiled for them: as in the store's class
  return Object.assign(made, { kept: new made(store.fresh()) });
}

const derive = (Base: Constructor): Constructor => class Table extends Base {};

const compiled = (name: string, Base: Constructor): Constructor => {
  const source = `return class Table extends Base {
    get length() { return this.store.n; }
    get(index) { return this.store.get(index); }
    add(init) { return this.store.add(init); }
    scan() { return this.store.scan(); }
    [Symbol.iterator]() { return this.store.rows(); }
    forEach(visit) {
      callable(visit);
      for (let i = 0, end = this.length; i < end && i < this.length; i++) visit(this.get(i), i, this);
    }
  };`;
  return compile(`table of ${name}`, source, { Base, callable }) as Constructor;
};
