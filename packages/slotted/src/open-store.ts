import { audit } from "./audit.ts";
import { checkLayout } from "./check-layout.ts";
import type { Class } from "./declaration.ts";
import { errors } from "./errors.ts";
import type { AnySlotted } from "./infer.ts";
import { planOf, type LayoutKind } from "./layout.ts";
import { isCount } from "./refuse.ts";
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
  checkNames(options);
  const { layout = "columns", capacity = 0, unchecked = false } = options;
  checkLayout(layout);
  if (typeof unchecked !== "boolean")
    throw errors.argument(
      "Table",
      "unchecked to be a boolean",
      unchecked,
      "Leave it out for checks.",
    );
  if (!isCount(capacity)) {
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

const OPTIONS = ["layout", "capacity", "unchecked"];

function checkNames(options: unknown): void {
  const isObject = typeof options === "object" && options !== null;
  const wrong = isObject ? Object.keys(options).find((name) => !OPTIONS.includes(name)) : options;
  if (isObject && wrong === undefined) return;
  throw errors.argument("Table", `options out of ${OPTIONS.join(", ")}`, wrong, "Leave it out.");
}
