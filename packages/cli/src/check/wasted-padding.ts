import type { AnySlotted, Layout, Slots } from "slotted";
import { isDeclaring, isSlottedClass, type ClassFacts } from "./class-facts.ts";
import type { Finding } from "./finding.ts";
import { finding } from "./finding-messages.ts";
import { leastPadding } from "./least-padding.ts";

/** The part of `slotted` that lays classes out; a class needs the copy that made it. */
export interface Library {
  readonly slots: (base: AnySlotted | Slots, fields?: Slots) => AnySlotted;
  readonly layoutOf: (C: AnySlotted, kind: "rows") => Layout;
}

/** The bytes a row that another order of a class's own slots would save, and that order. */
export function wastedPadding(facts: ClassFacts, library: Library): Finding[] {
  const declaring = declaringOf(facts);
  if (!declaring) return [];
  const base = baseOf(declaring);
  const own = Object.entries(declaring.slots).filter(([name]) => !(name in (base?.slots ?? {})));
  try {
    const { bytesPerRow } = library.layoutOf(declaring, "rows");
    const inRows = (fields: Slots, under?: AnySlotted) =>
      library.layoutOf(under ? library.slots(under, fields) : library.slots(fields), "rows");
    const order = leastPadding(
      own.map(([name, type]) => inRows({ [name]: type })),
      base && library.layoutOf(base, "rows"),
    );
    const best = inRows(Object.fromEntries(order.map((k) => own[k] ?? [])), base).bytesPerRow;
    if (best >= bytesPerRow) return [];
    return [
      finding("wasted-padding", {
        className: facts.name,
        names: order.map((k) => own[k]?.[0] ?? ""),
        got: `${bytesPerRow} bytes where ${best} do`,
      }),
    ];
  } catch (error) {
    // a class of another copy of the library cannot be laid out by this one
    if ((error as { code?: unknown }).code === "ERR_NOT_SLOTTED") return [];
    throw error;
  }
}

/** The declaration that a class extends directly; a class that adds no slots has none to reorder. */
function declaringOf({ C, slots }: ClassFacts): AnySlotted | undefined {
  if (!slots) return undefined;
  const declaring: unknown = isDeclaring(C) ? C : Object.getPrototypeOf(C);
  return isDeclaring(declaring as object) ? (declaring as AnySlotted) : undefined;
}

function baseOf(declaring: AnySlotted): AnySlotted | undefined {
  const base: unknown = Object.getPrototypeOf(declaring);
  return isSlottedClass(base) ? (base as unknown as AnySlotted) : undefined;
}
