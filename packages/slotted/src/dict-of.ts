import { hasDict } from "./has-dict.ts";
import { isRow, type Row } from "./row.ts";
import { INDEX, STORE } from "./store.ts";

/**
 * The object that keeps the undeclared attributes of a `withDict` row: Python's `row.__dict__`. Undefined
 * while it has none, and for everything else: a standalone object keeps them among its own properties.
 */
export function dictOf(value: unknown): object | undefined {
  if (!isRow(value)) return undefined;
  const { [STORE]: store, [INDEX]: index } = value as Row;
  const { dict } = store.plan;
  // a nested row shares the index of the row that it is part of
  if (!dict || !hasDict(value)) return undefined;
  return store.list(dict)[index] as object | undefined;
}
