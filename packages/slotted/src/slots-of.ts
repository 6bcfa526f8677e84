import { declarationIn } from "./declaration.ts";
import { errors } from "./errors.ts";

/**
 * The names of the slots of a class, an object or a row, those of the bases first.
 *
 * @throws SlotError for anything that is not slotted.
 */
export function slotsOf(of: object): readonly string[] {
  const declaration =
    declarationIn(of) ?? declarationIn((of as object | null | undefined)?.constructor);
  if (!declaration) throw errors.notSlotted("slotsOf", of);
  return declaration.slots.map(({ name }) => name);
}
