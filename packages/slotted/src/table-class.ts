import { codeGeneration, compile } from "./code-generation.ts";
import { nameOf } from "./declaration.ts";
import type { AnySlotted } from "./infer.ts";
import { callable } from "./refuse.ts";

type Constructor = new (...args: never[]) => object;

const classes = new WeakMap<AnySlotted, Constructor>();

/**
 * The tables of one class. What is called in loops is compiled once more for each class, so that a program
 * with many tables does not share one call site among them: 5x on Node 24 from the fifth class on,
 * benchmarks/polymorphism.bench.ts
 */
export function tableClass(C: AnySlotted, Table: Constructor): Constructor {
  const known = classes.get(C);
  if (known) return known;
  const made = codeGeneration.allowed ? compiled(C, Table) : derive(Table);
  classes.set(C, made);
  return made;
}

const derive = (Base: Constructor): Constructor => class Table extends Base {};

const compiled = (C: AnySlotted, Base: Constructor): Constructor => {
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
  return compile(`table of ${nameOf(C as unknown as { name: string })}`, source, {
    Base,
    callable,
  }) as Constructor;
};
