import type { TSESTree } from "@typescript-eslint/utils";
import { isDecorated } from "./ast.ts";

/** Tells whether a field exists for its type only, so that `declare` would keep all that is meant. */
export function isTypeOnly(field: TSESTree.Node): field is TSESTree.PropertyDefinition {
  return (
    field.type === "PropertyDefinition" &&
    !field.value &&
    // Oxlint says null where typescript-eslint says undefined
    Boolean(field.typeAnnotation) &&
    !isDecorated(field)
  );
}

/** Returns the text of a field with `declare` before it, which goes with neither `override` nor `!`. */
export function declared(field: TSESTree.PropertyDefinition, text: string): string {
  const bare = text.replace(/\boverride\s+/, "");
  return `declare ${field.definite ? bare.replace("!", "") : bare}`;
}
