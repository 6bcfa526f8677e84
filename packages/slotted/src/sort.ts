import { errors } from "./errors.ts";
import { slotNamed } from "./refuse.ts";
import { INDEX, type Store } from "./store.ts";

type Compare = (a: object, b: object) => number;

/** The indices of a store's rows in the order asked for. @throws SlotError for an unknown slot or one without order */
export function orderBy(store: Store, order: string | Compare): Uint32Array {
  const rows = Uint32Array.from({ length: store.n }, (_, i) => i);
  if (typeof order === "function") {
    // two rows for all comparisons
    const a = store.row(0) as { [INDEX]: number };
    const b = store.row(0) as { [INDEX]: number };
    return rows.sort((i, j) => {
      a[INDEX] = i;
      b[INDEX] = j;
      return order(a, b) || i - j;
    });
  }
  const slot = slotNamed(store.plan, order);
  if (slot.parts || slot.field.spec.list) {
    throw errors.argument(
      `sortBy ${store.plan.name}.${order}`,
      "a slot whose values have an order",
      slot.type,
      "Pass (a, b) => … instead.",
    );
  }
  const values = Array.from(rows, (i) => (store.row(i) as Record<string, unknown>)[order]);
  return rows.sort((i, j) => compare(values[i], values[j]) || i - j);
}

/** Ascending, what compares with nothing last: `NaN` before `undefined`. */
function compare(a: unknown, b: unknown): number {
  if (a === b) return 0;
  const [low, high] = [a as number, b as number];
  return rank(a) - rank(b) || (low < high ? -1 : low > high ? 1 : 0);
}

const rank = (value: unknown): number => (value === undefined ? 2 : Number.isNaN(value) ? 1 : 0);
