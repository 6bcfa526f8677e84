import { partsOf } from "./root.ts";
import { INDEX, STORE, type Store } from "./store.ts";

/** The method by which Node's `util.inspect` asks an object to print itself. */
export const INSPECT = Symbol.for("nodejs.util.inspect.custom");

export type Inspect = (value: unknown, options: InspectOptions) => string;

export interface InspectOptions {
  readonly maxArrayLength?: number | null;
  readonly depth?: number | null;
}

/** Prints a row as the standalone object it stands for. */
export function inspectRow(
  this: object,
  depth: number,
  options: InspectOptions,
  inspect: Inspect,
): string {
  const { constructor } = this;
  const { [STORE]: store, [INDEX]: index } = this as { [STORE]?: Store; [INDEX]: number };
  if (!store) return `[${constructor.name}.prototype]`;
  if (index >= store.n) return `[${constructor.name}, removed]`;
  if (depth < 0) return `[${constructor.name}]`;
  const twin = partsOf(this);
  Object.setPrototypeOf(twin, constructor.prototype as object);
  return inspect(twin, { ...options, depth });
}

interface Printable {
  readonly length: number;
  readonly store: { readonly plan: { readonly name: string } };
  at(index: number): object | undefined;
}

/** Prints a table as an array of its rows, as many as an array would show. */
export function inspectTable(
  this: Printable,
  depth: number,
  options: InspectOptions,
  inspect: Inspect,
): string {
  const name = `Table<${this.store.plan.name}>(${this.length})`;
  if (depth < 0) return `[${name}]`;
  // an array of the table's length, so that `… more items` counts the rows that are not shown
  const shown = Math.min(this.length, options.maxArrayLength ?? Infinity);
  const rows = Array.from({ length: shown }, (_, i) => this.at(i));
  rows.length = this.length;
  return `${name} ${inspect(rows, { ...options, depth })}`;
}
