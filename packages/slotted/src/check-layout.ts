import { errors } from "./errors.ts";

/** Refuses what is no layout's name. @throws SlotError */
export function checkLayout(layout: unknown): void {
  if (layout !== "columns" && layout !== "rows") {
    throw errors.argument(
      "layout",
      'the layout "columns" or "rows"',
      layout,
      "Leave it out for columns.",
    );
  }
}
