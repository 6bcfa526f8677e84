import fc from "fast-check";
import { bool, f64, layoutOf, optional, slots, text, u16, u32, u8, type Slots } from "slotted";
import { expect, it } from "vitest";
import { leastPadding } from "./least-padding.ts";

const TYPES = [f64, u32, u16, u8, bool, text, optional(f64), optional(u8)];
const types = (maxLength: number) =>
  fc.array(fc.constantFrom(...TYPES), { minLength: 1, maxLength });

it("wastes no byte that any other order saves", () => {
  fc.assert(
    fc.property(types(4), fc.option(types(3), { nil: undefined }), (own, under) => {
      const Base = under && class extends slots(named("base", under)) {};
      const bytesOf = (order: readonly number[]) => {
        const fields = named(
          "own",
          order.map((k) => own[k]!),
        );
        return layoutOf(Base ? slots(Base, fields as never) : slots(fields), "rows").bytesPerRow;
      };
      const order = leastPadding(
        own.map((type) => layoutOf(slots({ only: type }), "rows")),
        Base && layoutOf(Base, "rows"),
      );
      const best = Math.min(...permutations(own.map((_, k) => k)).map(bytesOf));
      expect(bytesOf(order)).toBe(best);
    }),
    { numRuns: 50 },
  );
});

const named = (prefix: string, types: readonly Slots[string][]): Slots =>
  Object.fromEntries(types.map((type, k) => [`${prefix}${k}`, type]));

function permutations(items: readonly number[]): number[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
