import { audit } from "./audit.ts";
import { codeGeneration, compile } from "./code-generation.ts";
import { constantsOf, takeAllCode } from "./compile-store.ts";
import type { Class } from "./declaration.ts";
import type { AnySlotted } from "./infer.ts";
import { planOf, type PlannedSlot, type Plan } from "./layout.ts";
import { takeValues } from "./take-values.ts";

/**
 * Makes the class whose constructor gives an object all its slots, those of every base included, and
 * seals it, unless it has a dict.
 */
export function standaloneClass(plan: Plan, sealed: boolean): Class {
  return codeGeneration.allowed ? compiled(plan, sealed) : interpreted(plan, sealed);
}

/** What is done when a class is constructed that was not the last one. */
function enter(C: AnySlotted): Plan {
  audit(C);
  return planOf(C, "columns");
}

/**
 * Fields put every slot inside the object; assigning to one that is not yet there would run into the guard
 * at the end of the prototype chain.
 */
function compiled(plan: Plan, sealed: boolean): Class {
  const constants: Record<string, unknown> = { ...constantsOf(plan), enter };
  const ownCode = ({ id, key, field }: PlannedSlot) =>
    `this.${key} = ${field.spec.own ? `v${id} === undefined ? undefined : own${id}(v${id})` : `v${id}`};`;
  const source = `
    let seen;
    return class Slotted {
      ${plan.slots.map(({ key }) => `${key};`).join(" ")}
      constructor(init) {
        if (new.target !== seen) { plan = enter(new.target); seen = new.target; }
        ${takeAllCode(plan.slots)}
        checkNames(plan, init);
        ${plan.slots.map(ownCode).join("\n")}
        ${sealed ? "Object.seal(this);" : ""}
      }
    };`;
  return compile("object", source, constants) as Class;
}

function interpreted(base: Plan, sealed: boolean): Class {
  let plan = base;
  let seen: unknown;
  return class Slotted {
    constructor(init: object) {
      if (new.target !== seen) {
        plan = enter(new.target as unknown as AnySlotted);
        seen = new.target;
      }
      const values = takeValues(plan, init, false);
      for (const { id, key, field } of plan.slots) {
        const { own } = field.spec;
        const value = values[id];
        const kept = own && value !== undefined ? own(value as never) : value;
        define(this, key, kept);
      }
      if (sealed) Object.seal(this);
    }
  };
}

function define(object: object, key: string, value: unknown): void {
  Object.defineProperty(object, key, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  });
}
