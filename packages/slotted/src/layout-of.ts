import { declarationIn } from "./declaration.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import { planOf, type Layout, type LayoutKind, type Plan } from "./layout.ts";
import { checkLayout } from "./check-layout.ts";
import { printLayout } from "./print-layout.ts";
import { isRow, type Row } from "./row.ts";
import { STORE, Store } from "./store.ts";

/** A layout that prints as a table. */
class ReadableLayout implements Layout {
  declare readonly name: string;
  declare readonly kind: LayoutKind;
  declare readonly bytesPerRow: number;
  declare readonly align: number;
  declare readonly slots: Layout["slots"];
  declare readonly padding: number;

  constructor({ name, kind, bytesPerRow, align, slots: planned, padding }: Plan) {
    const slots = planned.map(({ name, type, offset, bytes, declaredIn, doc }) =>
      Object.freeze({ name, type, offset, bytes, declaredIn, doc }),
    );
    Object.freeze(Object.assign(this, { name, kind, bytesPerRow, align, slots, padding }));
  }

  toString(): string {
    return printLayout(this);
  }
}

const layouts = new WeakMap<Plan, Layout>();

/**
 * Where the slots lie: of a class (in columns, or in the layout named), a table, an object or a row.
 *
 * @throws SlotError for anything that is not slotted, and for an unknown layout.
 */
export function layoutOf(of: AnySlotted | object, kind?: LayoutKind): Layout {
  const plan = planFor(of, kind);
  const layout = layouts.get(plan) ?? new ReadableLayout(plan);
  layouts.set(plan, layout);
  return layout;
}

function planFor(of: unknown, kind?: LayoutKind): Plan {
  if (kind !== undefined) checkLayout(kind);
  const C = typeof of === "function" ? of : (of as object | null | undefined)?.constructor;
  if (isRow(of)) return planOf(C as unknown as AnySlotted, kind ?? (of as Row)[STORE].plan.kind);
  const store = (of as { store?: unknown } | null | undefined)?.store;
  if (store instanceof Store) return kind ? planOf(store.plan.ownerClass, kind) : store.plan;
  if (!declarationIn(C)) throw errors.notSlotted("layoutOf", of);
  return planOf(C as unknown as AnySlotted, kind ?? "columns");
}
