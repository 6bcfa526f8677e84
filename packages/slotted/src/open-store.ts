import { audit } from "./audit.ts";
import type { Class } from "./declaration.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import { planOf, type LayoutKind } from "./layout.ts";
import { storeClass } from "./store-class.ts";
import type { Store } from "./store.ts";

/** How a table is made. */
export interface TableOptions {
  /** `columns`, the default, is a structure of arrays; `rows` reads a whole random record faster. */
  readonly layout?: LayoutKind;
  /** Rows to reserve at once; the table still grows past them. */
  readonly capacity?: number;
  /** Switches the checks of written values off. */
  readonly unchecked?: boolean;
}

/** Makes an empty store for a class. @throws SlotError for a class or an option that cannot be */
export function openStore(C: AnySlotted, options: TableOptions = {}): Store {
  audit(C as unknown as Class);
  const { layout = "columns", capacity = 0, unchecked = false } = options;
  checkLayout(layout);
  if (!(Number.isSafeInteger(capacity) && capacity >= 0)) {
    throw errors.argument(
      "Table",
      "a capacity of whole rows",
      capacity,
      "Leave it out to grow as needed.",
    );
  }
  const store = new (storeClass(planOf(C, layout), unchecked))();
  if (capacity > 0) store.reserve(capacity);
  return store;
}

/** Refuses what is no layout's name. @throws SlotError */
export function checkLayout(layout: unknown): void {
  if (layout !== "columns" && layout !== "rows") {
    throw errors.argument(
      "Table",
      'the layout "columns" or "rows"',
      layout,
      "Leave it out for columns.",
    );
  }
}
