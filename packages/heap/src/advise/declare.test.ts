import { expect, it } from "vitest";
import { declare } from "./declare.ts";

it("declares a class with its reasons, and imports what it names", () => {
  const slots = [
    { name: "id", type: "u32", reason: "integers, 0 to 9", isGuess: false },
    { name: "state", type: 'optional(oneOf("f64", "b"))', reason: "2 strings", isGuess: true },
  ];
  expect(declare("Order", slots)).toBe(`import { oneOf, optional, slots, u32 } from "slotted";

export class Order extends slots({
  id: u32, // integers, 0 to 9
  state: optional(oneOf("f64", "b")), // a guess: 2 strings
}) {}
`);
});
