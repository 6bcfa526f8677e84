import { arrays } from "./values/arrays.ts";
import { buffers } from "./values/buffers.ts";
import { builtins } from "./values/builtins.ts";
import { collections } from "./values/collections.ts";
import { functions } from "./values/functions.ts";
import { instances } from "./values/instances.ts";
import { objects } from "./values/objects.ts";
import { primitives } from "./values/primitives.ts";
import { strings } from "./values/strings.ts";

/** Values by name. */
export type Values = Record<string, unknown>;

/** Values of every kind, each under a name of its own. */
export function corpus(): Map<string, unknown> {
  const values = new Map<string, unknown>();
  for (const family of FAMILIES)
    for (const [name, value] of Object.entries(family())) {
      if (values.has(name)) throw new Error(`two values are called ${name}`);
      values.set(name, value);
    }
  return values;
}

const FAMILIES = [
  primitives,
  strings,
  objects,
  instances,
  arrays,
  collections,
  buffers,
  functions,
  builtins,
];
