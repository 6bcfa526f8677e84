import type { ObjectLayout } from "./object-layout.ts";
import { printLayout } from "./print-layout.ts";

/** Gives a layout its table. */
export function describe(layout: Omit<ObjectLayout, "toString">): ObjectLayout {
  const described: ObjectLayout = { ...layout };
  Object.defineProperty(described, "toString", { value: () => printLayout(described) });
  return described;
}
