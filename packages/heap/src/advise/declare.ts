import type { ProposedSlot } from "./infer-slots.ts";

/** The TypeScript to paste: imports, and a class with the slots proposed, their reasons beside them. */
export function declare(className: string, slots: readonly ProposedSlot[]): string {
  const words = slots.flatMap(({ type }) => type.replace(/"[^"]*"/g, "").match(/\w+/g) ?? []);
  const imports = [...new Set([...words, "slots"])].sort().join(", ");
  const lines = slots.map(
    ({ name, type, reason, isGuess }) =>
      `  ${name}: ${type}, // ${isGuess ? "a guess: " : ""}${reason}`,
  );
  return [
    `import { ${imports} } from "slotted";`,
    "",
    `export class ${className} extends slots({`,
    ...lines,
    "}) {}",
    "",
  ].join("\n");
}
